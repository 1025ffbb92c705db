"use client";
import { useEffect, useMemo, useRef } from "react";
import { type Command, useCommands } from "@/components/layout/command-registry";
import { type Shortcut, useShortcuts } from "@/components/layout/shortcuts";
import type { Act } from "./allowed-acts";

const DECIDE = "Decide";
const TEAM = "Team";
const MOVE = "Move";
const VIEW = "View";

/** Everything that can be done at the desk by a key: one table for the handlers, the help behind "?", the palette and the buttons. */
export const DESK_KEYS = {
  approve: { keys: "a", label: "Approve", group: DECIDE },
  edit: { keys: "e", label: "Edit", group: DECIDE },
  reject: { keys: "r", label: "Reject, with a reason", group: DECIDE },
  release: { keys: "p", label: "Propose a held-back lesson anyway", group: DECIDE },
  override: { keys: "o", label: "Override the policy, with a reason", group: DECIDE },
  undo: { keys: "u", label: "Undo", group: DECIDE },
  comment: { keys: "c", label: "Comment", group: TEAM },
  assign: { keys: "i", label: "Assign to someone", group: TEAM },
  pick: { keys: "x", label: "Pick the lesson, to reject several at once", group: TEAM },
  bulk: { keys: "b", label: "Reject what is picked", group: TEAM },
  next: { keys: "j", label: "Next lesson", group: MOVE },
  previous: { keys: "k", label: "Previous lesson", group: MOVE },
  nextQuote: { keys: "]", label: "Next quote", group: MOVE },
  previousQuote: { keys: "[", label: "Previous quote", group: MOVE },
  transcript: { keys: "t", label: "Open the transcript at the quote, or close it", group: MOVE },
  search: { keys: "/", label: "Search the pile", group: MOVE },
  filter: { keys: "f", label: "Filter the pile", group: MOVE },
  foldQueue: { keys: "q", label: "Fold or show the queue", group: VIEW },
  foldEvidence: { keys: "v", label: "Fold or show the evidence", group: VIEW },
} as const satisfies Record<string, Omit<Shortcut, "run">>;

export type DeskKey = keyof typeof DESK_KEYS;

/** The key of a decision, for its button. */
export const keyOf = (act: Act): string => DESK_KEYS[act].keys;

/** Registers the table, with what each key does now. None of them works while someone writes. */
export function useDeskKeys(writing: boolean, run: Record<DeskKey, () => void>): void {
  const now = useRef(run);
  useEffect(() => {
    now.current = run;
  });
  const { shortcuts, commands } = useMemo(() => {
    const entries = Object.entries(DESK_KEYS) as [DeskKey, Omit<Shortcut, "run">][];
    return {
      shortcuts: entries.map(([name, entry]): Shortcut => ({ ...entry, run: () => now.current[name]() })),
      commands: entries.map(([name, { keys, label }]): Command => ({ id: `desk ${name}`, label, group: "Review desk", keys, to: () => now.current[name]() })),
    };
  }, []);
  useShortcuts(writing ? NO_KEYS : shortcuts);
  useCommands(writing ? NO_COMMANDS : commands);
}

const NO_KEYS: Shortcut[] = [];
const NO_COMMANDS: Command[] = [];
