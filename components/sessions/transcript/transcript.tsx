"use client";
import { useQuery } from "@tanstack/react-query";
import { useVirtualizer } from "@tanstack/react-virtual";
import { CircleAlert, ListTree, PanelRight } from "lucide-react";
import { parseAsInteger, parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useShortcuts } from "@/components/layout/shortcuts";
import { HostileInline } from "@/components/text/hostile-text";
import { Button } from "@/components/ui/button";
import { ErrorState } from "@/components/ui/error-state";
import { Select } from "@/components/ui/select";
import { Sheet } from "@/components/ui/sheet";
import type { ThreadView } from "@/lib/sessions/queries";
import type { Citation } from "@/lib/sessions/queries/citations";
import type { EventView } from "@/lib/sessions/queries/events";
import type { Outline, ThreadRun } from "@/lib/sessions/queries/outline";
import { fetchJson } from "./fetch-json";
import { FindBar } from "./find-bar";
import { Minimap, OutlinePanel } from "./outline-panel";
import { RecordDialog } from "./record-dialog";
import { foldedRows, plainRows } from "./rows";
import { TranscriptRow } from "./transcript-row";
import { BLOCK, useEvents } from "./use-events";
import { useFind } from "./use-find";
import { useQuotes } from "./use-quotes";

export interface TranscriptProps {
  slug: string;
  session: { id: string; events: number; threads: ThreadView[] };
  citations: Citation[];
  initial: { block: number; events: EventView[] };
  /** The session's facts, for the side. */
  details: ReactNode;
}

const VIEWS = ["together", "side", "folded"] as const;
const ESTIMATE = 120;

/** A session's events: a virtual list over pages, with find, outline and threads. */
export function Transcript({ slug, session, citations, initial, details }: TranscriptProps) {
  const base = `/api/w/${slug}/sessions/${session.id}`;
  const [place, setPlace] = useQueryStates(
    { event: parseAsInteger, find: parseAsString.withDefault(""), view: parseAsStringLiteral(VIEWS).withDefault("together") },
    { history: "replace", shallow: true },
  );
  const view = session.threads.length > 1 ? place.view : "together";
  const current = place.event;
  const find = place.find;
  const outline = useQuery({
    queryKey: ["outline", base],
    queryFn: ({ signal }) => fetchJson<Outline>(`${base}/outline`, signal),
    staleTime: Number.POSITIVE_INFINITY,
  }).data;

  const [opened, setOpened] = useState<ReadonlySet<number>>(new Set());
  const rows = useMemo(
    () => (view === "folded" && outline && outline.runs.length > 0 ? foldedRows(session.events, outline.runs, opened) : plainRows(session.events)),
    [view, outline, opened, session.events],
  );
  const scroller = useRef<HTMLDivElement>(null);
  const box = useRef<HTMLInputElement>(null);
  const [panel, setPanel] = useState<"outline" | "details" | null>(null);
  const [record, setRecord] = useState<number | null>(null);

  // Another function would have all the heights counted anew.
  const getItemKey = useCallback(
    (position: number) => {
      const row = rows.at(position);
      return row.kind === "event" ? row.index : `fold-${row.run.from}`;
    },
    [rows],
  );
  const virtual = useVirtualizer({
    count: rows.count,
    getScrollElement: () => scroller.current,
    estimateSize: () => ESTIMATE,
    overscan: 6,
    initialRect: { width: 800, height: 900 },
    initialOffset: current === null ? 0 : Math.max(0, rows.positionOf(current) * ESTIMATE - 200),
    getItemKey,
  });
  // Only what lies wholly above may push the view: an event that unfolds under the reader's eyes must not.
  virtual.shouldAdjustScrollPositionOnItemSizeChange = (item, _delta, list) => item.end <= (list.scrollOffset ?? 0);
  const items = virtual.getVirtualItems();
  const edge = (position: number | undefined, end: "from" | "to") => {
    const row = rows.at(position ?? 0);
    return row.kind === "event" ? row.index : row.run[end];
  };
  const first = edge(items[0]?.index, "from");
  const last = edge(items.at(-1)?.index, "to");
  const events = useEvents(base, session.events, first, Math.min(last, first + 3 * BLOCK), initial);
  const quotes = useQuotes(citations);

  /** The event that a jump is on its way to. */
  const landing = useRef<number | null>(null);
  const jump = useCallback(
    (index: number, align: "start" | "auto" = "start") => {
      const run = view === "folded" ? outline?.runs.find((one) => one.thread !== 0 && one.from <= index && index <= one.to) : undefined;
      if (run) setOpened((before) => new Set(before).add(run.from));
      void setPlace({ event: index });
      const position = run && outline ? foldedRows(session.events, outline.runs, new Set(opened).add(run.from)).positionOf(index) : rows.positionOf(index);
      landing.current = align === "start" ? index : null;
      requestAnimationFrame(() => virtual.scrollToIndex(position, { align }));
    },
    [view, outline, opened, rows, session.events, setPlace, virtual],
  );
  // The link that led here names an event: it is brought to the top when the list knows its height.
  const arrived = useRef(false);
  useEffect(() => {
    if (arrived.current || current === null) return;
    arrived.current = true;
    landing.current = current;
    requestAnimationFrame(() => virtual.scrollToIndex(rows.positionOf(current), { align: "start" }));
  }, [current, rows, virtual]);
  // Events that arrive after a jump have other heights than were guessed: land once more when the one asked for is there.
  const landed = current !== null && events.get(current) !== undefined;
  useEffect(() => {
    if (!landed || current === null || landing.current !== current) return;
    landing.current = null;
    const timer = setTimeout(() => virtual.scrollToIndex(rows.positionOf(current), { align: "start" }), 60);
    return () => clearTimeout(timer);
  }, [landed, current, rows, virtual]);
  // A match deep inside a long event is brought to the middle once, when its text has come.
  const shownMatch = useRef("");
  const onMatch = useCallback(
    (element: Element) => {
      const match = `${find}\n${current}`;
      if (shownMatch.current === match) return;
      shownMatch.current = match;
      element.scrollIntoView({ block: "center" });
    },
    [find, current],
  );
  const { found, at: matchAt, place: matchPlace, step: stepMatch } = useFind(base, find, current, jump);
  const select = useCallback((index: number) => void setPlace({ event: index }), [setPlace]);
  const unfold = useCallback((run: ThreadRun) => setOpened((before) => new Set(before).add(run.from)), []);
  const onFind = useCallback((text: string) => void setPlace({ find: text || null }), [setPlace]);
  const walk = (step: 1 | -1) => {
    const at =
      current === null
        ? step === 1
          ? (virtual.getVirtualItems().find((item) => item.end > (virtual.scrollOffset ?? 0))?.index ?? 0)
          : rows.count - 1
        : rows.positionOf(current) + step;
    const row = rows.at(Math.max(0, Math.min(rows.count - 1, at)));
    jump(row.kind === "event" ? row.index : row.run.from, "auto");
  };
  const toMark = (kinds: readonly string[], step: 1 | -1) => {
    const marks = outline?.marks.filter((mark) => kinds.includes(mark.kind)) ?? [];
    const from = current ?? (step === 1 ? -1 : session.events);
    const next = step === 1 ? (marks.find((mark) => mark.index > from) ?? marks[0]) : (marks.findLast((mark) => mark.index < from) ?? marks.at(-1));
    if (next) jump(next.index);
  };
  useShortcuts([
    { keys: "j", label: "Next event", run: () => walk(1) },
    { keys: "k", label: "Previous event", run: () => walk(-1) },
    { keys: "e", label: "Next error", run: () => toMark(["error"], 1) },
    { keys: "p", label: "Next time a person speaks", run: () => toMark(["person", "correction"], 1) },
    { keys: "/", label: "Find in this session", run: () => box.current?.focus() },
    { keys: "n", label: "Next match", run: () => stepMatch(1) },
    { keys: "o", label: "Outline", run: () => setPanel("outline") },
  ]);

  const threadName = (index: number) => session.threads[index]?.agent || `Thread ${index}`;
  const lanes = view === "side" ? session.threads.length : 1;
  const laneStyle = useMemo(
    () => (lanes > 1 ? { gridTemplateColumns: `repeat(${lanes}, minmax(19rem, 1fr))`, minWidth: `${lanes * 19}rem` } : undefined),
    [lanes],
  );
  const jumpAndClose = useCallback(
    (index: number) => {
      setPanel(null);
      jump(index);
    },
    [jump],
  );
  const stopFinding = () => {
    onFind("");
    box.current?.blur();
  };
  const outlinePanel = <OutlinePanel outline={outline} current={current} onJump={jumpAndClose} />;

  return (
    <div className="flex min-h-0 flex-1">
      <nav aria-label="Outline" className="w-60 shrink-0 overflow-y-auto border-r p-3 max-xl:hidden">
        <h2 className="mb-2 text-xs font-medium text-muted">Outline</h2>
        {outlinePanel}
      </nav>
      <section aria-label="Transcript" className="flex min-w-0 flex-1 flex-col">
        <div className="flex flex-wrap items-center gap-2 border-b bg-surface px-3 py-1.5">
          <FindBar box={box} find={find} result={found} at={matchAt} onFind={onFind} onStep={stepMatch} onClose={stopFinding} />
          {session.threads.length > 1 && (
            <Select aria-label="Threads" value={view} onChange={(event) => void setPlace({ view: event.target.value as (typeof VIEWS)[number] })}>
              <option value="together">Threads together</option>
              <option value="side">Threads side by side</option>
              <option value="folded">Specialists folded</option>
            </Select>
          )}
          <span className="ml-auto flex items-center gap-1">
            <Button
              size="sm"
              variant="ghost"
              className="max-sm:hidden"
              title="Next error (e)"
              disabled={!outline?.marks.some((mark) => mark.kind === "error")}
              onClick={() => toMark(["error"], 1)}
            >
              <CircleAlert aria-hidden />
              Next error
            </Button>
            <Button size="sm" variant="ghost" className="xl:hidden" onClick={() => setPanel("outline")}>
              <ListTree aria-hidden />
              Outline
            </Button>
            <Button size="sm" variant="ghost" className="lg:hidden" onClick={() => setPanel("details")}>
              <PanelRight aria-hidden />
              Details
            </Button>
          </span>
        </div>
        {events.error && (
          <ErrorState title="Some events could not be loaded" className="m-3" actions={<Button onClick={events.retry}>Try again</Button>}>
            {events.error.message}
          </ErrorState>
        )}
        <div className="flex min-h-0 flex-1">
          <section
            ref={scroller}
            // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
            tabIndex={0}
            aria-label="Events"
            className="min-w-0 flex-1 overflow-auto outline-none [overflow-anchor:none] focus-visible:-outline-offset-2"
          >
            {lanes > 1 && (
              <div className="sticky top-0 z-10 grid border-b bg-surface text-xs font-medium" style={laneStyle}>
                {session.threads.map((thread) => (
                  <span key={thread.index} className="truncate border-r px-3.5 py-1.5 last:border-r-0">
                    <HostileInline text={threadName(thread.index)} />{" "}
                    <HostileInline text={thread.title || (thread.role === threadName(thread.index) ? "" : thread.role)} className="font-normal text-muted" />
                  </span>
                ))}
              </div>
            )}
            <div className="relative" style={{ height: virtual.getTotalSize(), minWidth: laneStyle?.minWidth }}>
              {/* Moved by `top`: what stays on the screen is then not painted again, as it would be under a transform. */}
              <div className="absolute inset-x-0" style={{ top: items[0]?.start ?? 0 }}>
                {items.map((item) => {
                  const row = rows.at(item.index);
                  const index = row.kind === "event" ? row.index : row.run.from;
                  return (
                    <div key={item.key} data-index={item.index} ref={virtual.measureElement} className="border-b">
                      <TranscriptRow
                        index={index}
                        run={row.kind === "fold" ? row.run : null}
                        event={events.get(index)}
                        laneStyle={laneStyle}
                        threads={session.threads}
                        slug={slug}
                        sessionId={session.id}
                        current={current === index}
                        quotes={quotes}
                        find={find}
                        wanted={current === index ? matchPlace : null}
                        onMatch={onMatch}
                        onSelect={select}
                        onRecord={setRecord}
                        onOpen={unfold}
                      />
                    </div>
                  );
                })}
              </div>
            </div>
          </section>
          <Minimap outline={outline} total={session.events} view={{ from: first, to: last }} onJump={jump} />
        </div>
      </section>
      <aside aria-label="Details" className="w-80 shrink-0 overflow-y-auto border-l p-4 max-lg:hidden 2xl:w-96">
        {details}
      </aside>
      <Sheet open={panel === "outline"} onOpenChange={(open) => setPanel(open ? "outline" : null)} title="Outline" side="left">
        {outlinePanel}
      </Sheet>
      <Sheet open={panel === "details"} onOpenChange={(open) => setPanel(open ? "details" : null)} title="Details">
        {details}
      </Sheet>
      <RecordDialog base={base} index={record} onClose={() => setRecord(null)} />
    </div>
  );
}
