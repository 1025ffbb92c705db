"use client";
import { type ChangeEvent, type ReactNode, useRef, useState } from "react";
import { GroupTasks } from "@/components/dreams/group-tasks";
import { Button } from "@/components/ui/button";
import { counted } from "../words";

/** Boxes to choose sessions by, in the table within; what is chosen can be made one task. */
export function SelectableSessions({ slug, children }: { slug: string; children: ReactNode }) {
  const within = useRef<HTMLDivElement>(null);
  const [ids, setIds] = useState<readonly string[]>([]);
  const boxes = () => [...(within.current?.querySelectorAll<HTMLInputElement>("input[data-session]") ?? [])];
  const changed = ({ target }: ChangeEvent<HTMLDivElement>) => {
    if (!(target instanceof HTMLInputElement)) return;
    if (target.dataset.sessions === "all") for (const box of boxes()) box.checked = target.checked;
    setIds(boxes().flatMap(({ checked, dataset }) => (checked && dataset.session ? [dataset.session] : [])));
  };
  const clear = () => {
    for (const box of within.current?.querySelectorAll<HTMLInputElement>("input[type=checkbox]") ?? []) box.checked = false;
    setIds([]);
  };
  return (
    <div ref={within} onChange={changed}>
      {children}
      {ids.length > 0 && (
        <section
          aria-label="Chosen sessions"
          className="sticky bottom-4 z-20 mx-auto mt-4 flex w-fit flex-wrap items-center gap-3 rounded-lg border bg-surface px-4 py-2.5 shadow-lg"
        >
          <p className="text-sm tabular-nums" aria-live="polite">
            {counted(ids.length, "session")} chosen
          </p>
          <GroupTasks slug={slug} which={{ ids: [...ids] }} sessions={ids.length} initial="" label="Group as one task" onDone={clear} />
          <Button size="sm" variant="ghost" onClick={clear}>
            Clear
          </Button>
        </section>
      )}
    </div>
  );
}
