import Link from "next/link";
import type { ReactNode } from "react";
import { HostileInline } from "@/components/text/hostile-text";
import { RelativeTime } from "@/components/ui/relative-time";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";

export interface Column<R> {
  header: string;
  cell: (row: R) => ReactNode;
  numeric?: boolean;
}

/** So many rows are shown; the trail has them all. */
export const SHOWN = 200;

/** A plain table out of columns. Numbers stand right and aligned. */
export function DataTable<R>({
  caption,
  columns,
  rows,
  keyOf,
}: {
  caption: string;
  columns: readonly Column<R>[];
  rows: readonly R[];
  keyOf: (row: R) => string;
}) {
  return (
    <>
      <Table caption={caption} stacked={columns.length > 3}>
        <TableHead>
          <tr>
            {columns.map(({ header, numeric }) => (
              <TableHeader key={header} className={numeric ? "text-right" : undefined}>
                {header}
              </TableHeader>
            ))}
          </tr>
        </TableHead>
        <TableBody>
          {rows.slice(0, SHOWN).map((row) => (
            <TableRow key={keyOf(row)}>
              {columns.map(({ header, cell, numeric }) => (
                <TableCell key={header} label={header} className={numeric ? "text-right tabular-nums" : undefined}>
                  {cell(row)}
                </TableCell>
              ))}
            </TableRow>
          ))}
        </TableBody>
      </Table>
      {rows.length > SHOWN && <p className="mt-1 text-xs text-muted">The first {SHOWN} rows. The trail has them all.</p>}
    </>
  );
}

/** A lesson by its title, which came out of sessions. */
export function LessonLink({ slug, id, names }: { slug: string; id: string; names: ReadonlyMap<string, string> }) {
  return (
    <Link href={`/w/${slug}/review/${id}`} className="underline decoration-border-strong underline-offset-2 hover:decoration-current">
      <HostileInline text={names.get(id) ?? id} />
    </Link>
  );
}

/** When, and the entry of the trail that says so. */
export function EntryTime({ slug, seq, at }: { slug: string; seq: number; at: string }) {
  return (
    <Link href={`/w/${slug}/audit/${seq}`} className="whitespace-nowrap underline decoration-border-strong underline-offset-2 hover:decoration-current">
      <RelativeTime at={at} />
    </Link>
  );
}
