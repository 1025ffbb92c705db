import Link from "next/link";
import { KIND_WORDS, REASON_WORDS } from "@/components/lessons/words";
import { RelativeTime } from "@/components/ui/relative-time";
import type { Insights } from "@/lib/insights/insights";
import { BarChart, ColumnChart } from "./bar-chart";
import { counted, type FigureContext } from "./decision-figures";
import { Figure } from "./figure";
import { DataTable, EntryTime, LessonLink } from "./rows";

const worded = (words: Record<string, string>, key: string): string => words[key] ?? (key === "" ? "Not said" : key);
const kindOf = (kind: string) => worded(KIND_WORDS, kind);
const reasonOf = (reason: string) => worded(REASON_WORDS, reason);

// Five kinds, five tones of the palette.
const FILLS: Record<string, string> = {
  recurring_mistake: "fill-accent",
  effective_workflow: "fill-ok",
  team_preference: "fill-info",
  heuristic: "fill-warn",
  first_attempt_gap: "fill-danger",
};

/** What is rejected, and why. */
export function RejectionsFigure({ figure, context }: { figure: Insights["rejections"]; context: FigureContext }) {
  const { count, cells, rows } = figure;
  const reasons = [...new Set(cells.map(({ reason }) => reason))];
  const first = reasons[0];
  return (
    <Figure
      title="Rejections by reason and kind"
      says={
        count === 0 || first === undefined
          ? "Nothing was rejected in this time."
          : `${counted(count, "rejection")}, most often: ${reasonOf(first).toLowerCase()}.`
      }
      picture={
        <BarChart
          unit="rejections"
          bars={reasons.map((reason) => ({
            label: reasonOf(reason),
            parts: cells
              .filter((cell) => cell.reason === reason)
              .map(({ kind, count: value }) => ({ name: kindOf(kind), value, fill: FILLS[kind] ?? "fill-border-strong" })),
          }))}
        />
      }
      table={
        <DataTable
          caption="Rejections by reason and kind"
          columns={[
            { header: "Reason", cell: (row) => reasonOf(row.reason) },
            { header: "Kind", cell: (row) => kindOf(row.kind) },
            { header: "Rejections", cell: (row) => row.count, numeric: true },
          ]}
          rows={cells}
          keyOf={({ reason, kind }) => `${reason}/${kind}`}
        />
      }
      rowCount={rows.length}
      rows={
        <DataTable
          caption="Rejections, the latest first"
          columns={[
            { header: "Lesson", cell: (row) => <LessonLink slug={context.slug} id={row.lessonId} names={context.names} /> },
            { header: "Reason", cell: (row) => reasonOf(row.reason) },
            { header: "Person", cell: (row) => context.names.get(row.by) ?? "Someone who left" },
            { header: "When", cell: (row) => <EntryTime slug={context.slug} seq={row.seq} at={row.at} /> },
          ]}
          rows={[...rows].reverse()}
          keyOf={({ seq }) => String(seq)}
        />
      }
    />
  );
}

/** What waits, and for how long. */
export function WaitingFigure({ figure, context }: { figure: Insights["waiting"]; context: FigureContext }) {
  const { count, buckets, rows } = figure;
  const oldest = rows[0];
  return (
    <Figure
      title="Waiting lessons by age"
      says={
        count === 0 || !oldest
          ? "Nothing waits."
          : `${counted(count, "lesson")} ${count === 1 ? "waits" : "wait"}, the oldest for ${counted(Math.floor(oldest.days), "day")}.`
      }
      note="As of now, whatever the time chosen above. Held-back and quarantined lessons are left out."
      picture={
        <BarChart unit="lessons" bars={buckets.map(({ label, count: value }) => ({ label, parts: [{ name: "lessons", value, fill: "fill-accent" }] }))} />
      }
      table={
        <DataTable
          caption="Waiting lessons by age"
          columns={[
            { header: "Age", cell: (row) => row.label },
            { header: "Lessons", cell: (row) => row.count, numeric: true },
          ]}
          rows={buckets}
          keyOf={({ label }) => label}
        />
      }
      rowCount={rows.length}
      rows={
        <DataTable
          caption="Waiting lessons, the oldest first"
          columns={[
            { header: "Lesson", cell: (row) => <LessonLink slug={context.slug} id={row.lessonId} names={context.names} /> },
            { header: "Kind", cell: (row) => kindOf(row.kind) },
            { header: "Since", cell: (row) => <RelativeTime at={row.since} /> },
          ]}
          rows={rows}
          keyOf={({ lessonId }) => lessonId}
        />
      }
    />
  );
}

const MOST_COLUMNS = 60;

/** What dreams found and proposed, one after the other. */
export function DreamsFigure({ figure, context }: { figure: Insights["dreams"]; context: FigureContext }) {
  const { count, completed, findings, lessons, rows } = figure;
  const dreams = rows.slice(-MOST_COLUMNS).map((row) => ({
    label: context.names.get(row.dreamId) ?? row.dreamId,
    parts: [
      { name: "lessons", value: Math.min(row.lessons, row.findings), fill: "fill-accent" },
      { name: "findings that became no lesson", value: Math.max(0, row.findings - row.lessons), fill: "fill-border-strong" },
    ],
  }));
  return (
    <Figure
      title="Dreams over time"
      says={
        count === 0
          ? "No dream ended in this time."
          : `${counted(count, "dream")}, ${completed} completed: ${counted(findings, "finding")}, ${counted(lessons, "lesson")} new or changed.`
      }
      note="A column a dream: findings, and how many of them became lessons."
      picture={<ColumnChart columns={dreams} />}
      table={
        <DataTable
          caption="Dreams by how they ended"
          columns={[
            { header: "End", cell: (row) => row },
            { header: "Dreams", cell: (row) => rows.filter(({ status }) => status === row).length, numeric: true },
          ]}
          rows={["completed", "failed", "canceled"]}
          keyOf={(row) => row}
        />
      }
      rowCount={rows.length}
      rows={
        <DataTable
          caption="Dreams, the latest first"
          columns={[
            {
              header: "Dream",
              cell: (row) => (
                <Link
                  href={`/w/${context.slug}/dreams/${row.dreamId}`}
                  className="underline decoration-border-strong underline-offset-2 hover:decoration-current"
                >
                  {context.names.get(row.dreamId) ?? row.dreamId}
                </Link>
              ),
            },
            { header: "End", cell: (row) => row.status },
            { header: "Sessions", cell: (row) => row.sessions, numeric: true },
            { header: "Findings", cell: (row) => row.findings, numeric: true },
            { header: "Lessons", cell: (row) => row.lessons, numeric: true },
            { header: "When", cell: (row) => <EntryTime slug={context.slug} seq={row.seq} at={row.at} /> },
          ]}
          rows={[...rows].reverse()}
          keyOf={({ seq }) => String(seq)}
        />
      }
    />
  );
}
