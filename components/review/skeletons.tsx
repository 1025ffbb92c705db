import { Skeleton } from "@/components/ui/skeleton";

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

/** The whole desk before anything is known. */
export function DeskSkeleton() {
  return (
    <div className="flex flex-1 lg:h-[calc(100dvh-49px)]">
      <div className="w-full border-r bg-surface lg:w-[20rem]">
        <QueueSkeleton />
      </div>
      <div className="hidden flex-1 lg:block">
        <LessonSkeleton />
      </div>
      <div className="hidden w-[25rem] border-l lg:block">
        <EvidenceSkeleton />
      </div>
    </div>
  );
}
