import { recordAudit } from "@/lib/audit/record";
import { authorize, type PersonActor } from "@/lib/auth/actor";
import { transact } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { filterSql } from "../queries/filter";
import type { GroupInput } from "./schema";

/** So many sessions can change their task at once: each gets an entry in the trail, by which later imports leave it alone. */
export const MOST_GROUPED = 2_000;

function whereOf({ which }: GroupInput, values: unknown[]): string {
  if ("filter" in which) return filterSql(which.filter, values);
  if ("ids" in which) return `${filterSql({}, values)} AND s.id = ANY($${values.push(which.ids)}::text[])`;
  if ("taskKey" in which) return filterSql({ task: which.taskKey }, values);
  const { title, agent } = which.untasked;
  return `${filterSql({ agent }, values)} AND s.task_key IS NULL AND s.title = $${values.push(title)}`;
}

/**
 * Makes sessions one task, or takes their task away. What rests on it is compared anew by the next dream: they count as new.
 * @throws AppError conflict when other sessions match than the person saw, too_large beyond what can be changed at once
 */
export async function groupSessions(actor: PersonActor, input: GroupInput): Promise<{ changed: number }> {
  await authorize(actor, "sessions.contest");
  return transact(
    async (tx) => {
      const values: unknown[] = [actor.workspaceId];
      const rows = await tx.$queryRawUnsafe<{ id: string; taskKey: string | null }[]>(
        `SELECT s.id, s.task_key AS "taskKey" FROM sessions s WHERE ${whereOf(input, values)} ORDER BY s.id LIMIT ${MOST_GROUPED + 1} FOR UPDATE`,
        ...values,
      );
      if (rows.length > MOST_GROUPED) throw new AppError("too_large", `At most ${MOST_GROUPED} sessions can change their task at once. Narrow the filter.`);
      if (rows.length !== input.seen)
        throw new AppError("conflict", `${rows.length} sessions match now, not the ${input.seen} that you saw. Reload to see them, then decide.`);
      const changing = rows.filter(({ taskKey }) => taskKey !== input.taskKey);
      await tx.$executeRawUnsafe(
        "UPDATE sessions SET task_key = $3, updated_at = now() WHERE workspace_id = $1 AND id = ANY($2::text[])",
        actor.workspaceId,
        changing.map(({ id }) => id),
        input.taskKey,
      );
      for (const { id, taskKey } of changing) {
        await recordAudit(tx, actor, {
          action: "session.task_changed",
          object: { type: "session", id },
          facts: { together: changing.length },
          text: { from: taskKey ?? "", to: input.taskKey ?? "" },
        });
      }
      return { changed: changing.length };
    },
    { timeout: 60_000 },
  );
}
