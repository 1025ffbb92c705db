import { recordAudit } from "@/lib/audit/record";
import { type Actor, authorize } from "@/lib/auth/actor";
import { sql, type Tx, transact } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { markRead } from "./delivery-record";
import { type OutcomeInput, outcomeSchema } from "./schema";

/** What an agent says of its own session and of the guidance it had. A report, never a verdict: no comparison of sessions uses it as one. */

export interface OutcomeReport {
  id: string;
  session: string;
  result: "succeeded" | "failed" | "unclear";
  items: { path: string; judgement: "helpful" | "harmful" | "unused" }[];
}

interface Had {
  deliveryId: string;
  releaseId: string;
  destination: "rest" | "files" | "mcp" | "claude_memory_store";
  proof: "response" | "report" | "content";
  itemId: string;
  path: string;
  lessonId: string;
  revisionId: string;
  sha256: string;
}

/** What the session was given, newest first. */
const HAD = `
SELECT d.id AS "deliveryId", d.release_id AS "releaseId", d.destination, d.proof, i.item_id AS "itemId", t.path, i.lesson_id AS "lessonId",
  i.revision_id AS "revisionId", i.sha256
FROM deliveries d JOIN delivery_items i ON i.delivery_id = d.id JOIN items t ON t.id = i.item_id
WHERE d.workspace_id = $1 AND d.session_source_id = $2 AND t.path = ANY($3::text[]) ORDER BY d.delivered_at DESC, d.id DESC`;

/** What is in force: for a session whose delivery nobody recorded. */
const IN_FORCE = `
SELECT ri.item_id AS "itemId", t.path, ri.lesson_id AS "lessonId", ri.revision_id AS "revisionId", ri.sha256
FROM releases r JOIN release_items ri ON ri.release_id = r.id JOIN items t ON t.id = ri.item_id
WHERE r.workspace_id = $1 AND r.state = 'in_force' AND t.path = ANY($2::text[])`;

/**
 * Writes down how a session went in the agent's own words, and which items helped, harmed or were not used. An item that is judged
 * helpful or harmful counts as read.
 * @throws AppError invalid naming an item that the session was not given and that is not in force
 */
export async function reportOutcome(actor: Actor, input: OutcomeInput): Promise<OutcomeReport> {
  await authorize(actor, "deliveries.write");
  const { session, agent, result, note, items } = outcomeSchema.parse(input);
  const paths = items.map((item) => item.path);
  const had = await sql<Had>(HAD, [actor.workspaceId, session, paths]);
  const inForce = await sql<Omit<Had, "deliveryId" | "releaseId" | "destination" | "proof">>(IN_FORCE, [actor.workspaceId, paths]);
  const rows = items.map((item) => {
    const known = had.find((one) => one.path === item.path) ?? inForce.find((one) => one.path === item.path);
    if (!known)
      throw new AppError("invalid", `This session was not given ${item.path.slice(0, 200)}, and it is not in force. Name items by their paths.`, {
        field: "items",
      });
    return { ...known, judgement: item.judgement };
  });
  const id = newId("outcomeReport");
  await transact(async (tx) => {
    await tx.$executeRawUnsafe(
      "INSERT INTO outcome_reports (id, workspace_id, session_source_id, agent, result, note, token_id) VALUES ($1, $2, $3, $4, $5, $6, $7)",
      id,
      actor.workspaceId,
      session,
      agent,
      result,
      note,
      actor.kind === "token" ? actor.id : null,
    );
    for (const row of rows) {
      await tx.$executeRawUnsafe(
        `INSERT INTO item_reports (workspace_id, report_id, item_id, lesson_id, revision_id, sha256, judgement) VALUES ($1, $2, $3, $4, $5, $6, $7)
         ON CONFLICT DO NOTHING`,
        actor.workspaceId,
        id,
        row.itemId,
        row.lessonId,
        row.revisionId,
        row.sha256,
        row.judgement,
      );
    }
    const used = new Set(rows.filter((row) => row.judgement !== "unused").map((row) => row.itemId));
    await readOf(
      tx,
      actor,
      session,
      had.filter((one) => used.has(one.itemId)),
    );
    await recordAudit(tx, actor, {
      action: "guidance.outcome_reported",
      object: { type: "outcome_report", id },
      facts: { result, ...hashesBy(rows) },
      text: { session, ...(note !== "" && { note }) },
    });
  });
  return { id, session, result, items: rows.map(({ path, judgement }) => ({ path, judgement })) };
}

function hashesBy(rows: readonly { sha256: string; judgement: "helpful" | "harmful" | "unused" }[]): Record<string, string[]> {
  const of = (judgement: string) => rows.filter((row) => row.judgement === judgement).map((row) => row.sha256);
  return { helpful: of("helpful"), harmful: of("harmful"), unused: of("unused") };
}

async function readOf(tx: Tx, actor: Actor, session: string, had: readonly Had[]): Promise<void> {
  for (const id of new Set(had.map((one) => one.deliveryId))) {
    const items = had.filter((one) => one.deliveryId === id);
    const [first] = items;
    if (!first) continue;
    const delivery = {
      releaseId: first.releaseId,
      destination: first.destination,
      proof: first.proof,
      session,
      items: items.map(({ itemId, path, revisionId, sha256 }) => ({ itemId, path, revision: revisionId, sha256 })),
    };
    await markRead(
      tx,
      actor,
      [id],
      items.map((item) => item.itemId),
      delivery,
    );
  }
}
