"use client";
import { PanelLeftClose } from "lucide-react";
import { Button } from "@/components/ui/button";
import { LoadError } from "@/components/ui/error-state";
import { IconButton } from "@/components/ui/icon-button";
import { Kbd } from "@/components/ui/kbd";
import { KeptApart, Piles } from "./piles";
import { QueueRow } from "./queue-row";
import { QueueTools } from "./queue-tools";
import { QueueSkeleton } from "./skeletons";
import type { Tab } from "./tabs";
import type { DeskState } from "./use-desk";
import { DESK_KEYS } from "./use-desk-keys";
import type { Picks } from "./use-picks";

const EMPTY: Record<Tab, string> = {
  turn: "Nothing waits for you.",
  waiting: "Nothing waits for others.",
  held: "Nothing is held back.",
  quarantined: "Nothing is quarantined.",
  decided: "Nothing has been decided yet.",
};

export interface QueuePaneProps {
  desk: DeskState;
  slug: string;
  picks: Picks;
  onFold: () => void;
}

/** The piles of the desk, and one of them as a list. */
export function QueuePane({ desk, slug, picks, onFold }: QueuePaneProps) {
  const { queue, rows, counts, id, open, place } = desk;
  const { tab } = place;
  const mayPick = desk.shown?.can.review === true && tab !== "decided";
  return (
    <section aria-label="Queue" className="flex min-h-0 flex-1 flex-col bg-surface">
      <div className="flex items-start border-b">
        <Piles tab={tab} counts={counts} onTab={(next) => open(null, { tab: next })} />
        <IconButton label="Fold the queue" keys={DESK_KEYS.foldQueue.keys} size="sm" onClick={onFold} className="mt-1.5 mr-1.5 max-lg:hidden">
          <PanelLeftClose aria-hidden />
        </IconButton>
      </div>
      {tab === "turn" && counts && <Progress left={counts.turn} done={counts.done} />}
      <QueueTools
        key={tab}
        slug={slug}
        narrowing={place.narrowing}
        tab={tab}
        matching={desk.narrowed ? (counts?.matching ?? null) : null}
        onChange={desk.narrow}
      />
      <div className="min-h-0 flex-1 overflow-y-auto" data-queue aria-busy={queue.isPending || undefined}>
        {queue.isError && rows.length === 0 ? (
          <LoadError className="m-4" title="The queue could not be loaded." message={queue.error.message} onRetry={() => void queue.refetch()} />
        ) : queue.isPending ? (
          <QueueSkeleton />
        ) : rows.length === 0 ? (
          <p className="px-4 py-8 text-center text-sm text-muted">{desk.narrowed ? "Nothing fits these filters." : EMPTY[tab]}</p>
        ) : (
          <ul aria-label="Lessons">
            {rows.map((row) => (
              <QueueRow
                key={row.id}
                row={row}
                href={place.hrefOf(row.id)}
                selected={row.id === id}
                picked={mayPick ? picks.ids.has(row.id) : null}
                picking={picks.ids.size > 0}
                onOpen={open}
                onPick={picks.toggle}
              />
            ))}
          </ul>
        )}
        {queue.hasNextPage && rows.length > 0 && (
          <div className="flex justify-center p-3">
            <Button size="sm" variant="ghost" busy={queue.isFetchingNextPage} onClick={() => void queue.fetchNextPage()}>
              Show more
            </Button>
          </div>
        )}
      </div>
      {picks.ids.size > 0 && (
        <div role="toolbar" aria-label="Picked lessons" className="flex items-center gap-2 border-t bg-accent-soft px-3 py-2 text-sm">
          <span className="tabular-nums" aria-live="polite">
            {picks.ids.size} picked
          </span>
          <Button size="sm" className="ml-auto" onClick={() => desk.setMode("bulk")}>
            Reject them <Kbd keys={DESK_KEYS.bulk.keys} />
          </Button>
          <Button size="sm" variant="ghost" onClick={picks.clear}>
            Clear
          </Button>
        </div>
      )}
      <KeptApart tab={tab} counts={counts} onTab={(next) => open(null, { tab: next })} />
    </section>
  );
}

function Progress({ left, done }: { left: number; done: number }) {
  const share = done / Math.max(1, left + done);
  return (
    <div className="flex items-center gap-3 px-4 pt-2.5 text-xs text-muted">
      <span className="whitespace-nowrap tabular-nums" aria-live="polite">
        {left.toLocaleString("en")} left · {done.toLocaleString("en")} done
      </span>
      <span aria-hidden className="h-1 flex-1 overflow-hidden rounded-full bg-raised">
        <span className="block h-full origin-left rounded-full bg-accent transition-transform duration-300" style={{ transform: `scaleX(${share})` }} />
      </span>
    </div>
  );
}
