import type { DeskLesson } from "./desk-lesson";

/** What a person can do with a lesson on the desk. */
export type Act = "approve" | "reject" | "edit" | "undo" | "release" | "override" | "comment" | "assign";

/** The same rules as the commands, so that a key and its button do what the server allows. */
export function allowedActs({ state, can, approvals, operation }: Pick<DeskLesson, "state" | "can" | "approvals" | "operation">): Record<Act, boolean> {
  const open = state === "proposed" || state === "held_back" || state === "quarantined";
  return {
    approve: can.review && state === "proposed" && !approvals.mine,
    reject: can.review && open,
    edit: can.review && (open || state === "approved") && operation !== "retire",
    undo: can.undo,
    release: can.review && state === "held_back",
    override: can.override && state === "proposed",
    comment: can.review,
    assign: can.review && open,
  };
}
