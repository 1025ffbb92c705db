import type { AuditAction } from "@/lib/audit/actions";

/** What a webhook can be told of: acts of the trail that somebody outside may want to act upon. */
export const WEBHOOK_TYPES = [
  "lesson.proposed",
  "lesson.quarantined",
  "lesson.approved",
  "lesson.rejected",
  "lesson.overridden",
  "guidance.published",
  "guidance.returned",
  "guidance.adopted",
  "dream.completed",
  "dream.failed",
  "session.import_finished",
  "audit.exported",
  "audit.checkpoint_signed",
  "access.refused",
] as const satisfies readonly AuditAction[];

export type WebhookType = (typeof WEBHOOK_TYPES)[number];
