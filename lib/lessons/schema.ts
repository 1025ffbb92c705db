import { z } from "zod";
import { REJECT_REASONS, STATES } from "./lesson";

const LessonId = z.string().regex(/^les_[0-9a-f]{32}$/, "This is not a lesson.");
const RevisionId = z.string().regex(/^[0-9a-f]{64}$/, "This is not a revision.");
const Names = z.array(z.string().trim().min(1).max(200)).max(50);

export const AppliesToInput = z.strictObject({ agents: Names.optional(), roles: Names.optional(), tasks: Names.optional(), tools: Names.optional() });

/** Every decision names the revision that was on the screen. */
export const ApproveInput = z.strictObject({ lessonId: LessonId, revisionId: RevisionId });
export type ApproveInput = z.infer<typeof ApproveInput>;

export const RejectInput = z.strictObject({
  lessonId: LessonId,
  revisionId: RevisionId,
  reason: z.enum(REJECT_REASONS),
  note: z.string().trim().max(2000).default(""),
  /** Whether a later dream may propose it again when its evidence has really changed. */
  mayReturn: z.boolean().default(true),
});
export type RejectInput = z.infer<typeof RejectInput>;

export const EditInput = z.strictObject({
  lessonId: LessonId,
  revisionId: RevisionId,
  title: z.string().trim().min(1, "A lesson needs a title.").max(300, "A title has at most 300 characters."),
  trigger: z.string().trim().max(1000, "The situation has at most 1,000 characters."),
  body: z.string().trim().min(1, "A lesson needs a text.").max(110_000, "A lesson has at most 100 kB."),
  appliesTo: AppliesToInput,
});
export type EditInput = z.infer<typeof EditInput>;

export const UndoInput = ApproveInput;
export type UndoInput = ApproveInput;

/** The server knows which one: decisions made before a reload, or on another screen, count. */
export const UndoLatestInput = z.strictObject({});

export const ReleaseInput = ApproveInput;
export type ReleaseInput = ApproveInput;

export const RetireInput = z.strictObject({
  itemId: z.string().regex(/^itm_[0-9a-f]{32}$/, "This is not an item of guidance."),
  reason: z.string().trim().min(1, "Say why, for whoever reviews it.").max(2000),
});
export type RetireInput = z.infer<typeof RetireInput>;

export const LessonFilter = z.strictObject({
  states: z.array(z.enum(STATES)).optional(),
  dreamId: z
    .string()
    .regex(/^drm_[0-9a-f]{32}$/)
    .optional(),
});
export type LessonFilter = z.infer<typeof LessonFilter>;

export const AdoptInput = z.strictObject({
  items: z
    .array(
      z.strictObject({
        path: z.string().min(1).max(500),
        title: z.string().trim().min(1).max(300),
        text: z.string().trim().min(1).max(200_000),
        appliesTo: AppliesToInput.default({}),
      }),
    )
    .min(1, "There is nothing to adopt.")
    .max(200),
  note: z.string().trim().max(2000).default(""),
});
export type AdoptInput = z.infer<typeof AdoptInput>;
