"use client";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { ErrorState } from "@/components/ui/error-state";
import type { QueueCounts, QueueRow as Row, Tab } from "@/lib/lessons/queue";
import { QueueRow } from "./queue-row";
import { QueueSkeleton } from "./skeletons";

const TAB_WORDS: [Tab, string][] = [
  ["turn", "Your turn"],
  ["held", "Held back"],
  ["quarantined", "Quarantined"],
  ["decided", "Decided"],
];

const EMPTY: Record<Tab, string> = {
  turn: "Nothing waits for you.",
  held: "Nothing is held back.",
  quarantined: "Nothing is quarantined.",
  decided: "Nothing has been decided yet.",
};

export interface QueuePaneProps {
  tab: Tab;
  counts: QueueCounts | null;
  rows: readonly Row[];
  selected: string | null;
  loading: boolean;
  error: string | null;
  more: (() => void) | null;
  loadingMore: boolean;
  hrefOf: (id: string) => string;
  onTab: (tab: Tab) => void;
  onOpen: (id: string) => void;
  onRetry: () => void;
}

/** The piles of the desk, and one of them as a list. */
export function QueuePane(props: QueuePaneProps) {
  const { tab, counts, rows, selected, loading, error, more, loadingMore, hrefOf, onTab, onOpen, onRetry } = props;
  return (
    <section aria-label="Queue" className="flex min-h-0 flex-1 flex-col bg-surface">
      {/* Beside a lesson its title is the page's heading; alone on a phone the queue needs one. */}
      <h1 className="sr-only lg:hidden">Review</h1>
      <div className="border-b">
        <nav aria-label="Piles" className="flex gap-3 overflow-x-auto px-4">
          {TAB_WORDS.map(([name, label]) => (
            <button
              key={name}
              type="button"
              aria-current={tab === name ? "page" : undefined}
              onClick={() => onTab(name)}
              className="-mb-px inline-flex h-10 items-center gap-1 border-b-2 border-transparent text-sm whitespace-nowrap text-muted hover:text-text focus-visible:outline-offset-[-2px] aria-[current=page]:border-accent aria-[current=page]:font-medium aria-[current=page]:text-text"
            >
              {label}
              {counts && counts[name] > 0 && <span className="text-xs font-normal text-muted tabular-nums">{counts[name].toLocaleString("en")}</span>}
            </button>
          ))}
        </nav>
      </div>
      {tab === "turn" && counts && counts.turn + counts.done > 0 && <Progress left={counts.turn} done={counts.done} />}
      <div className="min-h-0 flex-1 overflow-y-auto" data-queue>
        {error ? (
          <ErrorState
            className="m-4"
            title="The queue could not be loaded."
            actions={
              <Button size="sm" onClick={onRetry}>
                Try again
              </Button>
            }
          >
            {error}
          </ErrorState>
        ) : loading ? (
          <QueueSkeleton />
        ) : rows.length === 0 ? (
          <p className="px-4 py-8 text-center text-sm text-muted">{EMPTY[tab]}</p>
        ) : (
          <ul>
            {rows.map((row) => (
              <QueueRow key={row.id} row={row} href={hrefOf(row.id)} selected={row.id === selected} onOpen={onOpen} />
            ))}
          </ul>
        )}
        {more && rows.length > 0 && (
          <div className="flex justify-center p-3">
            <Button size="sm" variant="ghost" busy={loadingMore} onClick={more}>
              Show more
            </Button>
          </div>
        )}
      </div>
    </section>
  );
}

function Progress({ left, done }: { left: number; done: number }) {
  const share = done / Math.max(1, left + done);
  return (
    <div className="flex items-center gap-3 border-b px-4 py-2 text-xs text-muted">
      <span className="whitespace-nowrap tabular-nums" aria-live="polite">
        {left.toLocaleString("en")} left · {done.toLocaleString("en")} done
      </span>
      <span aria-hidden className="h-1 flex-1 overflow-hidden rounded-full bg-raised">
        <span className={classNames("block h-full rounded-full bg-accent transition-[width] duration-300")} style={{ width: `${share * 100}%` }} />
      </span>
    </div>
  );
}
