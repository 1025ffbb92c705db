import { Skeleton } from "@/components/ui/skeleton";
import type { PanesLayout } from "./panes-layout";

const ROWS = ["w-11/12", "w-3/4", "w-5/6", "w-2/3", "w-10/12", "w-3/5", "w-4/5"];

/** Rows of the queue while they load. */
export function QueueSkeleton() {
  return (
    <div role="status" aria-label="Loading the queue">
      {ROWS.map((width) => (
        <div key={width} className="border-b px-4 py-2.5">
          <Skeleton className={`h-4 ${width}`} />
          <Skeleton className="mt-2 h-3 w-2/5" />
        </div>
      ))}
    </div>
  );
}

/** A lesson while it loads. */
export function LessonSkeleton() {
  return (
    <div role="status" aria-label="Loading the lesson" className="mx-auto w-full max-w-[46rem] px-5 py-6 sm:px-8">
      <Skeleton className="h-3 w-1/3" />
      <Skeleton className="mt-4 h-7 w-4/5" />
      <Skeleton className="mt-3 h-4 w-3/5" />
      <div className="mt-7 flex flex-col gap-2.5">
        {ROWS.slice(0, 5).map((width) => (
          <Skeleton key={width} className={`h-4 ${width}`} />
        ))}
      </div>
      <Skeleton className="mt-8 h-28 w-full" />
    </div>
  );
}

/** Quotes while they load. */
export function EvidenceSkeleton() {
  return (
    <div role="status" aria-label="Loading the evidence" className="flex flex-col gap-3 p-4">
      {ROWS.slice(0, 3).map((width) => (
        <div key={width} className="rounded-lg border bg-surface p-3">
          <Skeleton className="h-3 w-1/2" />
          <Skeleton className={`mt-3 h-4 ${width}`} />
          <Skeleton className="mt-2 h-4 w-2/3" />
        </div>
      ))}
    </div>
  );
}

/** The whole desk before anything is known, with the panes as they were left. */
export function DeskSkeleton({ layout: { queue, evidence, folded } }: { layout: PanesLayout }) {
  return (
    <div className="flex flex-1 lg:h-[calc(100dvh-49px)]">
      <div className="hidden shrink-0 border-r bg-surface pt-[7.5rem] lg:block" style={{ width: folded.queue ? "2.5rem" : `min(${queue}px, 30vw)` }}>
        {!folded.queue && <QueueSkeleton />}
      </div>
      <div className="min-w-0 flex-1 max-lg:pt-11">
        <LessonSkeleton />
      </div>
      <div className="hidden shrink-0 border-l lg:block" style={{ width: folded.evidence ? "2.5rem" : `min(${evidence}px, 40vw)` }}>
        {!folded.evidence && <EvidenceSkeleton />}
      </div>
    </div>
  );
}
