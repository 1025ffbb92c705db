"use client";
import { useQueryClient } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { useEffect } from "react";
import { plainTitle } from "@/components/lessons/plain-title";
import { toast } from "@/components/ui/toast";
import { bulkReject } from "@/lib/lessons/actions";
import { dropFromQueue, refresh } from "./desk-data";
import type { Rejection } from "./reject-form";
import type { DeskState } from "./use-desk";
import type { Picks } from "./use-picks";

const loadReject = () => import("./reject-dialog").then((module) => module.RejectDialog);
const RejectDialog = dynamic(loadReject);
const OverrideDialog = dynamic(() => import("./override-dialog").then((module) => module.OverrideDialog));
const AssignDialog = dynamic(() => import("./assign-dialog").then((module) => module.AssignDialog));

/** What opens over the desk. None of it comes with the first paint. */
export function DeskDialogs({ desk, slug, picks }: { desk: DeskState; slug: string; picks: Picks }) {
  const { mode, setMode, shown, decisions } = desk;
  const queries = useQueryClient();
  useEffect(() => {
    const timer = setTimeout(() => void loadReject(), 1_000);
    return () => clearTimeout(timer);
  }, []);
  const close = () => setMode("read");

  const rejectAll = async (rejection: Rejection) => {
    const titles = new Map(picks.rows.map(({ id, title }) => [id, title]));
    const lessons = picks.rows.map(({ id, revisionId }) => ({ lessonId: id, revisionId }));
    close();
    const result = await bulkReject(slug, { lessons, ...rejection }).catch(() => null);
    if (!result?.ok) {
      toast.error(result?.error.message ?? "Lucid cannot be reached, so nothing was decided.");
      return;
    }
    const { rejected, refused } = result.value;
    const gone = new Set(rejected.map(({ lessonId }) => lessonId));
    picks.clear();
    dropFromQueue(queries, slug, desk.place.tab, gone);
    if (desk.id !== null && gone.has(desk.id)) desk.open(desk.rows.find(({ id }) => !gone.has(id))?.id ?? null);
    refresh(queries, slug, [...gone]);
    if (rejected.length > 0) toast.success(`Rejected: ${rejected.length} ${rejected.length === 1 ? "lesson" : "lessons"}`);
    for (const { lessonId, message } of refused.slice(0, 3)) {
      toast.error(`Not rejected: ${plainTitle(titles.get(lessonId) ?? "a lesson")}`, { description: message });
    }
  };

  if (mode === "bulk" && picks.rows.length > 0) {
    return <RejectDialog titles={picks.rows.map(({ title }) => title)} onClose={close} onReject={(rejection) => void rejectAll(rejection)} />;
  }
  if (!shown) return null;
  if (mode === "reject") {
    return (
      <RejectDialog
        titles={[shown.revision.title]}
        onClose={close}
        onReject={(rejection) => {
          close();
          void decisions.reject(shown, rejection);
        }}
      />
    );
  }
  if (mode === "override") {
    return (
      <OverrideDialog
        lesson={shown}
        onClose={close}
        onOverride={(reason) => {
          close();
          void decisions.override(shown, { reason, ...desk.seenOf() });
        }}
      />
    );
  }
  if (mode === "assign") return <AssignDialog lesson={shown} slug={slug} onClose={close} />;
  return null;
}
