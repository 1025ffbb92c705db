import Link from "next/link";
import { RelativeTime } from "@/components/ui/relative-time";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import type { DreamView } from "@/lib/dreams/queries";
import { StatusBadge } from "./status-badge";
import { count, duration, selectionWords } from "./words";

/** What people have done with a dream's lessons so far. */
function decisions({ lessons }: DreamView): string {
  if (lessons.all === 0) return "";
  const parts = [
    lessons.approved > 0 && `${lessons.approved} approved`,
    lessons.rejected > 0 && `${lessons.rejected} rejected`,
    lessons.open > 0 && `${lessons.open} open`,
  ].filter(Boolean);
  return parts.length === 0 ? "Nothing yet" : parts.join(", ");
}

/** What came out of it: what is new, and what an earlier dream had brought. */
function cameOut({ status, funnel, lessons }: DreamView): string {
  if (status !== "completed") return "";
  const { fresh } = lessons;
  const again = lessons.all - fresh;
  const { heldBack = 0, quarantined = 0 } = funnel?.outcome ?? {};
  const parts = [fresh > 0 && `${fresh} new`, again > 0 && `${again} again`].filter(Boolean);
  const aside = [heldBack > 0 && `${heldBack} held back`, quarantined > 0 && `${quarantined} quarantined`].filter(Boolean);
  if (parts.length === 0) return "No lesson";
  return `${parts.join(", ")}${aside.length === 0 ? "" : `; ${aside.join(", ")}`}`;
}

/** The workspace's dreams, newest first. */
export function DreamList({ slug, dreams }: { slug: string; dreams: readonly DreamView[] }) {
  return (
    <Table caption="Dreams">
      <TableHead>
        <tr>
          <TableHeader>Dream</TableHeader>
          <TableHeader>Status</TableHeader>
          <TableHeader className="text-right">Sessions read</TableHeader>
          <TableHeader>What came out</TableHeader>
          <TableHeader className="max-sm:hidden">What people decided</TableHeader>
          <TableHeader className="text-right max-md:hidden">Duration</TableHeader>
          <TableHeader className="max-md:hidden">Asked for by</TableHeader>
          <TableHeader className="max-sm:hidden">When</TableHeader>
        </tr>
      </TableHead>
      <TableBody>
        {dreams.map((dream) => (
          <TableRow key={dream.id}>
            <TableCell className="font-medium whitespace-nowrap">
              <Link href={`/w/${slug}/dreams/${dream.id}`} className="underline-offset-2 hover:underline">
                Dream {dream.number}
              </Link>
              <span className="block text-xs font-normal text-muted max-sm:hidden">{selectionWords(dream.selection)}</span>
              <RelativeTime at={dream.createdAt} className="block text-xs font-normal text-muted sm:hidden" />
            </TableCell>
            <TableCell>
              <StatusBadge status={dream.status} canceling={dream.canceling} />
            </TableCell>
            <TableCell className="text-right tabular-nums">{count(dream.sessions)}</TableCell>
            <TableCell>{cameOut(dream)}</TableCell>
            <TableCell className="max-sm:hidden">{decisions(dream)}</TableCell>
            <TableCell className="text-right whitespace-nowrap tabular-nums max-md:hidden">{duration(dream.durationMs)}</TableCell>
            <TableCell className="max-md:hidden">{dream.requestedBy}</TableCell>
            <TableCell className="whitespace-nowrap text-muted max-sm:hidden">
              <RelativeTime at={dream.createdAt} />
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
