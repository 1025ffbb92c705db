import type { PersonActor } from "@/lib/auth/actor";
import { db, onPool, type Tx, transact } from "@/lib/db/client";
import type { AppliesTo } from "@/lib/guidance/audience";
import { type Draft, draftItems, ensureItem, joinDraft } from "@/lib/guidance/draft";
import type { Operation } from "@/lib/guidance/release";
import { newId } from "@/lib/ids";
import { revisionOf } from "@/lib/lessons/revision";
import { sha256 } from "@/lib/text/hash";

export interface LessonFixture {
  title: string;
  trigger?: string;
  body?: string;
  appliesTo?: AppliesTo;
  operation?: Operation;
  itemId?: string;
  targets?: string[];
  note?: string;
}

export interface ApprovedLesson {
  lessonId: string;
  revisionId: string;
  sha256: string;
  file: string;
  reviewId: string;
  itemId: string;
  path: string;
}

const NO_SUPPORT = { sessions: 0, tasks: 0, agents: 0, people: 0 };

/** A lesson approved by `reviewer`, with its revision, its standing review and an item; not yet in the draft. */
export async function makeApproved(tx: Tx, reviewer: PersonActor, fixture: LessonFixture): Promise<ApprovedLesson> {
  const { workspaceId } = reviewer;
  const operation = fixture.operation ?? "add";
  const text = { title: fixture.title, trigger: fixture.trigger ?? "", body: fixture.body ?? `Do ${fixture.title}.`, appliesTo: fixture.appliesTo ?? {} };
  const revision = revisionOf({ ...text, operation, kind: "team_preference", form: "note", targets: fixture.targets ?? [] });
  const item = fixture.itemId
    ? await tx.item.findUniqueOrThrow({ where: { id: fixture.itemId, workspaceId } })
    : await ensureItem(tx, workspaceId, fixture.title);
  const lessonId = newId("lesson");
  const reviewId = newId("review");
  await tx.lesson.create({
    data: {
      id: lessonId,
      workspaceId,
      itemId: item.id,
      absorbs: fixture.targets ?? [],
      origin: "person",
      kind: "team_preference",
      form: "note",
      operation,
      state: "approved",
      fingerprint: sha256(lessonId),
      revisionId: revision.id,
      support: NO_SUPPORT,
    },
  });
  await tx.revision.create({
    data: {
      workspaceId,
      lessonId,
      id: revision.id,
      number: 1,
      title: text.title,
      trigger: text.trigger,
      body: text.body,
      appliesTo: { ...text.appliesTo },
      canonical: revision.canonical,
      file: revision.file,
      sha256: revision.sha256,
      authorId: reviewer.id,
    },
  });
  await tx.review.create({
    data: {
      id: reviewId,
      workspaceId,
      lessonId,
      revisionId: revision.id,
      sha256: revision.sha256,
      decision: "approve",
      reviewerId: reviewer.id,
      note: fixture.note ?? "",
      evidenceDigest: sha256(""),
      flagsDigest: sha256(""),
      policyVersion: "1",
    },
  });
  return { lessonId, revisionId: revision.id, sha256: revision.sha256, file: revision.file, reviewId, itemId: item.id, path: item.path };
}

/** A lesson approved by `reviewer` that waits in the draft release. */
export async function approveIntoDraft(reviewer: PersonActor, fixture: LessonFixture): Promise<ApprovedLesson & { draft: Draft }> {
  return transact(async (tx) => {
    const lesson = await makeApproved(tx, reviewer, fixture);
    const draft = await joinDraft(tx, reviewer, { ...lesson, operation: fixture.operation ?? "add", targets: fixture.targets ?? [] });
    return { ...lesson, draft };
  });
}

/** What the open draft holds, by path. */
export async function draftPaths(workspaceId: string): Promise<string[]> {
  const draft = await db().release.findFirst({ where: { workspaceId, state: "draft" } });
  return draft ? (await draftItems(onPool(), workspaceId, draft.id)).map(({ path }) => path) : [];
}

/** An API token's secret with these permissions. */
export async function makeToken(workspaceId: string, permissions: string[]): Promise<string> {
  const secret = `lucid_${newId("token")}`;
  await db().token.create({ data: { id: newId("token"), workspaceId, name: "test", tokenHash: sha256(secret), permissions } });
  return secret;
}
