"use client";
import { useQuery } from "@tanstack/react-query";
import { formatBytes } from "@/components/text/format-bytes";
import { HostileText } from "@/components/text/hostile-text";
import { Dialog } from "@/components/ui/dialog";
import { ErrorState } from "@/components/ui/error-state";
import { Skeleton } from "@/components/ui/skeleton";
import type { RawRecord } from "@/lib/sessions/queries/records";
import { fetchJson } from "./fetch-json";

/** One record as the source wrote it. */
export function RecordDialog({ base, index, onClose }: { base: string; index: number | null; onClose: () => void }) {
  const { data, error } = useQuery({
    queryKey: ["record", base, index],
    queryFn: ({ signal }) => fetchJson<RawRecord>(`${base}/records/${index}`, signal),
    enabled: index !== null,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return (
    <Dialog
      open={index !== null}
      onOpenChange={(open) => !open && onClose()}
      title={`Record ${index ?? ""}`}
      description={data ? `As the source wrote it, ${formatBytes(data.bytes)}${data.cut ? "; its beginning is shown" : ""}.` : "As the source wrote it."}
      size="lg"
    >
      {error ? (
        <ErrorState title="The record could not be loaded">{error.message}</ErrorState>
      ) : data ? (
        <HostileText text={data.text} mono fold={20_000} />
      ) : (
        <Skeleton className="h-40" />
      )}
    </Dialog>
  );
}
