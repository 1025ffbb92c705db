import type { z } from "zod";
import { recordAudit } from "@/lib/audit/record";
import { type Actor, authorize, type PersonActor } from "@/lib/auth/actor";
import { type Tx, transact } from "@/lib/db/client";
import { AppError, notFound } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { enqueue } from "@/lib/jobs/enqueue";
import { claudeClient } from "../client/client";
import { claudeFailure } from "../client/failure";
import { activeConnection } from "../connections/queries";
import { proposeDrift, type StoredDrift } from "./adopt";
import { PUBLISH_JOB, type PublishJob } from "./publish-job";
import type { destinationId, driftId, newDestination, removal } from "./schema";

const RETRY = { retryLimit: 2, retryDelay: 10 };

/**
 * Makes a memory store in Claude that holds the release in force, from now on.
 * @throws AppError conflict without a connection, or when the name is taken
 */
export async function addDestination(actor: Actor, { name }: z.infer<typeof newDestination>): Promise<{ id: string }> {
  await authorize(actor, "destinations.manage");
  const { workspaceId } = actor;
  const connection = await activeConnection(workspaceId);
  if (!connection) throw new AppError("conflict", "This workspace is not connected to Claude. An admin can connect it in the settings.");
  const id = newId("destination");
  return transact(async (tx) => {
    const rows = await tx.$executeRawUnsafe(
      "INSERT INTO destinations (id, workspace_id, kind, name) VALUES ($1, $2, 'claude_memory_store', $3) ON CONFLICT (workspace_id, kind, name) DO NOTHING",
      id,
      workspaceId,
      name,
    );
    if (rows === 0) throw new AppError("conflict", `There is a memory store “${name}” already. Choose another name.`, { field: "name" });
    await tx.$executeRawUnsafe(
      "INSERT INTO claude_publications (destination_id, workspace_id, connection_id) VALUES ($1, $2, $3)",
      id,
      workspaceId,
      connection.id,
    );
    await enqueue<PublishJob>(tx, PUBLISH_JOB, { workspaceId, destinationId: id, act: "publish" }, RETRY);
    await recordAudit(tx, actor, {
      action: "claude.destination_added",
      object: { type: "destination", id },
      facts: { connection: connection.id },
      text: { name },
    });
    return { id };
  });
}

/**
 * Stops publishing to a memory store. What stands in it stays, unless it is archived too: then no new session can attach it.
 * @throws AppError upstream when it could not be archived; then nothing has changed
 */
export async function removeDestination(actor: Actor, { id, archive }: z.infer<typeof removal>): Promise<void> {
  await authorize(actor, "destinations.manage");
  const { workspaceId } = actor;
  if (archive) await archiveStore(actor, id);
  await transact(async (tx) => {
    const rows = await tx.$queryRawUnsafe<{ name: string }[]>(
      `UPDATE claude_publications p SET removed_at = now() FROM destinations d
       WHERE d.id = p.destination_id AND p.workspace_id = $1 AND p.destination_id = $2 AND p.removed_at IS NULL RETURNING d.name`,
      workspaceId,
      id,
    );
    if (!rows[0]) throw notFound("destination");
    // The name is free again.
    await tx.$executeRawUnsafe(
      "UPDATE destinations SET name = name || ' (removed ' || right(id, 6) || ')' WHERE workspace_id = $1 AND id = $2",
      workspaceId,
      id,
    );
    await recordAudit(tx, actor, {
      action: "claude.destination_removed",
      object: { type: "destination", id },
      facts: { archived: archive },
      text: { name: rows[0].name },
    });
  });
}

async function archiveStore(actor: Actor, destinationId: string): Promise<void> {
  const storeId = await transact(async (tx) => {
    const rows = await tx.$queryRawUnsafe<{ storeId: string | null }[]>(
      `SELECT store_id AS "storeId" FROM claude_publications WHERE workspace_id = $1 AND destination_id = $2 AND removed_at IS NULL`,
      actor.workspaceId,
      destinationId,
    );
    if (!rows[0]) throw notFound("destination");
    return rows[0].storeId;
  });
  if (storeId === null) return;
  try {
    const { client } = await claudeClient(actor);
    await client.beta.memoryStores.archive(storeId);
  } catch (error) {
    throw claudeFailure(error);
  }
}

/** Publishes the release in force again, or looks whether it still stands there. A worker does it. */
export async function askFor(actor: Actor, destinationId: string, act: PublishJob["act"]): Promise<void> {
  await authorize(actor, "guidance.publish");
  await transact(async (tx) => {
    await want(tx, actor, destinationId, act);
    if (act === "publish") await recordAudit(tx, actor, { action: "claude.publish_requested", object: { type: "destination", id: destinationId }, facts: {} });
  });
}

async function want(tx: Tx, { workspaceId }: Actor, destinationId: string, act: PublishJob["act"]): Promise<void> {
  const rows = await tx.$executeRawUnsafe(
    `UPDATE claude_publications SET wanted_at = CASE WHEN $3 THEN now() ELSE wanted_at END WHERE workspace_id = $1 AND destination_id = $2 AND removed_at IS NULL`,
    workspaceId,
    destinationId,
    act === "publish",
  );
  if (rows === 0) throw notFound("destination");
  await enqueue<PublishJob>(tx, PUBLISH_JOB, { workspaceId, destinationId, act }, RETRY);
}

export const publishAgain = (actor: Actor, { id }: z.infer<typeof destinationId>): Promise<void> => askFor(actor, id, "publish");
export const lookNow = (actor: Actor, { id }: z.infer<typeof destinationId>): Promise<void> => askFor(actor, id, "check");

async function openDrift(tx: Tx, workspaceId: string, id: string): Promise<StoredDrift> {
  const rows = await tx.$queryRawUnsafe<(StoredDrift & { state: string })[]>(
    `SELECT id, destination_id AS "destinationId", path, kind, found, found_sha256 AS "foundSha256", author_kind AS "authorKind", author_id AS "authorId", state
     FROM claude_drifts WHERE workspace_id = $1 AND id = $2 FOR UPDATE`,
    workspaceId,
    id,
  );
  const drift = rows[0];
  if (!drift) throw notFound("foreign change");
  if (drift.state !== "open") throw new AppError("conflict", "This change was decided a moment ago. Reload to see by whom and how.");
  return drift;
}

/** Puts what was approved back. The foreign text is kept with the decision. */
export async function restoreDrift(actor: PersonActor, { id }: z.infer<typeof driftId>): Promise<void> {
  await authorize(actor, "guidance.publish");
  await transact(async (tx) => {
    const drift = await openDrift(tx, actor.workspaceId, id);
    await tx.$executeRawUnsafe(
      "UPDATE claude_drifts SET state = 'restored', decided_by = $3, decided_at = now() WHERE workspace_id = $1 AND id = $2",
      actor.workspaceId,
      id,
      actor.id,
    );
    await want(tx, actor, drift.destinationId, "publish");
    await recordAudit(tx, actor, {
      action: "claude.drift_restored",
      object: { type: "destination", id: drift.destinationId },
      facts: { drift: id, kind: drift.kind },
      text: { path: drift.path },
    });
  });
}

/**
 * Takes a foreign change as a proposal that people review like any other, and puts what was approved back until they have.
 * @returns the lesson
 */
export async function adoptDrift(actor: PersonActor, { id }: z.infer<typeof driftId>): Promise<{ lessonId: string }> {
  await authorize(actor, "lessons.propose");
  return transact(async (tx) => {
    const drift = await openDrift(tx, actor.workspaceId, id);
    const lessonId = await proposeDrift(tx, actor, drift);
    await tx.$executeRawUnsafe(
      "UPDATE claude_drifts SET state = 'adopted', lesson_id = $4, decided_by = $3, decided_at = now() WHERE workspace_id = $1 AND id = $2",
      actor.workspaceId,
      id,
      actor.id,
      lessonId,
    );
    await want(tx, actor, drift.destinationId, "publish");
    await recordAudit(tx, actor, {
      action: "claude.drift_adopted",
      object: { type: "destination", id: drift.destinationId },
      facts: { drift: id, kind: drift.kind, lesson: lessonId },
      text: { path: drift.path },
    });
    return { lessonId };
  });
}
