import { z } from "zod";

/** What a workspace decides for itself; kept in its settings. Every value has a default, so that older rows stay valid. */
export const workspaceSettings = z.object({
  /** How many different people must approve a revision before it joins the draft release. */
  approvalsRequired: z.int().min(1).max(3).default(1),
  /** Whether whoever edited a revision may approve it too; where a workspace has one member it is always possible, and stamped. */
  selfApproval: z.boolean().default(true),
  /** How many lessons may wait for review at once; the rest is held back. */
  queueBudget: z.int().min(1).max(100).default(15),
  /** How many items one agent may be given; beyond it, dreams propose what to retire. */
  activeCap: z.int().min(1).max(1000).default(50),
});

export type WorkspaceSettings = z.output<typeof workspaceSettings>;

/** The settings out of the workspace's row; what is missing gets its default. */
export function readSettings(stored: unknown): WorkspaceSettings {
  return workspaceSettings.parse(stored ?? {});
}
