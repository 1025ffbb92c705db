import type { DeskCounts } from "./desk-lesson";
import { TAB_WORDS, type Tab } from "./tabs";

const MAIN: readonly Tab[] = ["turn", "waiting", "decided"];
const ASIDE: readonly Tab[] = ["held", "quarantined"];

const LOOK =
  "inline-flex items-center gap-1 whitespace-nowrap text-muted hover:text-text focus-visible:outline-offset-[-2px] aria-[current=page]:font-medium aria-[current=page]:text-text";

interface PilesProps {
  tab: Tab;
  counts: DeskCounts | null;
  onTab: (tab: Tab) => void;
}

function Pile({ name, tab, counts, onTab, className }: PilesProps & { name: Tab; className: string }) {
  const count = counts?.[name] ?? 0;
  return (
    <button type="button" aria-current={tab === name ? "page" : undefined} onClick={() => onTab(name)} className={`${LOOK} ${className}`}>
      {TAB_WORDS[name]}
      {count > 0 && name !== "decided" && <span className="text-xs font-normal text-muted tabular-nums">{count.toLocaleString("en")}</span>}
    </button>
  );
}

/** Whose turn it is: the reader's, others', or nobody's any more. */
export function Piles(props: PilesProps) {
  return (
    <nav aria-label="Piles" className="flex min-w-0 flex-1 gap-4 overflow-x-auto px-4">
      {MAIN.map((name) => (
        <Pile key={name} name={name} {...props} className="-mb-px h-10 border-b-2 border-transparent text-sm aria-[current=page]:border-accent" />
      ))}
    </nav>
  );
}

/** Below the pile, quieter: what waits for nobody until someone takes it up. */
export function KeptApart(props: PilesProps) {
  const there = ASIDE.filter((name) => name === props.tab || (props.counts?.[name] ?? 0) > 0);
  if (there.length === 0) return null;
  return (
    <nav aria-label="Kept apart" className="flex gap-4 border-t px-4">
      {there.map((name) => (
        <Pile key={name} name={name} {...props} className="h-9 border-t-2 border-transparent text-xs aria-[current=page]:border-accent" />
      ))}
    </nav>
  );
}
