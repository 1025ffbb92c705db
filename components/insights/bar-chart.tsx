import { classNames } from "@/components/ui/class-names";

export interface BarPart {
  name: string;
  value: number;
  /** A fill out of the palette. */
  fill: string;
}

export interface Bar {
  label: string;
  parts: BarPart[];
}

const total = (bar: Bar): number => bar.parts.reduce((sum, { value }) => sum + value, 0);

function Segments({ bar, most }: { bar: Bar; most: number }) {
  let from = 0;
  return bar.parts.map(({ name, value, fill }) => {
    const x = from;
    from += value;
    return <rect key={name} x={`${(x / most) * 100}%`} width={`${(value / most) * 100}%`} y="15%" height="70%" className={fill} />;
  });
}

/** Lengths to compare, a line each, with its number. What it shows is also in the table behind it, so it is not read aloud twice. */
export function BarChart({ bars, unit }: { bars: readonly Bar[]; unit: string }) {
  const most = Math.max(1, ...bars.map(total));
  const names = [...new Map(bars.flatMap(({ parts }) => parts.map(({ name, fill }) => [name, fill] as const)))];
  return (
    <div aria-hidden className="max-w-3xl text-sm">
      <div className="grid grid-cols-[minmax(7rem,34%)_minmax(0,1fr)_3.5rem] items-center gap-x-3 gap-y-0.5 sm:grid-cols-[13rem_minmax(0,1fr)_3.5rem]">
        {bars.map((bar) => (
          <div key={bar.label} className="contents">
            <span className="truncate leading-6">{bar.label}</span>
            <svg className="h-6 w-full overflow-visible">
              <title>{`${bar.label}: ${total(bar)} ${unit}`}</title>
              <line x1="0" x2="0" y1="0" y2="100%" className="stroke-border-strong" />
              <Segments bar={bar} most={most} />
            </svg>
            <span className="text-right tabular-nums">{total(bar).toLocaleString("en")}</span>
          </div>
        ))}
      </div>
      {names.length > 1 && (
        <p className="mt-2 flex flex-wrap gap-x-4 gap-y-1 text-xs text-muted">
          {names.map(([name, fill]) => (
            <span key={name} className="inline-flex items-center gap-1.5">
              <svg className="size-2.5">
                <title>{name}</title>
                <rect width="100%" height="100%" className={fill} />
              </svg>
              {name}
            </span>
          ))}
        </p>
      )}
    </div>
  );
}

/** Values over time, the oldest on the left, in equal columns. */
export function ColumnChart({ columns, className }: { columns: readonly { label: string; parts: BarPart[] }[]; className?: string }) {
  const most = Math.max(1, ...columns.map(total));
  const width = 100 / Math.max(12, columns.length);
  return (
    <div aria-hidden className={classNames("max-w-3xl", className)}>
      <svg className="h-32 w-full overflow-visible text-xs">
        <title>{`${columns.length} columns`}</title>
        {columns.map((column, i) => {
          let below = 0;
          return column.parts.map(({ name, value, fill }) => {
            const height = (value / most) * 82;
            below += height;
            return (
              <rect
                key={`${column.label}/${name}`}
                x={`${i * width + width * 0.12}%`}
                width={`${width * 0.76}%`}
                y={`${84 - below}%`}
                height={`${height}%`}
                className={fill}
              />
            );
          });
        })}
        <line x1="0" x2="100%" y1="84.5%" y2="84.5%" className="stroke-border-strong" />
        <text x="0" y="98%" className="fill-muted">
          {columns[0]?.label}
        </text>
        {columns.length > 3 && (
          <text x={`${columns.length * width}%`} y="98%" textAnchor="end" className="fill-muted">
            {columns.at(-1)?.label}
          </text>
        )}
      </svg>
    </div>
  );
}
