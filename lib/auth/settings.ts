import { z } from "zod";

/**
 * What a workspace decides for itself; kept in its settings. Every value has a default, so that older rows stay valid. Who must
 * approve what is kept beside these, in lib/lessons/policy.ts.
 */
export const workspaceSettings = z.object({
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
