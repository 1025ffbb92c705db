import { useId } from "react";
import { HostileInline } from "@/components/text/hostile-text";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import { forestRow, type Stratum } from "@/lib/dreams/forest";
import type { Association } from "@/lib/lessons/lesson";

const WIDTH = 560;
const LABEL = 190;
const ROW = 20;
const TOP = 22;
const PLOT = WIDTH - LABEL - 34;
const SHOWN = 24;

const x = (difference: number) => LABEL + 10 + ((difference + 1) / 2) * PLOT;
const points = (value: number) => `${value > 0 ? "+" : value < 0 ? "−" : ""}${Math.round(Math.abs(value) * 100)}`;

/** Labels have a fixed place; what a label hides must not show up elsewhere, so unusual characters are left out of it. */
function label(text: string): string {
  const plain = text.replace(/[^\p{L}\p{N}\p{P}\p{S} ]/gu, "·");
  return plain.length > 28 ? `${plain.slice(0, 27)}…` : plain;
}

/**
 * A pattern's difference in success by task, with 95 % intervals, and over all tasks. The table behind it says the same in numbers,
 * for who cannot see the drawing.
 */
export function ForestPlot({ title, strata, all }: { title: string; strata: readonly Stratum[]; all: Association }) {
  const id = useId();
  const rows = strata.slice(0, SHOWN).map(forestRow);
  const most = Math.max(...rows.map(({ sessions }) => sessions));
  const height = TOP + (rows.length + 1) * ROW + 26;
  const sum = TOP + rows.length * ROW + ROW / 2 + 4;
  return (
    <figure>
      <div className="overflow-x-auto">
        <svg viewBox={`0 0 ${WIDTH} ${height}`} role="img" aria-labelledby={id} className="w-full max-w-2xl min-w-[26rem] text-text">
          <title
            id={id}
          >{`Difference in success by task: ${points(all.riskDifference)} points over ${rows.length} tasks. The table below has the numbers.`}</title>
          {[-1, -0.5, 0, 0.5, 1].map((tick) => (
            <g key={tick}>
              <line x1={x(tick)} x2={x(tick)} y1={TOP - 6} y2={height - 20} className={tick === 0 ? "stroke-muted" : "stroke-border"} />
              <text x={x(tick)} y={height - 6} textAnchor="middle" className="fill-muted text-[10px]">
                {points(tick)}
              </text>
            </g>
          ))}
          <text x={x(-1)} y={10} className="fill-muted text-[10px]">
            fails more often
          </text>
          <text x={x(1)} y={10} textAnchor="end" className="fill-muted text-[10px]">
            succeeds more often
          </text>
          {rows.map((row, index) => {
            const y = TOP + index * ROW + ROW / 2;
            const side = 4 + 6 * Math.sqrt(row.sessions / most);
            return (
              <g key={row.stratum}>
                <text x={0} y={y + 3.5} className="fill-current text-[11px]">
                  {label(row.stratum)}
                </text>
                <line x1={x(row.low)} x2={x(row.high)} y1={y} y2={y} className="stroke-accent" strokeWidth={1.25} />
                <rect x={x(row.difference) - side / 2} y={y - side / 2} width={side} height={side} className="fill-accent" />
              </g>
            );
          })}
          <line x1={0} x2={WIDTH} y1={TOP + rows.length * ROW + 2} y2={TOP + rows.length * ROW + 2} className="stroke-border" />
          <text x={0} y={sum + 3.5} className="fill-current text-[11px] font-semibold">
            All tasks
          </text>
          <polygon
            points={`${x(all.low)},${sum} ${x(all.riskDifference)},${sum - 6} ${x(all.high)},${sum} ${x(all.riskDifference)},${sum + 6}`}
            className="fill-current"
          />
        </svg>
      </div>
      <figcaption className="text-xs text-muted">
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
