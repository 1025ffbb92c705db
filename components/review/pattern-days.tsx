const HEIGHT = 40;
const DAY = 86_400_000;
/** More days than this are put together, so that a bar stays wide enough to be seen. */
const MOST = 60;

interface Bin {
  from: string;
  to: string;
  sessions: number;
}

/** Sessions by day between the first and the last one, days without any included; long stretches several days to a bin. Pure. */
export function binsOf(days: readonly { label: string; sessions: number }[]): Bin[] {
  const known = days
    .map(({ label, sessions }) => ({ at: Date.parse(`${label}T00:00:00Z`), sessions }))
    .filter(({ at }) => !Number.isNaN(at))
    .sort((a, b) => a.at - b.at);
  const first = known[0]?.at;
  const last = known.at(-1)?.at;
  if (first === undefined || last === undefined) return [];
  const count = Math.round((last - first) / DAY) + 1;
  const width = Math.ceil(count / MOST);
  const name = (at: number) => new Date(at).toISOString().slice(0, 10);
  const bins = Array.from({ length: Math.ceil(count / width) }, (_, at): Bin => {
    const from = first + at * width * DAY;
    return { from: name(from), to: name(Math.min(last, from + (width - 1) * DAY)), sessions: 0 };
  });
  for (const { at, sessions } of known) {
    const bin = bins[Math.floor(Math.round((at - first) / DAY) / width)];
    if (bin) bin.sessions += sessions;
  }
  return bins;
}

const shortDate = (iso: string) =>
  new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" }).format(Date.parse(`${iso}T00:00:00Z`));

/** When it happened: a bar a day. A single tall bar is an incident rather than a habit. */
export function PatternDays({ days, total }: { days: readonly { label: string; sessions: number }[]; total: number }) {
  const bins = binsOf(days);
  const first = bins[0];
  const last = bins.at(-1);
  if (!first || !last) return null;
  const most = Math.max(...bins.map(({ sessions }) => sessions));
  const top = bins.find(({ sessions }) => sessions === most) ?? first;
  const step = 100 / bins.length;
  const share = Math.round((100 * most) / Math.max(1, total));
  const words = `${days.length} ${days.length === 1 ? "day" : "days"}; most on ${shortDate(top.from)}: ${most.toLocaleString("en")} sessions, ${share} %`;
  return (
    <figure className="mt-4">
      <h3 className="mb-1 text-xs font-normal text-muted">By day</h3>
      <svg viewBox={`0 0 100 ${HEIGHT}`} preserveAspectRatio="none" className="h-10 w-full" role="img" aria-label={`When it happened: ${words}`}>
        {bins.map(({ from, sessions }, at) => {
          const height = (sessions / most) * (HEIGHT - 1);
          return (
            <rect key={from} x={at * step + step * 0.1} y={HEIGHT - height} width={Math.min(step * 0.8, 6)} height={height} className="fill-border-strong" />
          );
        })}
      </svg>
      <figcaption className="flex justify-between gap-3 border-t pt-1 text-xs text-muted tabular-nums">
        <span>{shortDate(first.from)}</span>
        <span className="truncate">{words}</span>
        <span>{shortDate(last.to)}</span>
      </figcaption>
    </figure>
  );
}
