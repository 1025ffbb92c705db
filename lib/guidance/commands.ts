import { recordAudit } from "@/lib/audit/record";
import { authorize, type PersonActor } from "@/lib/auth/actor";
import { type Tx, transact } from "@/lib/db/client";
import { AppError, notFound } from "@/lib/errors";
import { forgetGuidance } from "./current";
import { type Draft, draftItems, layered, lockReleases, openDraft, placedIn, placedInForce } from "./draft";
import { type Enforced, enforceDraft, enforceItems } from "./in-force";
import { carryOutLessons, dropMoot, lessonsAfterReturn, restoreLessons } from "./lesson-states";
import { inside, loadChanges } from "./load";
import type { Placed } from "./release";
import { type PublishInput, publishSchema, type ReturnInput, returnSchema } from "./schema";

export interface PublishedRelease {
  releaseId: string;
  number: number;
  sha256: string;
}

const shortened = ({ releaseId, number, sha256 }: Enforced): PublishedRelease => ({ releaseId, number, sha256 });

async function assertDraft(tx: Tx, workspaceId: string, releaseId: string): Promise<Draft> {
  const open = await openDraft(tx, workspaceId);
  if (open?.id === releaseId) return open;
  const [release] = await tx.$queryRawUnsafe<{ number: number; name: string }[]>(
    "SELECT r.number, u.name FROM releases r JOIN users u ON u.id = r.published_by WHERE r.workspace_id = $1 AND r.id = $2",
    workspaceId,
    releaseId,
  );
  if (release) throw new AppError("conflict", `${release.name} has already published this as release ${release.number}. Reload to see what is in force.`);
  throw open
    ? new AppError("conflict", "The draft you saw was replaced, because another release came into force. Reload to see the new one.")
    : notFound("draft release");
}

/**
 * Puts the draft release in force: what the person saw, byte for byte, or nothing. Lessons become published, what they replace
 * is superseded or retired, all in one transaction with the audit entry. Approved changes that are moot are dropped.
 * @throws AppError conflict when the draft changed, was published by someone else, or an approval in it no longer stands;
 *   invalid when there is nothing to publish
 */
export async function publish(actor: PersonActor, input: PublishInput): Promise<PublishedRelease> {
  await authorize(actor, "guidance.publish");
  const { releaseId, expectedDigest, note } = publishSchema.parse(input);
  const { workspaceId } = actor;
  const published = await transact(async (tx) => {
    // Decisions about lessons take this lock first as well, so no approval comes or goes meanwhile.
    await lockReleases(tx, workspaceId);
    const draft = await assertDraft(tx, workspaceId, releaseId);
    const all = await loadChanges(workspaceId, releaseId, inside(tx));
    const changes = all.filter((change) => !change.moot);
    const moot = all.filter((change) => change.moot).map((change) => change.lessonId);
    if (changes.length === 0) throw new AppError("invalid", "There is nothing to publish. Approve a lesson first.");
    const undone = changes.find((change) => !change.standing || !change.current || change.lessonState !== "approved");
    if (undone) throw new AppError("conflict", `The approval of "${undone.title}" no longer stands. Reload to see the draft without it.`);
    const before = await placedInForce(tx, workspaceId);
    await dropMoot(tx, workspaceId, releaseId, draft.number, moot);
    const items = await draftItems(tx, workspaceId, releaseId);
    const enforced = await enforceDraft(tx, actor, releaseId, items, { origin: "reviewed", note }, expectedDigest);
    await carryOutLessons(tx, workspaceId, changes, before, enforced.items);
    await recordAudit(tx, actor, {
      action: "guidance.published",
      object: { type: "release", id: releaseId },
      facts: {
        number: enforced.number,
        sha256: enforced.sha256,
        items: enforced.items.length,
        lessons: changes.map((change) => change.lessonId),
        revisions: changes.map((change) => change.revisionId),
        ...(moot.length > 0 && { dropped: moot }),
      },
      text: note === "" ? {} : { note },
    });
    return enforced;
  });
  forgetGuidance(workspaceId);
  return shortened(published);
}

/**
 * Puts an earlier release in force again, as a new release equal to it. Approved changes keep waiting in a new draft.
 * @throws AppError not_found, or conflict when nothing would change or something in it may no longer be in force
 */
export async function returnTo(actor: PersonActor, input: ReturnInput): Promise<PublishedRelease> {
  await authorize(actor, "guidance.return");
  const { number, note, inForce } = returnSchema.parse(input);
  const { workspaceId } = actor;
  const returned = await transact(async (tx) => {
    const [target] = await tx.$queryRawUnsafe<{ id: string; sha256: string }[]>(
      "SELECT id, sha256 FROM releases WHERE workspace_id = $1 AND number = $2 AND state <> 'draft'",
      workspaceId,
      number,
    );
    if (!target) throw notFound("release");
    await lockReleases(tx, workspaceId);
    const [current] = await tx.$queryRawUnsafe<{ number: number; sha256: string }[]>(
      "SELECT number, sha256 FROM releases WHERE workspace_id = $1 AND state = 'in_force'",
      workspaceId,
    );
    if (inForce !== undefined && current?.number !== inForce) {
      throw new AppError("conflict", `Release ${current?.number ?? "none"} came into force meanwhile. Reload to see what returning would change now.`);
    }
    if (current?.sha256 === target.sha256) throw new AppError("conflict", `What is in force is already equal to release ${number}.`);
    const items = await placedIn(tx, workspaceId, target.id);
    await restoreLessons(
      tx,
      workspaceId,
      items.map((item) => item.lessonId),
    );
    const enforced = await enforceItems(tx, actor, items, { origin: "returned", returnsTo: number, note });
    const withdrawn = await lessonsAfterReturn(tx, workspaceId, { releaseId: enforced.releaseId, number, note }, enforced.items);
    await recordAudit(tx, actor, {
      action: "guidance.returned",
      object: { type: "release", id: enforced.releaseId },
      facts: { number: enforced.number, returnsTo: number, sha256: enforced.sha256, items: enforced.items.length, withdrawn },
      text: note === "" ? {} : { note },
    });
    return enforced;
  });
  forgetGuidance(workspaceId);
  return shortened(returned);
}

export interface AdoptedItem {
  itemId: string;
  path: string;
  lessonId: string;
  revisionId: string;
  sha256: string;
  /** The review with decision `adopt`. */
  reviewId: string;
}

/**
 * Puts adopted items in force, beside what is in force already, in the transaction that wrote their lessons and reviews; the caller
 * has authorised `guidance.adopt` and audits. The first release of a workspace gets number 0.
 */
export async function adoptRelease(tx: Tx, actor: PersonActor, input: { items: readonly AdoptedItem[]; note: string }): Promise<PublishedRelease> {
  if (input.items.length === 0) throw new AppError("invalid", "There is nothing to adopt.");
  await lockReleases(tx, actor.workspaceId);
  const before = await placedInForce(tx, actor.workspaceId);
  const adopted = input.items.map((item): Placed => ({ ...item, decision: "adopt" }));
  const replaced = new Set(adopted.map((item) => item.itemId));
  const items = await layered(tx, actor.workspaceId, [...before.filter((item) => !replaced.has(item.itemId)), ...adopted]);
  const [count] = await tx.$queryRawUnsafe<{ published: number }[]>(
    "SELECT count(*)::int AS published FROM releases WHERE workspace_id = $1 AND state <> 'draft'",
    actor.workspaceId,
  );
  const first = count?.published === 0;
  const enforced = await enforceItems(tx, actor, items, { origin: "adopted", note: input.note, ...(first && { number: 0 }) });
  return shortened(enforced);
}
