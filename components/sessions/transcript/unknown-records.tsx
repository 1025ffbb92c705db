"use client";
import { useInfiniteQuery } from "@tanstack/react-query";
import { HostileText } from "@/components/text/hostile-text";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { ErrorState } from "@/components/ui/error-state";
import { Skeleton } from "@/components/ui/skeleton";
import type { RawRecord } from "@/lib/sessions/queries/records";
import { counted } from "../words";
import { fetchJson } from "./fetch-json";

/** The records that no rule understood: kept raw, and here to be read. */
export function UnknownRecords({ base, count }: { base: string; count: number }) {
  return (
    <Dialog
      size="lg"
      title="Records kept raw"
      description="No rule understood these records of the source. They hold no event, and nothing is learned from them."
      trigger={<Button size="sm">Show {counted(count, "record")}</Button>}
    >
      <RecordList base={base} />
    </Dialog>
  );
}

function RecordList({ base }: { base: string }) {
  const { data, error, hasNextPage, fetchNextPage, isFetching } = useInfiniteQuery({
    queryKey: ["unknown-records", base],
    queryFn: ({ pageParam, signal }) => fetchJson<{ records: RawRecord[]; next: number | null }>(`${base}/records?from=${pageParam}`, signal),
    initialPageParam: 0,
    getNextPageParam: (page) => page.next,
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (error) return <ErrorState title="The records could not be loaded">{error.message}</ErrorState>;
  if (!data) return <Skeleton className="h-40" />;
  return (
    <ol className="flex flex-col gap-3">
      {data.pages
        .flatMap((page) => page.records)
        .map((record) => (
          <li key={record.index}>
            <p className="mb-1 font-mono text-xs text-muted">#{record.index}</p>
            <div className="rounded-md border bg-raised/50 px-3 py-2">
              <HostileText text={record.text} mono fold={600} />
            </div>
          </li>
        ))}
      {hasNextPage && (
        <Button busy={isFetching} onClick={() => void fetchNextPage()}>
          Show more
        </Button>
      )}
    </ol>
  );
}
