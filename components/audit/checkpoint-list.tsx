import { CopyButton } from "@/components/ui/copy-button";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { RelativeTime } from "@/components/ui/relative-time";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import type { CheckpointOverview } from "@/lib/audit/checkpoints/queries";

/** That no checkpoint can be signed, since when, and what to do. */
export function UnsignedNotice({ unsigned }: Pick<CheckpointOverview, "unsigned">) {
  if (unsigned === null) return null;
  return (
    <ErrorState title={unsigned.contradicts ? "This trail is no longer what was signed" : "No checkpoint can be signed now"}>
      Tried {unsigned.failures === 1 ? "once" : `${unsigned.failures} times`}, first <RelativeTime at={unsigned.since} />.{" "}
      {unsigned.contradicts
        ? "Entries were changed behind Lucid’s back: ask your operator to run lucid audit verify, which names the first of them."
        : "The worker’s log says why; it is tried again by itself."}
    </ErrorState>
  );
}

/** The newest signed checkpoints, each to be copied as the note that it is. */
export function CheckpointList({ checkpoints }: Pick<CheckpointOverview, "checkpoints">) {
  if (checkpoints.length === 0)
    return (
      <EmptyState title="No checkpoint was signed yet">
        A worker signs one a quarter of an hour after something happened, and every export brings one.
      </EmptyState>
    );
  return (
    <Table caption="Signed checkpoints" stacked>
      <TableHead>
        <tr>
          <TableHeader>Entries</TableHeader>
          <TableHeader>Root</TableHeader>
          <TableHeader>Signed</TableHeader>
          <TableHeader>Key</TableHeader>
          <TableHeader>
            <span className="sr-only">Copy</span>
          </TableHeader>
        </tr>
      </TableHead>
      <TableBody>
        {checkpoints.map(({ size, root, at, keyId, note }) => (
          <TableRow key={size}>
            <TableCell label="Entries" className="tabular-nums">
              {size}
            </TableCell>
            <TableCell label="Root" className="font-mono text-xs break-all">
              {root}
            </TableCell>
            <TableCell label="Signed" className="whitespace-nowrap">
              <RelativeTime at={at} />
            </TableCell>
            <TableCell label="Key" className="font-mono text-xs">
              {keyId}
            </TableCell>
            <TableCell>
              <CopyButton value={note} label={`Copy the checkpoint over ${size} entries`} />
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
