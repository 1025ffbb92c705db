import Link from "next/link";
import { HostileInline } from "@/components/text/hostile-text";
import { LinkButton } from "@/components/ui/link-button";
import { RelativeTime } from "@/components/ui/relative-time";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import type { ReleaseSummary } from "@/lib/guidance/queries";
import { ReleaseBadges } from "./release-badge";

/** Every release, newest first. */
export function History({ slug, releases, next }: { slug: string; releases: readonly ReleaseSummary[]; next: string | null }) {
  const [newest, second] = releases;
  return (
    <>
      {newest && second && (
        <div className="mb-3">
          <LinkButton href={`/w/${slug}/guidance/compare?from=${second.number}&to=${newest.number}`}>Compare two releases</LinkButton>
        </div>
      )}
      <Table caption="Releases" stacked>
        <TableHead>
          <tr>
            <TableHeader>Release</TableHeader>
            <TableHeader>Published</TableHeader>
            <TableHeader>Note</TableHeader>
            <TableHeader className="text-right">Changes</TableHeader>
            <TableHeader className="text-right">Items</TableHeader>
            <TableHeader className="text-right">Deliveries</TableHeader>
          </tr>
        </TableHead>
        <TableBody>
          {releases.map((release) => (
            <TableRow key={release.id}>
              <TableCell className="whitespace-nowrap">
                <Link href={`/w/${slug}/guidance/releases/${release.number}`} className="mr-2 font-medium text-accent underline-offset-2 hover:underline">
                  Release {release.number}
                </Link>
                <span className="inline-flex gap-1.5">
                  <ReleaseBadges release={release} />
                </span>
              </TableCell>
              <TableCell label="Published" className="whitespace-nowrap">
                <span>
                  {release.publishedAt && <RelativeTime at={release.publishedAt} />} <span className="text-muted">by</span>{" "}
                  <HostileInline text={release.publishedBy ?? ""} />
                </span>
              </TableCell>
              <TableCell className="max-w-80 min-w-48 [overflow-wrap:anywhere] text-muted">
                <HostileInline text={release.note} />
              </TableCell>
              <TableCell label="Changes" className="text-right">
                {release.origin === "reviewed" ? release.changes : "–"}
              </TableCell>
              <TableCell label="Items" className="text-right">
                {release.items}
              </TableCell>
              <TableCell label="Deliveries" className="text-right">
                {release.deliveries.toLocaleString("en-GB")}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
      {next && (
        <div className="mt-4">
          <LinkButton href={`/w/${slug}/guidance?view=history&cursor=${encodeURIComponent(next)}`}>Older releases</LinkButton>
        </div>
      )}
    </>
  );
}
