"use client";
import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { ProgressBar } from "@/components/ui/progress-bar";
import { toast } from "@/components/ui/toast";
import { cancelDreamAction } from "@/lib/dreams/actions";
import { isOver } from "@/lib/dreams/dream";
import type { DreamView } from "@/lib/dreams/queries";
import { count, counted, STEP_WORDS } from "./words";

const EVERY_MS = 1_000;

async function read(slug: string, id: string, signal: AbortSignal): Promise<DreamView> {
  const response = await fetch(`/api/w/${slug}/dreams/${id}`, { signal, headers: { accept: "application/json" } });
  if (!response.ok) throw new Error("How far the dream is cannot be read just now.");
  return (await response.json()) as DreamView;
}

/** How far a dream is, asked every second until it is over; then the page shows what came out. */
export function DreamWatch({ slug, dream, mayCancel }: { slug: string; dream: DreamView; mayCancel: boolean }) {
  const router = useRouter();
  const [asked, setAsked] = useState(false);
  const { data, error } = useQuery({
    queryKey: ["dream", slug, dream.id],
    queryFn: ({ signal }) => read(slug, dream.id, signal),
    initialData: dream,
    staleTime: 0,
    refetchInterval: ({ state }) => (state.data && isOver(state.data.status) ? false : EVERY_MS),
  });
  const over = isOver(data.status);
  useEffect(() => {
    if (over) router.refresh();
  }, [over, router]);
  const cancel = async () => {
    setAsked(true);
    const result = await cancelDreamAction(slug, { id: dream.id });
    if (!result.ok) {
      setAsked(false);
      toast.error(result.error.message);
    } else router.refresh();
  };
  const { progress } = data;
  const canceling = asked || data.canceling;
  return (
    <section aria-label="Progress" className="rounded-lg border bg-surface px-4 py-4">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="text-sm font-medium" aria-live="polite">
          {canceling ? "Canceling" : data.status === "pending" ? STEP_WORDS.waiting : STEP_WORDS[progress.step]}
        </p>
        {mayCancel && !over && (
          <Button size="sm" onClick={cancel} busy={canceling}>
            Cancel
          </Button>
        )}
      </div>
      <ProgressBar
        className="mt-3"
        label="Sessions read"
        value={data.status === "pending" || progress.total === 0 || progress.step !== "reading" ? null : progress.read}
        max={Math.max(1, progress.total)}
      />
      <dl className="mt-3 grid grid-cols-3 gap-3 text-sm">
        <Fact label="Sessions read" value={`${count(progress.read)} of ${count(progress.total)}`} />
        <Fact label="Candidates" value={count(progress.candidates)} />
        <Fact label="Lessons" value={count(progress.lessons)} />
      </dl>
      {progress.ranges && (
        <p className="mt-3 text-xs text-muted">
          Read in {counted(progress.ranges.all, "part")} by {counted(Math.max(1, progress.ranges.workers), "process", "processes")}; {progress.ranges.open}{" "}
          left.
        </p>
      )}
      {error && <p className="mt-3 text-xs text-danger">{error.message}</p>}
    </section>
  );
}

function Fact({ label, value }: { label: string; value: string }) {
  return (
    <div>
      <dt className="text-xs text-muted">{label}</dt>
      <dd className="tabular-nums">{value}</dd>
    </div>
  );
}
