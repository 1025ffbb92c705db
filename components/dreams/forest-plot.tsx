import { Fragment } from "react";
import { HostileInline } from "@/components/text/hostile-text";
import { classNames } from "@/components/ui/class-names";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import { forestRow, type Stratum } from "@/lib/dreams/forest";
import type { Association } from "@/lib/lessons/lesson";

const SHOWN = 24;
const TICKS = [-1, -0.5, 0, 0.5, 1] as const;

/** Where a difference stands in the plot, in percent of its width: room is left for what is drawn at either end. */
const x = (difference: number) => 4 + ((difference + 1) / 2) * 92;
const at = (difference: number) => `${x(difference).toFixed(2)}%`;
const points = (value: number) => `${value > 0 ? "+" : value < 0 ? "−" : ""}${Math.round(Math.abs(value) * 100)}`;

/** The lines behind a row: together they run through the whole plot, whatever its width. */
function Grid() {
  return TICKS.map((tick) => <line key={tick} x1={at(tick)} x2={at(tick)} y1="0" y2="100%" className={tick === 0 ? "stroke-muted" : "stroke-border"} />);
}

/**
 * A pattern's difference in success by task, with 95 % intervals, and over all tasks. Names are text beside the drawing, so that
 * they can be read at any width. The table behind it says the same in numbers, for who cannot see the drawing.
 */
export function ForestPlot({ title, strata, all }: { title: string; strata: readonly Stratum[]; all: Association }) {
  const rows = strata.slice(0, SHOWN).map(forestRow);
  const most = Math.max(...rows.map(({ sessions }) => sessions));
  return (
    <figure className="@container">
      <div
        role="img"
        aria-label={`Difference in success by task: ${points(all.riskDifference)} points over all. The table below has the numbers.`}
        className="grid max-w-3xl grid-cols-[32%_minmax(0,1fr)] gap-x-3 text-xs @xl:grid-cols-[13rem_minmax(0,1fr)]"
      >
        <span />
        <span className="flex justify-between gap-2 pb-1 text-muted">
          <span>fails more often</span>
          <span className="text-right">succeeds more often</span>
        </span>
        {rows.map((row) => {
          const side = 4 + 6 * Math.sqrt(row.sessions / most);
          return (
            <Fragment key={row.stratum}>
              <span className="truncate leading-5">
                <HostileInline text={row.stratum} />
              </span>
              <svg aria-hidden className="h-5 w-full">
                <Grid />
                <line x1={at(row.low)} x2={at(row.high)} y1="50%" y2="50%" className="stroke-accent" strokeWidth={1.25} />
                <svg aria-hidden x={at(row.difference)} y="50%" overflow="visible">
                  <rect x={-side / 2} y={-side / 2} width={side} height={side} className="fill-accent" />
                </svg>
              </svg>
            </Fragment>
          );
        })}
        <span className="border-t pt-0.5 leading-6 font-semibold">All tasks</span>
        <svg aria-hidden className="h-7 w-full border-t">
          <Grid />
          <svg
            aria-hidden
            x={at(all.low)}
            y="25%"
            width={`${(x(all.high) - x(all.low)).toFixed(2)}%`}
            height="50%"
            viewBox="0 0 100 100"
            preserveAspectRatio="none"
          >
            <polygon points={`0,50 ${middle(all)},0 100,50 ${middle(all)},100`} className="fill-current" />
          </svg>
        </svg>
        <span />
        <svg aria-hidden className="h-5 w-full overflow-visible">
          {TICKS.map((tick) => (
            <text key={tick} x={at(tick)} y="70%" textAnchor="middle" className={classNames("fill-muted", Math.abs(tick) === 0.5 && "hidden @md:inline")}>
              {points(tick)}
            </text>
          ))}
        </svg>
      </div>
      <figcaption className="mt-1 text-xs text-muted">
        Points of success with the pattern minus without it; lines and the diamond’s width are 95 % intervals, squares grow with the sessions.
        {strata.length > SHOWN && ` The ${SHOWN} largest tasks are drawn.`}
      </figcaption>
      <details className="mt-2">
        <summary className="cursor-pointer text-xs text-muted hover:text-text">The numbers</summary>
        <Table caption={`${title}: by task`} className="mt-2">
          <TableHead>
            <tr>
              <TableHeader>Task</TableHeader>
              <TableHeader className="text-right">With</TableHeader>
              <TableHeader className="text-right">Without</TableHeader>
              <TableHeader className="text-right">Difference</TableHeader>
            </tr>
          </TableHead>
          <TableBody>
            {strata.map(forestRow).map((row) => (
              <TableRow key={row.stratum}>
                <TableCell className="[overflow-wrap:anywhere]">
                  <HostileInline text={row.stratum} />
                </TableCell>
                <TableCell className="text-right whitespace-nowrap tabular-nums">
                  {row.n11} of {row.n11 + row.n10}
                </TableCell>
                <TableCell className="text-right whitespace-nowrap tabular-nums">
                  {row.n01} of {row.n01 + row.n00}
                </TableCell>
                <TableCell className="text-right whitespace-nowrap tabular-nums">
                  {points(row.difference)} ({points(row.low)} to {points(row.high)})
                </TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </details>
    </figure>
  );
}

/** Where the difference lies within its interval, in percent. */
function middle({ low, high, riskDifference }: Association): number {
  return high === low ? 50 : Math.round(((riskDifference - low) / (high - low)) * 100);
}
