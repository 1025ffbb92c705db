import type { ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";

/** A part of the lesson pane under a quiet heading. */
export function Section({ title, aside, className, children }: { title: string; aside?: ReactNode; className?: string; children: ReactNode }) {
  return (
    <section className={classNames("mt-8", className)}>
      <div className="mb-2 flex items-baseline justify-between gap-4">
        <h2 className="text-xs font-medium text-muted">{title}</h2>
        {aside && <div className="text-xs text-muted">{aside}</div>}
      </div>
      {children}
    </section>
  );
}
