"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { withProof } from "@/components/layout/prove-again";
import { plainTitle } from "@/components/lessons/plain-title";
import { toast } from "@/components/ui/toast";
import type { ActionResult } from "@/lib/auth/action";
import { approve, edit, override, reject, release, undo, undoLatest } from "@/lib/lessons/actions";
import type { Outcome } from "@/lib/lessons/commands";
import type { LessonText } from "@/lib/lessons/lesson";
import type { Act } from "./allowed-acts";
import { dropFromQueue, refresh } from "./desk-data";
import type { DeskLesson } from "./desk-lesson";
import type { Rejection } from "./reject-form";
import type { Tab } from "./tabs";

const SAID: Partial<Record<Act, string>> = {
  approve: "Approved",
  override: "Approved against the policy",
  reject: "Rejected",
  edit: "Saved as a new revision",
  undo: "Taken back",
  release: "Proposed",
};

/** Nothing is decided by what is refused. */
export interface Refused {
  lessonId: string;
  title: string;
  message: string;
}

const UNREACHED = {
  ok: false,
  error: { code: "internal", message: "Lucid cannot be reached, so nothing was decided. Check the connection, then try again." },
} as const;

export interface DecisionEvents {
  /** The lesson leaves the pile: the desk goes on at once, before the server has answered. */
  onLeave: (lessonId: string) => void;
  onDone: (act: Act, outcome: Outcome) => void;
}

/**
 * Sends decisions with the revision that was on the screen. The desk goes on at once; "approved" is said only when the server has
 * agreed, and a refusal puts the lesson back and says why.
 */
export function useDecisions(slug: string, tab: Tab, events: () => DecisionEvents) {
  const queries = useQueryClient();
  const [refused, setRefused] = useState<Refused | null>(null);
  const [saving, setSaving] = useState(false);
  // Lessons whose decision is on its way: they stay out of the pile even when an older answer still has them.
  const [leaving, setLeaving] = useState<ReadonlySet<string>>(new Set());
  const running = useRef(new Set<string>());
  const soon = useRef<{ timer: ReturnType<typeof setTimeout>; ids: Set<string> } | null>(null);

  // Many decisions in a row ask for the pile once, when they are through.
  const refreshSoon = (id: string) => {
    const ids = soon.current?.ids ?? new Set<string>();
    if (soon.current) clearTimeout(soon.current.timer);
    const later = () => {
      if (running.current.size > 0) return refreshSoon(id);
      soon.current = null;
      setLeaving(new Set());
      refresh(queries, slug, [...ids]);
    };
    soon.current = { ids: ids.add(id), timer: setTimeout(later, 250) };
  };
  const stay = (ids: readonly string[]) => setLeaving((before) => new Set([...before].filter((id) => !ids.includes(id))));

  const run = async (act: Act, lesson: { id: string; title: string }, leaves: boolean, send: () => Promise<ActionResult<Outcome>>) => {
    if (running.current.has(lesson.id)) return;
    running.current.add(lesson.id);
    setRefused(null);
    if (leaves) {
      setLeaving((before) => new Set(before).add(lesson.id));
      dropFromQueue(queries, slug, tab, new Set([lesson.id]));
      events().onLeave(lesson.id);
    } else setSaving(true);
    const result = await send().catch((): ActionResult<Outcome> => UNREACHED);
    running.current.delete(lesson.id);
    setSaving(false);
    if (!result.ok) {
      if (lesson.id === "") toast(result.error.message);
      else setRefused({ lessonId: lesson.id, title: lesson.title, message: result.error.message });
      stay([lesson.id]);
      return refresh(queries, slug, lesson.id === "" ? [] : [lesson.id]);
    }
    const outcome = result.value;
    if (act === "undo") stay([outcome.lessonId]);
    events().onDone(act, outcome);
    refreshSoon(outcome.lessonId);
    const offer = act === "approve" || act === "override" || act === "reject" ? { action: { label: "Undo", onClick: () => void undoOne(outcome) } } : {};
    toast.success(outcome.remark ?? `${SAID[act] ?? "Done"}: ${plainTitle(outcome.title)}`, offer);
  };

  const undoOne = (one: Outcome) =>
    run("undo", { id: one.lessonId, title: one.title }, false, () => undo(slug, { lessonId: one.lessonId, revisionId: one.revisionId }));
  const named = (lesson: DeskLesson) => ({ id: lesson.id, title: lesson.revision.title });
  const at = (lesson: DeskLesson) => ({ lessonId: lesson.id, revisionId: lesson.revision.id });
  // Of a pile that is about the past, nothing leaves.
  const leaves = tab !== "decided";

  return {
    saving,
    refused,
    leaving,
    clearRefused: () => setRefused(null),
    isRunning: (id: string) => running.current.has(id),
    approve: (lesson: DeskLesson, seen: { evidenceDigest?: string; acknowledged?: string }) =>
      run("approve", named(lesson), leaves, () => approve(slug, { ...at(lesson), ...seen })),
    override: (lesson: DeskLesson, why: { reason: string; evidenceDigest?: string; acknowledged?: string }) =>
      // It may ask for a password first: the lesson stays until that is through.
      run("override", named(lesson), false, () => withProof(() => override(slug, { ...at(lesson), ...why }))),
    reject: (lesson: DeskLesson, rejection: Rejection) => run("reject", named(lesson), leaves, () => reject(slug, { ...at(lesson), ...rejection })),
    edit: (lesson: DeskLesson, text: LessonText) => run("edit", named(lesson), false, () => edit(slug, { ...at(lesson), ...text })),
    release: (lesson: DeskLesson) => run("release", named(lesson), leaves, () => release(slug, at(lesson))),
    undo: (lesson: DeskLesson) => run("undo", named(lesson), false, () => undo(slug, at(lesson))),
    /** Takes back the reader's latest decision that still can be, wherever and whenever it was made. */
    undoLatest: () => run("undo", { id: "", title: "" }, false, () => undoLatest(slug, {})),
  };
}
