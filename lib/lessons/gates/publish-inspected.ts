import { authorize, type PersonActor } from "@/lib/auth/actor";
import { type Tx, transact } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { type PublishedRelease, publish } from "@/lib/guidance/commands";
import type { PublishInput } from "@/lib/guidance/schema";
import { quotesOf } from "../decision";
import type { GateFlag, LessonText } from "../lesson";
import { storeFlags } from "../store";
import { isBlocked } from "./gates";
import { inspectLesson } from "./inspect-lesson";

interface Waiting extends LessonText {
  lessonId: string;
  revisionId: string;
  operation: string;
  /** Whether a lead let exactly this revision past the gates. */
  overridden: boolean;
}

const WAITING = `
SELECT c.lesson_id AS "lessonId", c.revision_id AS "revisionId", c.operation, v.title, v.trigger, v.body, v.applies_to AS "appliesTo",
  EXISTS (SELECT 1 FROM overrides o WHERE o.lesson_id = c.lesson_id AND o.revision_id = c.revision_id AND 'flags' = ANY (o.rules)) AS overridden
FROM release_changes c JOIN revisions v ON v.lesson_id = c.lesson_id AND v.id = c.revision_id
WHERE c.workspace_id = $1 AND c.release_id = $2 ORDER BY c.lesson_id`;

async function findingsOf(tx: Tx, workspaceId: string, waiting: Waiting): Promise<GateFlag[]> {
  const { title, trigger, body, appliesTo } = waiting;
  return inspectLesson({ title, trigger, body, appliesTo }, await quotesOf(tx, workspaceId, waiting.lessonId), { authored: waiting.operation === "retire" });
}

/**
 * Publishes the draft after the gates have looked at every change in it once more: rules grow, and what was approved under older
 * ones is judged by those of today. What they block stays out until a lead overrides it with a reason.
 * @throws AppError conflict naming the lesson, and whatever `publish` throws
 */
export async function publishInspected(actor: PersonActor, input: PublishInput): Promise<PublishedRelease> {
  await authorize(actor, "guidance.publish");
  const { workspaceId } = actor;
  const blocked = await transact(
    async (tx) => {
      const found: { title: string; message: string }[] = [];
      for (const waiting of await tx.$queryRawUnsafe<Waiting[]>(WAITING, workspaceId, input.releaseId)) {
        if (waiting.overridden) continue;
        const flags = await findingsOf(tx, workspaceId, waiting);
        if (!isBlocked(flags)) continue;
        await storeFlags(tx, workspaceId, waiting.lessonId, waiting.revisionId, flags);
        found.push({ title: waiting.title, message: flags.find(({ severity }) => severity === "block")?.message ?? "" });
      }
      return found;
    },
    { timeout: 60_000 },
  );
  const first = blocked[0];
  if (first)
    throw new AppError(
      "conflict",
      `The safety gates now block “${first.title}”: ${first.message} Nothing was published. Undo its approval, then edit it, reject it, or let a lead override the gate with a reason.`,
    );
  return publish(actor, input);
}
