"use client";
import { type Shortcut, useShortcuts } from "@/components/layout/shortcuts";
import type { Act } from "./allowed-acts";

export interface DeskKeys {
  editing: boolean;
  act: (act: Act) => void;
  step: (by: 1 | -1) => void;
  stepQuote: (by: 1 | -1) => void;
}

/** One table for the keys of the desk: the handlers, and the help behind "?". */
export function useDeskKeys({ editing, act, step, stepQuote }: DeskKeys): void {
  const decide = "Decide";
  const move = "Move";
  const keys: Shortcut[] = [
    { keys: "a", label: "Approve", group: decide, run: () => act("approve") },
    { keys: "e", label: "Edit", group: decide, run: () => act("edit") },
    { keys: "r", label: "Reject, with a reason", group: decide, run: () => act("reject") },
    { keys: "p", label: "Propose a held-back lesson anyway", group: decide, run: () => act("release") },
    { keys: "u", label: "Undo", group: decide, run: () => act("undo") },
    { keys: "j", label: "Next lesson", group: move, run: () => step(1) },
    { keys: "k", label: "Previous lesson", group: move, run: () => step(-1) },
    { keys: "]", label: "Next quote", group: move, run: () => stepQuote(1) },
    { keys: "[", label: "Previous quote", group: move, run: () => stepQuote(-1) },
  ];
  useShortcuts(editing ? [] : keys);
}
