import pg from "pg";
import { recordAudit } from "@/lib/audit/record";
import type { Actor } from "@/lib/auth/actor";
import { asTx, pool } from "@/lib/db/client";
import { newId } from "@/lib/ids";
import { sha256 } from "@/lib/text/hash";
import type { SessionTail } from "./feature-extractor";
import { sameJudgement } from "./judgement";
import { KeptRecords } from "./kept-records";
import { type Decision, reconcile } from "./reconcile";
import type { SessionBuilder } from "./session-builder";
import { SessionRows } from "./session-rows";
import { keyOf, loadLinks, loadStored, lockKeys, nextRecord, overwrite, type StoredSession, settleCurrent } from "./stored-versions";

/** A session that was read to its end. */
export interface FinishedSession {
  builder: SessionBuilder;
  tail: SessionTail;
  features: Uint8Array;
}

export interface Stored {
  result: "added" | "updated" | "unchanged";
  /** Events written. */
  events: number;
}

/** Where an import writes. */
export interface Destination {
  actor: Actor;
  importId: string;
  /** Ids of the agents that were met, by name. */
  agents: Map<string, string>;
}

/** The id of an agent, which is made when it is new. Its own transaction, so that two imports never wait for each other here. */
export async function ensureAgent(destination: Destination, name: string): Promise<string> {
  const known = destination.agents.get(name);
  if (known !== undefined) return known;
  const { workspaceId } = destination.actor;
  await pool().query("INSERT INTO agents (id, workspace_id, name) VALUES ($1, $2, $3) ON CONFLICT (workspace_id, name) DO NOTHING", [
    newId("agent"),
    workspaceId,
    name,
  ]);
  const found = await pool().query("SELECT id FROM agents WHERE workspace_id = $1 AND name = $2", [workspaceId, name]);
  const id = String(found.rows[0].id);
  destination.agents.set(name, id);
  return id;
}

/** Whether the database refused these rows, which another session's rows need not share. */
export function isRefusal(error: unknown): error is pg.DatabaseError {
  return error instanceof pg.DatabaseError && /^(22|23|54)/.test(error.code ?? "");
}

/** Runs `work` on a bare connection in one transaction. */
export async function onConnection<T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool().connect();
  let failed: unknown;
  try {
    await client.query("BEGIN");
    const result = await work(client);
    await client.query("COMMIT");
    return result;
  } catch (error) {
    failed = error;
    throw error;
  } finally {
    if (failed !== undefined) {
      // A connection that cannot even roll back is of no more use.
      const broken = await client.query("ROLLBACK").then(
        () => false,
        () => true,
      );
      client.release(broken);
    } else client.release();
  }
}

/** Stores several sessions in one transaction with one audit entry: all or none. Their keys must differ. */
export async function storeBatch(destination: Destination, batch: readonly FinishedSession[]): Promise<Stored[]> {
  const { actor } = destination;
  const agents = new Map<string, string>();
  for (const { tail } of batch) agents.set(tail.agent, await ensureAgent(destination, tail.agent));
  return onConnection(async (client) => {
    const keys = batch.map(({ tail }) => tail);
    await lockKeys(client, actor.workspaceId, keys);
    const stored = await loadStored(client, actor.workspaceId, keys);
    const links = await loadLinks(client, placesOf(batch, stored));
    const rows = new SessionRows();
    const results: Stored[] = [];
    const written: string[] = [];
    const unsettled: SessionTail[] = [];
    for (const session of batch) {
      const versions = stored.get(keyOf(session.tail)) ?? [];
      const decision = decide(session, versions, links);
      const agentId = agents.get(session.tail.agent)!;
      const { id, result } = await apply(client, destination, rows, session, decision, agentId, versions);
      if (id !== null) written.push(id);
      if (versions.length > 0 && id !== null && decision.kind !== "renamed") unsettled.push(session.tail);
      results.push(result);
      if (rows.size > 16_777_216) await rows.send(client);
    }
    await rows.send(client);
    for (const tail of unsettled) await settleCurrent(client, actor.workspaceId, tail);
    await auditStored(client, destination, results, written);
    return results;
  });
}

/** The one audit entry of a transaction that stored sessions; none when nothing changed. */
export async function auditStored(client: pg.ClientBase, destination: Destination, results: readonly Stored[], ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await recordAudit(asTx(client), destination.actor, {
    action: "session.imported",
    object: { type: "import", id: destination.importId },
    facts: {
      added: results.filter((each) => each.result === "added").length,
      updated: results.filter((each) => each.result === "updated").length,
      events: results.reduce((sum, each) => sum + each.events, 0),
      sessions_sha256: sha256([...ids].sort().join("\n")),
    },
  });
}

/** Which stored events' links decide. */
function placesOf(batch: readonly FinishedSession[], stored: ReadonlyMap<string, StoredSession[]>): { id: string; index: number }[] {
  return batch.flatMap(({ tail }) =>
    (stored.get(keyOf(tail)) ?? [])
      .filter((version) => version.contentHash !== tail.contentHash)
      .map((version) => ({ id: version.id, index: Math.min(version.eventCount, tail.eventCount) - 1 })),
  );
}

function decide(session: FinishedSession, versions: readonly StoredSession[], links: ReadonlyMap<string, string>): Decision {
  const { tail, builder } = session;
  return reconcile(
    { eventCount: tail.eventCount, contentHash: tail.contentHash, path: builder.path, linkAt: (index) => builder.events[index]?.chain.toString("hex") ?? "" },
    versions.map((version) => ({ ...version, link: links.get(`${version.id}:${Math.min(version.eventCount, tail.eventCount) - 1}`) ?? "none" })),
  );
}

async function apply(
  client: pg.ClientBase,
  { actor, importId }: Destination,
  rows: SessionRows,
  { builder, tail, features }: FinishedSession,
  decision: Decision,
  agentId: string,
  versions: readonly StoredSession[],
): Promise<{ id: string | null; result: Stored }> {
  const row = { importId, agentId, path: builder.path, meta: builder.meta };
  switch (decision.kind) {
    case "new": {
      const target = { workspaceId: actor.workspaceId, sessionId: newId("session"), recordShift: 0 };
      rows.session(target, { ...row, version: decision.version, current: versions.length === 0 }, tail);
      rows.rest(target, tail, features, builder.featuresVersion);
      rows.waiting(target, builder.records, builder.events, 0);
      return { id: target.sessionId, result: { result: "added", events: tail.eventCount } };
    }
    case "regraded":
      if (await sameJudgement(client, decision.id, tail)) return { id: null, result: { result: "unchanged", events: 0 } };
      await continueStored(client, actor.workspaceId, rows, { builder, tail, features }, decision.id, tail.eventCount, row);
      return { id: decision.id, result: { result: "updated", events: 0 } };
    case "extend":
      await continueStored(client, actor.workspaceId, rows, { builder, tail, features }, decision.id, decision.from, row);
      return { id: decision.id, result: { result: "updated", events: tail.eventCount - decision.from } };
    case "renamed":
      await client.query("UPDATE sessions SET origin_path = $2, agent_id = $3, agent_version = $4, updated_at = clock_timestamp() WHERE id = $1", [
        decision.id,
        builder.path,
        agentId,
        tail.agentVersion,
      ]);
      // The same events under a smaller path: what the path says is taken over, but nothing new came.
      return { id: decision.id, result: { result: "unchanged", events: 0 } };
    case "unchanged": {
      const same = versions.find((version) => version.id === decision.id && version.contentHash === tail.contentHash);
      if (same && same.featuresVersion !== builder.featuresVersion) {
        await client.query("UPDATE session_features SET version = $2, packed = $3 WHERE session_id = $1", [
          same.id,
          builder.featuresVersion,
          Buffer.from(features),
        ]);
      }
      return { id: null, result: { result: "unchanged", events: 0 } };
    }
  }
}

/** Writes the session over a stored version that begins with the same events: those from `from` on are new. */
async function continueStored(
  client: pg.ClientBase,
  workspaceId: string,
  rows: SessionRows,
  { builder, tail, features }: FinishedSession,
  id: string,
  from: number,
  row: { importId: string; agentId: string; path: string; meta: Record<string, unknown> },
): Promise<void> {
  const kept = await KeptRecords.load(client, id);
  const records = kept.missing(builder.records, builder.events, from);
  const shift = records[0] === undefined ? 0 : (await nextRecord(client, id)) - records[0].index;
  const target = { workspaceId, sessionId: id, recordShift: shift };
  await overwrite(client, workspaceId, id, row, tail);
  rows.rest(target, tail, features, builder.featuresVersion);
  rows.waiting(target, records, builder.events, from);
}
