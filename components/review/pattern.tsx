import dynamic from "next/dynamic";
import { CodeText } from "@/components/lessons/code-text";
import { HostileInline } from "@/components/text/hostile-text";
import { patternSentences, supportWords, UNTESTED } from "@/lib/lessons/pattern-words";
import type { DeskLesson } from "./desk-lesson";
import { PatternDays } from "./pattern-days";
import { PatternDifference } from "./pattern-difference";
import { Section } from "./section";

const ForestPlot = dynamic(() => import("@/components/dreams/forest-plot").then((module) => module.ForestPlot), {
  loading: () => <div className="h-64" />,
});

/** How often, where and with what verdicts: only what was counted. */
export function Pattern({ lesson }: { lesson: DeskLesson }) {
  const { support, association, strength, findings, strata } = lesson;
  if (lesson.origin === "person" && support.sessions === 0) return null;
  const compared = association !== null && strength !== "seen";
  const tallies = [
    { title: "By agent version", rows: findings.agentVersions },
    { title: "By person", rows: findings.people },
    { title: "By tool", rows: findings.tools },
  ].filter(({ rows }) => rows && rows.length > 0);
  const remarks = [...(findings.recovery ?? []), ...(findings.notes ?? [])];
  return (
    <Section title="Pattern" aside={UNTESTED}>
      <p className="text-sm text-pretty">
        {supportWords(support) !== "" && <>Seen in {supportWords(support)}. </>}
        {patternSentences(strength, association).join(" ")}
      </p>
      {compared && <PatternDifference association={association} />}
      {compared && strata.length > 0 && (
        <details className="group mt-4 border-t pt-3">
          <summary className="cursor-pointer text-xs text-muted hover:text-text">
            Task by task, {strata.length} {strata.length === 1 ? "group" : "groups"}
          </summary>
          <div className="mt-3">
            <ForestPlot title={lesson.revision.title} strata={strata} all={association} />
          </div>
        </details>
      )}
      {findings.days && findings.days.length > 0 && <PatternDays days={findings.days} total={support.sessions} />}
      {tallies.length > 0 && (
        <div className="mt-4 grid gap-x-6 gap-y-4 sm:grid-cols-2">
          {tallies.map(({ title, rows }) => (
            <Tally key={title} title={title} rows={rows ?? []} total={support.sessions} />
          ))}
        </div>
      )}
      {remarks.length > 0 && (
        <ul className="mt-4 flex list-disc flex-col gap-1 pl-4 text-sm text-muted">
          {remarks.slice(0, 12).map((note) => (
            <li key={note}>
              <CodeText text={note} />
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

const SHOWN = 6;

/** Where the sessions come from; one that has most of them is worth knowing. */
function Tally({ title, rows, total }: { title: string; rows: readonly { label: string; sessions: number }[]; total: number }) {
  const all = Math.max(total, 1);
  return (
    <div className="min-w-0">
      <h3 className="mb-1 text-xs font-normal text-muted">{title}</h3>
      <ul className="flex flex-col gap-0.5 text-xs">
        {rows.slice(0, SHOWN).map(({ label, sessions }) => (
          <li key={label} className="relative flex justify-between gap-3 px-1.5 py-0.5">
            <span aria-hidden className="absolute inset-y-0 left-0 rounded-sm bg-raised" style={{ width: `${Math.min(100, (sessions / all) * 100)}%` }} />
            <span className="relative truncate">
              <HostileInline text={label} />
            </span>
            <span className="relative whitespace-nowrap tabular-nums">
              {sessions.toLocaleString("en")}
              <span className="ml-2 inline-block w-8 text-right text-muted">{Math.round((100 * sessions) / all)} %</span>
            </span>
          </li>
        ))}
        {rows.length > SHOWN && <li className="px-1.5 text-muted">and {rows.length - SHOWN} more</li>}
      </ul>
    </div>
  );
}
