import type { Actor } from "@/lib/auth/actor";
import type { SqlTx, Tx } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { type AppliesTo, inLayers } from "./audience";
import { availablePath, pathStem } from "./path";
import { applyChanges, type Change, collision, type Operation, onTopOf, type Placed, touchedBy } from "./release";

/**
 * Where approvals collect: one draft release a workspace, made on demand. It holds its approved operations only; its items are what
 * is in force with these carried out, worked out when somebody looks and written down when it is published.
 */

export interface Draft {
  id: string;
  number: number;
}

export interface JoinInput {
  lessonId: string;
  revisionId: string;
  sha256: string;
  reviewId: string;
  /** The item that carries the new bytes; for a retirement, the one that goes. */
  itemId: string;
  operation: Operation;
  /** Further items that a merge or retirement takes out of force, by id. */
  targets: readonly string[];
  /** The revision that waits in the draft and that this one was made on; null for what is in force. */
  standsOn?: string | null;
}

/**
 * Serialises everything that changes a workspace's releases, until the transaction ends. Take it before any lock on a lesson, so
 * that a decision and a publication never wait for each other.
 */
export async function lockReleases(tx: Tx, workspaceId: string): Promise<void> {
  await tx.$queryRawUnsafe("SELECT 1 FROM workspaces WHERE id = $1 FOR NO KEY UPDATE", workspaceId);
}

/** The open draft, or null when nothing has been approved since the last release. Call under `lockReleases`. */
export async function openDraft(tx: Tx, workspaceId: string): Promise<Draft | null> {
  const rows = await tx.$queryRawUnsafe<Draft[]>("SELECT id, number FROM releases WHERE workspace_id = $1 AND state = 'draft'", workspaceId);
  return rows[0] ?? null;
}

/** The open draft, made when there is none. Its number is the next one; 0 is kept for what is adopted. Call under `lockReleases`. */
export async function ensureDraft(tx: Tx, workspaceId: string): Promise<Draft> {
  const open = await openDraft(tx, workspaceId);
  if (open) return open;
  const rows = await tx.$queryRawUnsafe<Draft[]>(
    `INSERT INTO releases (id, workspace_id, number, state)
     SELECT $1, $2, coalesce(max(number), 0) + 1, 'draft' FROM releases WHERE workspace_id = $2 RETURNING id, number`,
    newId("release"),
    workspaceId,
  );
  return rows[0]!;
}

/** The items of a release, in order. */
export async function placedIn(tx: SqlTx, workspaceId: string, releaseId: string): Promise<Placed[]> {
  return await tx.$queryRawUnsafe<Placed[]>(
    `SELECT ri.item_id AS "itemId", i.path, ri.lesson_id AS "lessonId", ri.revision_id AS "revisionId", ri.sha256, ri.review_id AS "reviewId", ri.decision
     FROM release_items ri JOIN items i ON i.id = ri.item_id WHERE ri.workspace_id = $1 AND ri.release_id = $2 ORDER BY ri.position`,
    workspaceId,
    releaseId,
  );
}

/** The items of the release in force, in order. Empty before the first release. */
export async function placedInForce(tx: SqlTx, workspaceId: string): Promise<Placed[]> {
  const rows = await tx.$queryRawUnsafe<{ id: string }[]>("SELECT id FROM releases WHERE workspace_id = $1 AND state = 'in_force'", workspaceId);
  return rows[0] ? placedIn(tx, workspaceId, rows[0].id) : [];
}

const CHANGES = `
SELECT c.operation, c.item_id AS "itemId", i.path, c.lesson_id AS "lessonId", c.revision_id AS "revisionId", c.sha256, c.review_id AS "reviewId", c.targets,
  c.stands_on AS "standsOn"
FROM release_changes c JOIN items i ON i.id = c.item_id WHERE c.workspace_id = $1 AND c.release_id = $2`;
const AS_JOINED = "ORDER BY c.joined_at, c.lesson_id";

/** The approved operations of a release, in the order they joined. */
export async function changesOf(tx: SqlTx, workspaceId: string, releaseId: string): Promise<Change[]> {
  return await tx.$queryRawUnsafe<Change[]>(`${CHANGES} ${AS_JOINED}`, workspaceId, releaseId);
}

/** Those of them that are about one of these items. */
async function changesAbout(tx: SqlTx, workspaceId: string, releaseId: string, itemIds: readonly string[]): Promise<Change[]> {
  return await tx.$queryRawUnsafe<Change[]>(`${CHANGES} AND (c.item_id = ANY($3::text[]) OR c.targets && $3::text[]) ${AS_JOINED}`, workspaceId, releaseId, [
    ...itemIds,
  ]);
}

/** Writes the items of a draft that is about to come into force. Early versions wrote them while it was a draft: those go. */
export async function placeItems(tx: Tx, workspaceId: string, releaseId: string, items: readonly Placed[]): Promise<void> {
  await tx.$executeRawUnsafe("DELETE FROM release_items WHERE workspace_id = $1 AND release_id = $2", workspaceId, releaseId);
  if (items.length === 0) return;
  const column = (of: (item: Placed) => string) => items.map(of);
  await tx.$executeRawUnsafe(
    `INSERT INTO release_items (workspace_id, release_id, position, item_id, lesson_id, revision_id, sha256, review_id, decision)
     SELECT $1, $2, (t.n - 1)::int, t.item, t.lesson, t.revision, t.sha, t.review, t.decision
     FROM unnest($3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[]) WITH ORDINALITY AS t (item, lesson, revision, sha, review, decision, n)`,
    workspaceId,
    releaseId,
    column((item) => item.itemId),
    column((item) => item.lessonId),
    column((item) => item.revisionId),
    column((item) => item.sha256),
    column((item) => item.reviewId),
    column((item) => item.decision),
  );
}

/** The items in the order of a release: by layer, then by path. */
export async function layered(tx: SqlTx, workspaceId: string, items: readonly Placed[]): Promise<Placed[]> {
  const rows = await tx.$queryRawUnsafe<{ lessonId: string; revisionId: string; appliesTo: AppliesTo }[]>(
    `SELECT v.lesson_id AS "lessonId", v.id AS "revisionId", v.applies_to AS "appliesTo"
     FROM revisions v JOIN unnest($2::text[], $3::text[]) AS t (lesson, revision) ON v.lesson_id = t.lesson AND v.id = t.revision WHERE v.workspace_id = $1`,
    workspaceId,
    items.map((item) => item.lessonId),
    items.map((item) => item.revisionId),
  );
  const audiences = new Map(rows.map((row) => [`${row.lessonId} ${row.revisionId}`, row.appliesTo]));
  const asked = items.map((item) => ({ item, path: item.path, appliesTo: audiences.get(`${item.lessonId} ${item.revisionId}`) ?? {} }));
  return inLayers(asked).map(({ item }) => item);
}

/** The items that a draft would bring: what is in force with its changes carried out, in order. */
export async function draftItems(tx: SqlTx, workspaceId: string, releaseId: string): Promise<Placed[]> {
  const base = await placedInForce(tx, workspaceId);
  return layered(tx, workspaceId, applyChanges(base, await changesOf(tx, workspaceId, releaseId)));
}

/** Writes one approved operation into a draft. */
export async function addChange(tx: Tx, workspaceId: string, releaseId: string, change: Omit<Change, "path">): Promise<void> {
  await tx.$executeRawUnsafe(
    `INSERT INTO release_changes (workspace_id, release_id, lesson_id, revision_id, sha256, review_id, operation, item_id, targets, stands_on)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9::text[], $10)`,
    workspaceId,
    releaseId,
    change.lessonId,
    change.revisionId,
    change.sha256,
    change.reviewId,
    change.operation,
    change.itemId,
    [...change.targets],
    change.standsOn ?? null,
  );
}

/**
 * Puts an approved revision into the draft release, in the transaction of its approval. The caller has authorised the actor,
 * written the review and audits the decision. A lesson that joins again replaces what it brought before.
 * @returns the draft that it joined
 * @throws AppError conflict when another approved change to the same item waits already: it was reviewed against the same text
 */
export async function joinDraft(tx: Tx, actor: Actor, input: JoinInput): Promise<Draft> {
  await lockReleases(tx, actor.workspaceId);
  const draft = await ensureDraft(tx, actor.workspaceId);
  await tx.$executeRawUnsafe(
    "DELETE FROM release_changes WHERE workspace_id = $1 AND release_id = $2 AND lesson_id = $3",
    actor.workspaceId,
    draft.id,
    input.lessonId,
  );
  const clash = collision(await changesAbout(tx, actor.workspaceId, draft.id, touchedBy(input)), input);
  if (clash) {
    throw new AppError(
      "conflict",
      `Another approved change to ${clash.path} waits in the draft release. Publish it, or undo its approval, before you approve this one.`,
    );
  }
  await addChange(tx, actor.workspaceId, draft.id, input);
  return draft;
}

/**
 * Takes a lesson's change out of the draft release again, in the transaction that undoes its approval. Does nothing when the
 * lesson is not in the draft. A draft without changes goes.
 * @returns whether the lesson was in the draft
 * @throws AppError conflict while another approved change stands on it
 */
export async function leaveDraft(tx: Tx, actor: Actor, input: { lessonId: string }): Promise<boolean> {
  await lockReleases(tx, actor.workspaceId);
  const draft = await openDraft(tx, actor.workspaceId);
  if (!draft) return false;
  const [leaving] = await tx.$queryRawUnsafe<{ itemId: string; revisionId: string }[]>(
    `SELECT item_id AS "itemId", revision_id AS "revisionId" FROM release_changes WHERE workspace_id = $1 AND release_id = $2 AND lesson_id = $3`,
    actor.workspaceId,
    draft.id,
    input.lessonId,
  );
  if (!leaving) return false;
  const above = onTopOf(await changesAbout(tx, actor.workspaceId, draft.id, [leaving.itemId]), leaving);
  if (above) throw new AppError("conflict", `Another approved change of ${above.path} was made on top of this one. Undo that approval first.`);
  await tx.$executeRawUnsafe(
    "DELETE FROM release_changes WHERE workspace_id = $1 AND release_id = $2 AND lesson_id = $3",
    actor.workspaceId,
    draft.id,
    input.lessonId,
  );
  await tx.$executeRawUnsafe(
    "DELETE FROM releases r WHERE workspace_id = $1 AND id = $2 AND state = 'draft' AND NOT EXISTS (SELECT 1 FROM release_changes c WHERE c.release_id = r.id)",
    actor.workspaceId,
    draft.id,
  );
  return true;
}

/**
 * A new item with a path made from the title, wherever the lesson came from. The path is taken for good: items live across
 * releases and a path is never used again for something else.
 */
export async function ensureItem(tx: Tx, workspaceId: string, title: string): Promise<{ id: string; path: string }> {
  await lockReleases(tx, workspaceId);
  const stem = pathStem(title);
  const taken = await tx.$queryRawUnsafe<{ path: string }[]>("SELECT path FROM items WHERE workspace_id = $1 AND starts_with(path, $2)", workspaceId, stem);
  const path = availablePath(stem, new Set(taken.map((row) => row.path)));
  const id = newId("item");
  await tx.$executeRawUnsafe("INSERT INTO items (id, workspace_id, path) VALUES ($1, $2, $3)", id, workspaceId, path);
  return { id, path };
}
