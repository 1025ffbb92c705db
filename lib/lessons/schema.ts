import { z } from "zod";
import { ABOUT } from "./desk-types";
import { REJECT_REASONS, STATES } from "./lesson";
import { QueueQuery } from "./queue-query";

const LessonId = z.string().regex(/^les_[0-9a-f]{32}$/, "This is not a lesson.");
const RevisionId = z.string().regex(/^[0-9a-f]{64}$/, "This is not a revision.");
const Names = z.array(z.string().trim().min(1).max(200)).max(50);

export const AppliesToInput = z.strictObject({ agents: Names.optional(), roles: Names.optional(), tasks: Names.optional(), tools: Names.optional() });

/** Every decision names the revision that was on the screen. */
const OnRevision = z.strictObject({ lessonId: LessonId, revisionId: RevisionId });

const Digest = z.string().regex(/^[0-9a-f]{64}$/, "This is not a digest.");

/** What an approval is bound to beside the revision: the evidence on the screen, and the text that goes, as it was shown. */
const Seen = { evidenceDigest: Digest.optional(), acknowledged: Digest.optional() };

export const ApproveInput = OnRevision.extend(Seen);
export type ApproveInput = z.infer<typeof ApproveInput>;

export const OverrideInput = OnRevision.extend({
  ...Seen,
  reason: z.string().trim().min(10, "Say why, in a sentence: it stays visible for ever.").max(2000, "At most 2,000 characters."),
});
export type OverrideInput = z.infer<typeof OverrideInput>;

export const AssignInput = OnRevision.extend({
  /** Whose turn it is; null for everyone's. */
  assigneeId: z
    .string()
    .regex(/^usr_[0-9a-f]{32}$/, "This is not a person.")
    .nullable(),
  note: z.string().trim().max(500, "A note has at most 500 characters.").default(""),
});
export type AssignInput = z.infer<typeof AssignInput>;

export const CommentInput = OnRevision.extend({
  about: z.enum(ABOUT),
  text: z.string().trim().min(1, "A comment needs a text.").max(5000, "A comment has at most 5,000 characters."),
});
export type CommentInput = z.infer<typeof CommentInput>;

export const LookInput = z.strictObject({ lessonId: LessonId });
export type LookInput = z.infer<typeof LookInput>;

const offset = z.int().min(0).max(200_000_000);

export const AddQuoteInput = OnRevision.extend({
  sessionId: z.string().regex(/^ses_[0-9a-f]{32}$/, "This is not a session."),
  eventIndex: z.int().min(0),
  /** UTF-16 offsets into the event's text. */
  start: offset,
  end: offset,
  exact: z.string().min(1, "Choose the words to quote.").max(5000, "A quote has at most 5,000 characters."),
  /** Ordinal of the sentence or step of the revision that it bears on, from 0. */
  claim: z.int().min(0).max(10_000),
  stance: z.enum(["supports", "contradicts"]),
});
export type AddQuoteInput = z.infer<typeof AddQuoteInput>;

export const DetachQuoteInput = OnRevision.extend({
  evidenceId: z.string().regex(/^evd_[0-9a-f]{32}$/, "This is not a quote."),
  reason: z.string().trim().min(1, "Say why, for whoever reviews it next.").max(500, "At most 500 characters."),
});
export type DetachQuoteInput = z.infer<typeof DetachQuoteInput>;

export const RejectInput = z.strictObject({
  lessonId: LessonId,
  revisionId: RevisionId,
  reason: z.enum(REJECT_REASONS),
  note: z.string().trim().max(2000).default(""),
  /** Whether a later dream may propose it again when its evidence has really changed. */
  mayReturn: z.boolean().default(true),
});
export type RejectInput = z.infer<typeof RejectInput>;

/** The same reason for many, each decided and audited on its own. */
export const BulkRejectInput = z.strictObject({
  lessons: z.array(OnRevision).min(1, "Choose lessons to reject.").max(200, "At most 200 lessons at once."),
  reason: z.enum(REJECT_REASONS),
  note: z.string().trim().max(2000).default(""),
  mayReturn: z.boolean().default(true),
});
export type BulkRejectInput = z.infer<typeof BulkRejectInput>;

export const EditInput = z.strictObject({
  lessonId: LessonId,
  revisionId: RevisionId,
  title: z.string().trim().min(1, "A lesson needs a title.").max(300, "A title has at most 300 characters."),
  trigger: z.string().trim().max(1000, "The situation has at most 1,000 characters."),
  body: z.string().trim().min(1, "A lesson needs a text.").max(110_000, "A lesson has at most 100 kB."),
  appliesTo: AppliesToInput,
});
export type EditInput = z.infer<typeof EditInput>;

export const UndoInput = OnRevision;
export type UndoInput = z.infer<typeof OnRevision>;

/** The server knows which one: decisions made before a reload, or on another screen, count. */
export const UndoLatestInput = z.strictObject({});

export const ReleaseInput = OnRevision;
export type ReleaseInput = UndoInput;

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
  lessonId: LessonId.optional(),
  narrowing: QueueQuery.pick({ kind: true, operation: true, strength: true, risk: true, agent: true, age: true, q: true }).optional(),
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
