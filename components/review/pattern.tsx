import { CodeText } from "@/components/lessons/code-text";
import { HostileInline } from "@/components/text/hostile-text";
import type { Association } from "@/lib/lessons/lesson";
import { patternSentences, supportWords, UNTESTED } from "@/lib/lessons/pattern-words";
import type { ReviewView } from "@/lib/lessons/review-view";
import { Section } from "./section";

/** How often, where and with what verdicts: only what was counted. */
export function Pattern({ lesson }: { lesson: ReviewView }) {
  const { support, association, strength, findings } = lesson;
  if (lesson.origin === "person" && support.sessions === 0) return null;
  const tallies = [
    { title: "Days", rows: findings.days },
    { title: "People", rows: findings.people },
    { title: "Agent versions", rows: findings.agentVersions },
    { title: "Tools", rows: findings.tools },
  ].filter(({ rows }) => rows && rows.length > 0);
  return (
    <Section title="Pattern" aside={UNTESTED}>
      <p className="text-sm text-pretty">
        {supportWords(support) !== "" && <>Seen in {supportWords(support)}. </>}
        {patternSentences(strength, association).join(" ")}
      </p>
      {association && strength !== "seen" && <TwoByTwo association={association} />}
      {tallies.length > 0 && (
        <div className="mt-4 grid gap-x-6 gap-y-4 sm:grid-cols-2">
          {tallies.map(({ title, rows }) => (
            <Tally key={title} title={title} rows={rows ?? []} />
          ))}
        </div>
      )}
      {[...(findings.recovery ?? []), ...(findings.notes ?? [])].length > 0 && (
        <ul className="mt-4 flex list-disc flex-col gap-1 pl-4 text-sm text-muted">
          {[...(findings.recovery ?? []), ...(findings.notes ?? [])].slice(0, 12).map((note) => (
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

function Tally({ title, rows }: { title: string; rows: readonly { label: string; sessions: number }[] }) {
  const most = Math.max(1, ...rows.map(({ sessions }) => sessions));
  return (
    <div className="min-w-0">
      <h3 className="mb-1 text-xs font-normal text-muted">{title}</h3>
      <ul className="flex flex-col gap-0.5 text-xs">
        {rows.slice(0, SHOWN).map(({ label, sessions }) => (
          <li key={label} className="relative flex justify-between gap-3 px-1.5 py-0.5">
            <span aria-hidden className="absolute inset-y-0 left-0 rounded-sm bg-raised" style={{ width: `${(sessions / most) * 100}%` }} />
            <span className="relative truncate">
              <HostileInline text={label} />
            </span>
            <span className="relative tabular-nums">{sessions}</span>
          </li>
        ))}
        {rows.length > SHOWN && <li className="px-1.5 text-muted">and {rows.length - SHOWN} more</li>}
      </ul>
    </div>
  );
}

function TwoByTwo({ association: { n11, n10, n01, n00 } }: { association: Association }) {
  const rate = (good: number, bad: number) => (good + bad === 0 ? "" : `${Math.round((100 * good) / (good + bad))} %`);
  return (
    <table className="mt-3 w-full max-w-md text-xs tabular-nums">
      <caption className="sr-only">All trials pooled; the difference above is compared within tasks</caption>
      <thead className="text-muted">
        <tr>
          <th scope="col" className="py-1 text-left font-normal">
            All trials pooled
          </th>
          <th scope="col" className="py-1 text-right font-normal">
            succeeded
          </th>
          <th scope="col" className="py-1 text-right font-normal">
            did not
          </th>
          <th scope="col" className="py-1 text-right font-normal">
            share
          </th>
        </tr>
      </thead>
      <tbody>
        {[
          { label: "show it", good: n11, bad: n10 },
          { label: "do not", good: n01, bad: n00 },
        ].map(({ label, good, bad }) => (
          <tr key={label} className="border-t">
            <th scope="row" className="py-1 text-left font-normal text-muted">
              {label}
            </th>
            <td className="py-1 text-right">{good}</td>
            <td className="py-1 text-right">{bad}</td>
            <td className="py-1 text-right">{rate(good, bad)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
