import { TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import type { Association } from "@/lib/lessons/lesson";
import { points } from "@/lib/lessons/pattern-words";

/** Points by which pooled and stratified may differ before it is said aloud. */
const APART = 0.1;

export interface Pooled {
  difference: number;
  /** Whether all trials together tell another story than trials of the same task. */
  disagrees: boolean;
}

/** The difference in success over all trials, whatever their task. Pure. */
export function pooledDifference({ n11, n10, n01, n00, riskDifference }: Association): Pooled {
  const share = (good: number, bad: number) => (good + bad === 0 ? 0 : good / (good + bad));
  const difference = share(n11, n10) - share(n01, n00);
  const turned = Math.sign(difference) !== Math.sign(riskDifference) && Math.abs(difference) >= 0.01;
  return { difference, disagrees: turned || Math.abs(difference - riskDifference) >= APART };
}

/** Within the same task first, with its interval; all trials pooled only beside it, with a word when the two disagree. */
export function PatternDifference({ association }: { association: Association }) {
  const { riskDifference, low, high } = association;
  const pooled = pooledDifference(association);
  return (
    <div className="@container mt-4 rounded-lg border bg-surface px-4 py-3">
      <div className="grid gap-x-8 gap-y-4 @md:grid-cols-2">
        <Figure title="Within the same task" value={riskDifference} strong>
          <Interval at={riskDifference} low={low} high={high} />
          <span className="text-xs text-muted tabular-nums">
            95 % interval {points(low)} to {points(high)}
          </span>
        </Figure>
        <Figure title="All trials pooled" value={pooled.difference}>
          <Shares association={association} />
        </Figure>
      </div>
      {pooled.disagrees && (
        <p className="mt-3 flex gap-2 text-xs text-pretty text-warn">
          <TriangleAlert aria-hidden className="mt-0.5 size-3.5 shrink-0" />
          The two disagree: tasks that show the pattern are easier or harder than the others. Go by the one within the same task.
        </p>
      )}
    </div>
  );
}

function Figure({ title, value, strong = false, children }: { title: string; value: number; strong?: boolean; children: ReactNode }) {
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <h3 className="text-xs font-normal text-muted">{title}</h3>
      <p className={strong ? "text-xl font-semibold tabular-nums" : "text-base text-muted tabular-nums"}>
        {points(value)} <span className="text-xs font-normal text-muted">points of success</span>
      </p>
      {children}
    </div>
  );
}

const place = (value: number) => 100 + value * 100;

function Interval({ at, low, high }: { at: number; low: number; high: number }) {
  return (
    <svg viewBox="0 0 200 18" className="w-full max-w-64" aria-hidden="true">
      <line x1="0" x2="200" y1="9" y2="9" className="stroke-border" />
      <line x1="100" x2="100" y1="2" y2="16" className="stroke-border-strong" />
      <line x1={place(low)} x2={place(high)} y1="9" y2="9" className="stroke-accent" strokeWidth="2" />
      <rect x={place(at) - 3.5} y="5.5" width="7" height="7" rx="1" className="fill-accent" />
    </svg>
  );
}

/** The 2×2 as two bars: of the sessions with the pattern, and of those without, how many succeeded. */
function Shares({ association: { n11, n10, n01, n00 } }: { association: Association }) {
  const rows = [
    { label: "with it", good: n11, bad: n10 },
    { label: "without", good: n01, bad: n00 },
  ];
  return (
    <table className="w-full max-w-80 text-xs tabular-nums">
      <caption className="sr-only">Sessions that succeeded, with the pattern and without it, over all trials</caption>
      <thead className="sr-only">
        <tr>
          <th scope="col">Sessions</th>
          <th scope="col">Share</th>
          <th scope="col">Succeeded</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ label, good, bad }) => {
          const share = good + bad === 0 ? 0 : good / (good + bad);
          return (
            <tr key={label}>
              <th scope="row" className="w-14 py-0.5 pr-2 text-left font-normal text-muted">
                {label}
              </th>
              <td className="py-0.5">
                <span className="flex items-center gap-2">
                  <span aria-hidden className="h-2.5 min-w-8 flex-1 overflow-hidden rounded-sm bg-raised">
                    <span className="block h-full bg-border-strong" style={{ width: `${share * 100}%` }} />
                  </span>
                  <span className="w-9 text-right">{Math.round(share * 100)} %</span>
                </span>
              </td>
              <td className="w-22 py-0.5 pl-2 text-right whitespace-nowrap text-muted">
                {good.toLocaleString("en")} of {(good + bad).toLocaleString("en")}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
