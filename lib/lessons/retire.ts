import { recordAudit } from "@/lib/audit/record";
import { type Actor, authorize } from "@/lib/auth/actor";
import { transact } from "@/lib/db/client";
import { notFound } from "@/lib/errors";
import { placedInForce } from "@/lib/guidance/draft";
import { canonicalJson, sha256 } from "@/lib/text/hash";
import type { Kind } from "./lesson";
import { proposeLesson } from "./propose";
import type { RetireInput } from "./schema";

/**
 * Proposes to take an item out of force. Nothing goes yet: the retirement is a lesson that people review (law 9).
 * @returns the lesson to review; the one that waits already when there is one
 * @throws AppError not_found when the item is not in force here
 */
export async function proposeRetire(actor: Actor, input: RetireInput): Promise<{ lessonId: string }> {
  await authorize(actor, "lessons.propose");
  return transact(async (tx) => {
    const placed = (await placedInForce(tx, actor.workspaceId)).find(({ itemId }) => itemId === input.itemId);
    if (!placed) throw notFound("item in force");
    const target = await tx.lesson.findFirstOrThrow({ where: { workspaceId: actor.workspaceId, id: placed.lessonId }, select: { kind: true } });
    const revision = await tx.revision.findFirstOrThrow({
      where: { workspaceId: actor.workspaceId, lessonId: placed.lessonId, id: placed.revisionId },
      select: { title: true, appliesTo: true },
    });
    const { id } = await proposeLesson(tx, actor, {
      dreamId: null,
      kind: target.kind as Kind,
      form: "note",
      operation: "retire",
      strength: "seen",
      fingerprint: sha256(canonicalJson({ operation: "retire", item: input.itemId })),
      text: { title: `Retire: ${revision.title}`.slice(0, 300), trigger: "", body: input.reason, appliesTo: revision.appliesTo as object },
      targets: [input.itemId],
      support: { sessions: 0, tasks: 0, agents: 0, people: 1 },
      association: null,
      findings: {},
      members: [],
      quotes: [],
      flags: [],
      state: "proposed",
      stateReason: "",
    });
    await recordAudit(tx, actor, {
      action: "lesson.retire_proposed",
      object: { type: "lesson", id },
      facts: { item: input.itemId, revision: placed.revisionId },
    });
    return { lessonId: id };
  });
}
