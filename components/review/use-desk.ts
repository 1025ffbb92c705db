"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useMemo, useRef, useState } from "react";
import { useTellOpenCount } from "@/components/layout/open-count";
import { toast } from "@/components/ui/toast";
import { useSteady } from "@/components/ui/use-steady";
import { type Act, allowedActs } from "./allowed-acts";
import type { DeskProps } from "./desk";
import { prefetchLesson, refresh, useAhead, useLesson, useQueue } from "./desk-data";
import { dropEdit } from "./lesson-draft";
import { queryOf } from "./tabs";
import { useDecisions } from "./use-decisions";
import { useHeldLesson } from "./use-held-lesson";
import { type Place, usePlace } from "./use-place";
import { useReading } from "./use-reading";

/** What lies over the lesson, or takes its place. */
export type Mode = "read" | "edit" | "reject" | "override" | "assign" | "bulk";

const SAY_WHOLE = "The whole text is shown now. Read it, then approve.";
const SAY_LOSS = "Text would be lost. Say that you have read it, then approve.";

/** The state of the desk: the pile, the lesson on the screen, what its reader does with it, and where they go next. */
export function useDesk({ slug, you, initial }: DeskProps) {
  const place = usePlace(slug);
  const { tab, lessonId, narrowing, go } = place;
  const queries = useQueryClient();
  const { queue, rows: listed, counts } = useQueue(slug, tab, narrowing, initial);
  useTellOpenCount(slug, counts?.turn ?? null);
  const [mode, setMode] = useState<Mode>("read");
  const [quote, setQuote] = useState<string | null>(null);
  const [beside, setBeside] = useState<{ sessionId: string; event: number } | null>(null);

  // A decision takes a moment; where the reader is when it is done counts, not where they were when it was sent.
  const now = useRef<Parameters<typeof useDecisions>[2]>(() => ({ onLeave: () => undefined, onDone: () => undefined }));
  const decisions = useDecisions(slug, tab, () => now.current());
  const rows = useMemo(() => (decisions.leaving.size === 0 ? listed : listed.filter((row) => !decisions.leaving.has(row.id))), [listed, decisions.leaving]);

  // Without one in the address it is the first of the pile, and stays so when someone else takes that one out of it.
  const query = queryOf(tab, narrowing);
  const [pinned, pin] = useState<{ query: string; id: string } | null>(null);
  const first = rows[0]?.id ?? null;
  if (lessonId === null && first !== null && pinned?.query !== query) pin({ query, id: first });
  const id = lessonId ?? (pinned?.query === query ? pinned.id : first);
  const lesson = useLesson(slug, id, initial.lesson);
  const { shown, newer, expect } = useHeldLesson(lesson.data?.id === id ? lesson.data : undefined);
  const reading = useReading(shown);
  const at = rows.findIndex((row) => row.id === id);
  const ahead = useAhead(slug, rows[at + 1]?.id ?? null);

  const open = useSteady((next: string | null, on: Partial<Place> = {}) => {
    setMode("read");
    setQuote(null);
    setBeside(null);
    pin(null);
    go(next, on);
    // With the frame that shows the next lesson; before it, the page as it was would be laid out once more.
    requestAnimationFrame(() => {
      document.querySelector("[data-lesson-pane]")?.scrollTo({ top: 0 });
      document.querySelector("[data-evidence-pane]")?.scrollTo({ top: 0 });
      if (window.matchMedia("(max-width: 1023px)").matches) window.scrollTo({ top: 0 });
    });
  });
  const narrow = (next: typeof narrowing, replace = true) => {
    pin(null);
    setMode("read");
    go(null, { narrowing: next }, replace);
  };
  const step = (by: 1 | -1) => {
    const next = rows[at === -1 ? 0 : at + by];
    if (!next) return;
    open(next.id);
    requestAnimationFrame(() => document.querySelector(`[data-lesson="${next.id}"]`)?.scrollIntoView({ block: "nearest" }));
  };
  useEffect(() => {
    const onLeave = (left: string) => {
      if (left !== id) return;
      const next = rows[at + 1] ?? rows[at - 1];
      open(next && next.id !== left ? next.id : null);
    };
    now.current = () => ({
      onLeave,
      onDone: (act, outcome) => {
        if (act === "edit") {
          dropEdit(you.id, outcome.lessonId);
          if (outcome.lessonId !== id) return;
          expect(outcome.revisionId);
          setMode("read");
        }
        if (act === "override" && tab !== "decided") onLeave(outcome.lessonId);
        // Whoever went on meanwhile stays where they are, an open editor above all.
        if (act === "undo" && mode === "read") open(outcome.lessonId);
      },
    });
  });

  const act = (name: Act) => {
    // A lesson that is still on its way must not be decided.
    if (name === "undo" && (!shown || !allowedActs(shown).undo)) return void decisions.undoLatest();
    if (!shown || !allowedActs(shown)[name] || decisions.isRunning(shown.id)) return;
    if (name === "edit" || name === "reject" || name === "assign") return setMode(name);
    if (name === "comment") return focusOn(`#comment-${shown.id}`);
    if ((name === "approve" || name === "override") && reading.missing !== null) {
      if (reading.missing === "text") {
        reading.showWhole(true);
        toast(SAY_WHOLE, { id: "reading" });
      } else {
        focusOn(`#acknowledge-${shown.id}`);
        toast(SAY_LOSS, { id: "reading" });
      }
      return;
    }
    if (name === "override") return setMode("override");
    if (name === "approve") return void decisions.approve(shown, seenOf());
    void decisions[name](shown);
  };
  /** What was before the reader's eyes, to be sent with an approval. */
  const seenOf = () => ({
    ...(shown ? { evidenceDigest: shown.evidenceDigest } : {}),
    ...(reading.acknowledged && shown?.loss ? { acknowledged: shown.loss.digest } : {}),
  });

  // The neighbours are fetched while this one is read, and the next page of the pile before its end is reached.
  const neighbours = [rows[at + 2]?.id, rows[at - 1]?.id].filter((one) => one !== undefined).join(" ");
  useEffect(() => {
    for (const one of neighbours.split(" ")) if (one !== "") prefetchLesson(queries, slug, one);
  }, [neighbours, queries, slug]);
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = queue;
  const near = at + 10 >= rows.length;
  useEffect(() => {
    if (near && hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [near, hasNextPage, isFetchingNextPage, fetchNextPage]);

  return {
    place,
    queue,
    rows,
    counts,
    id,
    at,
    lesson,
    shown,
    /** The lesson that comes next, once it is here. */
    ahead,
    newer,
    reading,
    mode,
    setMode,
    quote,
    setQuote,
    beside,
    setBeside,
    decisions,
    open,
    narrow,
    narrowed: Object.keys(narrowing).some((name) => name !== "sort"),
    step,
    act,
    seenOf,
    /** Takes what the server has now, another revision included. */
    showNewest: () => {
      decisions.clearRefused();
      expect("any");
      if (id !== null) refresh(queries, slug, [id]);
    },
    expect,
  };
}

export type DeskState = ReturnType<typeof useDesk>;

/** Brings a control of the lesson to the reader, and puts the keys on it. */
export function focusOn(selector: string): void {
  requestAnimationFrame(() => {
    const control = document.querySelector<HTMLElement>(selector);
    control?.scrollIntoView({ block: "center" });
    control?.focus({ preventScroll: true });
  });
}
