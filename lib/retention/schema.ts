import { z } from "zod";

export const retentionInput = z.object({
  /** A source such as `claude_code`; empty for every source that has no rule of its own. */
  source: z.string().trim().max(100, "At most 100 characters.").default(""),
  days: z.int("Give whole days.").min(1, "At least one day.").max(36_500, "At most 36,500 days."),
});
export const retentionIdInput = z.object({ id: z.string().max(100) });
export const holdInput = z.object({
  /** Every session of this source; of all where neither is named. */
  source: z.string().trim().min(1).max(100).optional(),
  sessionId: z.string().max(100).optional(),
  reason: z.string().trim().min(3, "Say why, in at least three characters.").max(500, "At most 500 characters."),
});

export type RetentionInput = z.output<typeof retentionInput>;
export type HoldInput = z.output<typeof holdInput>;
