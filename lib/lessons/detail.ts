import type { Actor } from "@/lib/auth/actor";
import { notFound } from "@/lib/errors";
import type { AssignmentView, CommentView, DetachedQuote, LossView, OverrideView, PolicyView, RelatedLesson, Risk } from "./desk-types";
import { type LessonJson, pageLessonsJson } from "./queries";
import type { EarlierRejection } from "./rejection";
import { getLessonForReview, type ReviewEntry, type RevisionEntry } from "./review-view";

/** One lesson as outsiders read it, with what people decided and said about it. A sealed verdict has no decision yet. */
export interface LessonDetailJson extends LessonJson {
  risk: Risk;
  policy: PolicyView;
  reviews: ReviewEntry[];
  overrides: OverrideView[];
  revisions: RevisionEntry[];
  assignment: AssignmentView | null;
  comments: CommentView[];
  detached: DetachedQuote[];
  loss: LossView | null;
  rejections: EarlierRejection[];
  similar: RelatedLesson[];
  contradicting: RelatedLesson[];
  reach: { agents: number; reached: number; seen: number };
  evidenceDigest: string;
}

/** @throws AppError not_found */
export async function getLessonDetail(actor: Actor, id: string): Promise<LessonDetailJson> {
  const view = await getLessonForReview(actor, id);
  const [lesson] = (await pageLessonsJson(actor, { lessonId: id, limit: 1 })).lessons;
  if (!lesson) throw notFound("lesson");
  const { risk, policy, reviews, overrides, revisions, assignment, comments, detached, loss, rejections, similar, contradicting, reach, evidenceDigest } = view;
  return {
    ...lesson,
    risk,
    policy,
    reviews,
    overrides,
    revisions,
    assignment,
    comments,
    detached,
    loss,
    rejections,
    similar,
    contradicting,
    reach,
    evidenceDigest,
  };
}
