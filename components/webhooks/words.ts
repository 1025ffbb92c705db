import type { WebhookType } from "@/lib/webhooks/webhook";

/** What a webhook can be told of, in words. */
export const TYPE_WORDS: Readonly<Record<WebhookType, string>> = {
  "lesson.proposed": "A lesson was proposed",
  "lesson.quarantined": "A lesson was quarantined",
  "lesson.approved": "A lesson was approved",
  "lesson.rejected": "A lesson was rejected",
  "lesson.overridden": "A rule was overridden for a lesson",
  "guidance.published": "A release was published",
  "guidance.returned": "An earlier release is in force again",
  "guidance.adopted": "Existing guidance was adopted",
  "dream.completed": "A dream completed",
  "dream.failed": "A dream failed",
  "session.import_finished": "An import finished",
  "audit.exported": "The trail was exported",
  "audit.checkpoint_signed": "A checkpoint of the trail is signed",
  "access.refused": "Somebody was refused",
};
