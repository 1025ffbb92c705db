import type { Insights } from "@/lib/insights/insights";
import { BarChart } from "./bar-chart";
import { Figure } from "./figure";
import { DataTable, EntryTime, LessonLink } from "./rows";

export interface FigureContext {
  slug: string;
  names: ReadonlyMap<string, string>;
}

/** "1 lesson", "12 lessons". */
export const counted = (n: number, one: string, many = `${one}s`): string => `${n.toLocaleString("en")} ${n === 1 ? one : many}`;

/** Hours as people say them: "40 min", "5.2 h", "3.1 days". */
export function hoursLabel(hours: number): string {
  if (hours < 1 / 60) return "a minute";
  if (hours < 1) return `${Math.round(hours * 60)} min`;
  return hours < 48 ? `${Math.round(hours * 10) / 10} h` : `${Math.round((hours / 24) * 10) / 10} days`;
}

const personOf = ({ names }: FigureContext, id: string): string => names.get(id) ?? "Someone who left";

/** How long lessons waited for their decision. */
export function TimeToDecision({ figure, context }: { figure: Insights["decisions"]; context: FigureContext }) {
  const { count, approved, rejected, medianHours, p90Hours, buckets, rows } = figure;
  const says =
    count === 0 || medianHours === null || p90Hours === null
      ? "Nothing was decided in this time."
      : `${counted(count, "lesson")} decided: ${approved} approved, ${rejected} rejected. Half of them within ${hoursLabel(medianHours)}, nine in ten within ${hoursLabel(p90Hours)}.`;
  return (
    <Figure
      title="Time to decision"
      says={says}
      note="From when a lesson first came into the queue to the decision that stands. Nights and weekends count."
      picture={
        <BarChart unit="lessons" bars={buckets.map(({ label, count: value }) => ({ label, parts: [{ name: "lessons", value, fill: "fill-accent" }] }))} />
      }
      table={
        <DataTable
          caption="Lessons by time to decision"
          columns={[
            { header: "Time", cell: (row) => row.label },
            { header: "Lessons", cell: (row) => row.count, numeric: true },
          ]}
          rows={buckets}
          keyOf={({ label }) => label}
        />
      }
      rowCount={rows.length}
      rows={
        <DataTable
          caption="Decisions, the latest first"
          columns={[
            { header: "Lesson", cell: (row) => <LessonLink slug={context.slug} id={row.lessonId} names={context.names} /> },
            { header: "Outcome", cell: (row) => row.outcome },
            { header: "Took", cell: (row) => hoursLabel(row.hours), numeric: true },
            { header: "When", cell: (row) => <EntryTime slug={context.slug} seq={row.seq} at={row.at} /> },
          ]}
          rows={[...rows].reverse()}
          keyOf={({ lessonId }) => lessonId}
        />
      }
    />
  );
}

/** Decisions made before the text can have been read. */
export function FastDecisions({ figure, context }: { figure: Insights["fast"]; context: FigureContext }) {
  const { measured, unmeasured, fast, byPerson, rows } = figure;
  const says =
    measured === 0
      ? "No decision of this time was measured."
      : `${counted(fast, "decision")} of ${measured.toLocaleString("en")} came faster than the text can be read.${unmeasured > 0 ? ` ${counted(unmeasured, "decision")} ${unmeasured === 1 ? "was" : "were"} not measured.` : ""}`;
  return (
    <Figure
      title="Decisions faster than reading"
      says={says}
      note="Measured from when the lesson was opened on the desk, against 400 words a minute, which few people read at. A lesson may have been read before, so this is a question to ask, not an answer. Rejections in bulk are left out."
      picture={
        <BarChart
          unit="decisions"
          bars={byPerson.map((person) => ({
            label: personOf(context, person.id),
            parts: [
              { name: "faster than reading", value: person.fast, fill: "fill-warn" },
              { name: "time to read", value: person.measured - person.fast, fill: "fill-border-strong" },
            ],
          }))}
        />
      }
      table={
        <DataTable
          caption="Measured decisions by person"
          columns={[
            { header: "Person", cell: (row) => personOf(context, row.id) },
            { header: "Measured", cell: (row) => row.measured, numeric: true },
            { header: "Faster", cell: (row) => row.fast, numeric: true },
          ]}
          rows={byPerson}
          keyOf={({ id }) => id}
        />
      }
      rowCount={measured}
      rows={
        <DataTable
          caption="Decisions faster than reading, the latest first"
          columns={[
            { header: "Lesson", cell: (row) => <LessonLink slug={context.slug} id={row.lessonId} names={context.names} /> },
            { header: "Person", cell: (row) => personOf(context, row.by) },
            { header: "Words", cell: (row) => row.words, numeric: true },
            { header: "On screen", cell: (row) => `${row.seconds} s`, numeric: true },
            { header: "To read", cell: (row) => `${row.needed} s`, numeric: true },
            { header: "When", cell: (row) => <EntryTime slug={context.slug} seq={row.seq} at={row.at} /> },
          ]}
          rows={[...rows].reverse()}
          keyOf={({ seq }) => String(seq)}
        />
      }
    />
  );
}

/** Whether people who decided about the same revision decided alike. */
export function AgreementFigure({ figure, context }: { figure: Insights["agreement"]; context: FigureContext }) {
  const { rounds, agreed, pairs, rows } = figure;
  const says = rounds === 0 ? "No revision was decided by more than one person." : `In ${agreed} of ${counted(rounds, "round")} everyone decided alike.`;
  return (
    <Figure
      title="Agreement between reviewers"
      says={says}
      note="A round is one revision with the verdicts of two people or more. Where verdicts are sealed until the last one is in, nobody follows another."
      picture={
        <BarChart
          unit="rounds"
          bars={pairs.slice(0, 12).map((pair) => ({
            label: `${personOf(context, pair.one)}, ${personOf(context, pair.other)}`,
            parts: [
              { name: "alike", value: pair.agreed, fill: "fill-accent" },
              { name: "not alike", value: pair.together - pair.agreed, fill: "fill-warn" },
            ],
          }))}
        />
      }
      table={
        <DataTable
          caption="Rounds by pair of reviewers"
          columns={[
            { header: "Pair", cell: (row) => `${personOf(context, row.one)}, ${personOf(context, row.other)}` },
            { header: "Together", cell: (row) => row.together, numeric: true },
            { header: "Alike", cell: (row) => row.agreed, numeric: true },
          ]}
          rows={pairs}
          keyOf={({ one, other }) => `${one}/${other}`}
        />
      }
      rowCount={rows.length}
      rows={
        <DataTable
          caption="Rounds, the latest first"
          columns={[
            { header: "Lesson", cell: (row) => <LessonLink slug={context.slug} id={row.lessonId} names={context.names} /> },
            {
              header: "Verdicts",
              cell: (row) => row.verdicts.map(({ by, decision }) => `${personOf(context, by)}: ${decision === "approve" ? "approved" : "rejected"}`).join("; "),
            },
            { header: "When", cell: (row) => <EntryTime slug={context.slug} seq={row.seq} at={row.at} /> },
          ]}
          rows={[...rows].reverse()}
          keyOf={({ lessonId, revision }) => `${lessonId}/${revision}`}
        />
      }
    />
  );
}
