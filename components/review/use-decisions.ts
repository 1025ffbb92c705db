"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { plainTitle } from "@/components/lessons/plain-title";
import { toast } from "@/components/ui/toast";
import type { ActionResult } from "@/lib/auth/action";
import { approve, edit, reject, release, undo, undoLatest } from "@/lib/lessons/actions";
import type { Outcome } from "@/lib/lessons/commands";
import type { LessonText } from "@/lib/lessons/lesson";
import type { Tab } from "@/lib/lessons/queue";
import type { ReviewView } from "@/lib/lessons/review-view";
import type { Act } from "./allowed-acts";
import { dropFromQueue, lessonKey, queueKey } from "./desk-data";
import type { Rejection } from "./reject-dialog";

const SAID: Record<Act, string> = { approve: "Approved", reject: "Rejected", edit: "Saved as a new revision", undo: "Taken back", release: "Proposed" };

/**
 * Sends decisions with the revision on the screen. The screen moves on once the server has agreed; a refusal is shown where the
 * lesson is and changes nothing.
 */
export function useDecisions(slug: string, tab: Tab, onScreen: () => string | null, onDone: (act: Act, outcome: Outcome) => void) {
  const queries = useQueryClient();
  const [busy, setBusy] = useState<Act | null>(null);
  const [conflict, setConflict] = useState<{ lessonId: string; message: string } | null>(null);
  // A second key press while the first is on its way is not a second decision.
  const running = useRef(false);

  const refresh = (lessonId: string | null) => {
    if (lessonId !== null) void queries.invalidateQueries({ queryKey: lessonKey(slug, lessonId) });
    void queries.invalidateQueries({ queryKey: queueKey(slug) });
  };

  const run = async (act: Act, lessonId: string | null, send: () => Promise<ActionResult<Outcome>>) => {
    if (running.current) return;
    running.current = true;
    setBusy(act);
    setConflict(null);
    let result: ActionResult<Outcome>;
    try {
      result = await send();
    } catch {
      result = { ok: false, error: { code: "internal", message: "Lucid cannot be reached, so nothing was decided. Check the connection, then try again." } };
    } finally {
      running.current = false;
      setBusy(null);
    }
    if (!result.ok) {
      // Not about the lesson on the screen: said in passing, and nothing else changes.
      if (lessonId === null || lessonId !== onScreen()) toast(result.error.message);
      else setConflict({ lessonId, message: result.error.message });
      if (result.error.code === "conflict") refresh(lessonId);
      return;
    }
    const outcome = result.value;
    const leaves = (act === "approve" || act === "reject" || act === "release") && tab !== "decided";
    if (leaves) dropFromQueue(queries, slug, tab, outcome.lessonId);
    onDone(act, outcome);
    refresh(outcome.lessonId);
    const offer = act === "approve" || act === "reject" ? { action: { label: "Undo", onClick: () => void undoOne(outcome) } } : {};
    toast.success(outcome.remark ?? `${SAID[act]}: ${plainTitle(outcome.title)}`, offer);
  };

  const undoOne = (one: Outcome) => run("undo", one.lessonId, () => undo(slug, { lessonId: one.lessonId, revisionId: one.revisionId }));

  return {
    busy,
    conflict,
    clearConflict: () => setConflict(null),
    approve: (lesson: ReviewView) => run("approve", lesson.id, () => approve(slug, { lessonId: lesson.id, revisionId: lesson.revision.id })),
    reject: (lesson: ReviewView, rejection: Rejection) =>
      run("reject", lesson.id, () => reject(slug, { lessonId: lesson.id, revisionId: lesson.revision.id, ...rejection })),
    edit: (lesson: ReviewView, text: LessonText) => run("edit", lesson.id, () => edit(slug, { lessonId: lesson.id, revisionId: lesson.revision.id, ...text })),
    release: (lesson: ReviewView) => run("release", lesson.id, () => release(slug, { lessonId: lesson.id, revisionId: lesson.revision.id })),
    undo: (lesson: ReviewView) => run("undo", lesson.id, () => undo(slug, { lessonId: lesson.id, revisionId: lesson.revision.id })),
    /** Takes back the reader's latest decision that still can be, wherever and whenever it was made. */
    undoLatest: () => run("undo", null, () => undoLatest(slug, {})),
  };
}
