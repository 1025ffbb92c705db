import { existsSync } from "node:fs";
import path from "node:path";
import { type Actor, mintActor } from "@/lib/auth/actor";
import { db, sql } from "@/lib/db/client";
import { importWithFeatures } from "@/lib/dreams/import";
import { ColumnsBuilder, type SessionFacts } from "@/lib/dreams/mining/columns";
import { sessionsOf } from "@/lib/dreams/mining/columns-sessions";
import type { MinedSession } from "@/lib/dreams/mining/finding";
import { newId } from "@/lib/ids";
import { findFiles } from "@/lib/sessions/import/files";

const DATA = path.resolve(import.meta.dirname, "../../../shared/data");

/** An actor in a workspace of its own. Needs a database. */
export async function newActor(): Promise<Actor> {
  const id = newId("workspace");
  await db().workspace.create({ data: { id, slug: `bench-${id.slice(-12)}`, name: "Bench" } });
  return mintActor({ kind: "operator", id: "operator", workspaceId: id });
}

/** The sessions of a workspace as a dream reads them. */
export async function storedSessions(workspaceId: string): Promise<MinedSession[]> {
  const rows = await sql<SessionFacts & { packed: Buffer }>(
    `SELECT s.source || ':' || s.source_id AS key, a.name AS agent, s.agent_version AS "agentVersion", s.task_key AS task, s.environment,
       to_char(s.started_at AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS day, s.succeeded, f.packed
     FROM sessions s JOIN agents a ON a.id = s.agent_id JOIN session_features f ON f.session_id = s.id
     WHERE s.workspace_id = $1 AND s.current AND s.event_count > 0`,
    [workspaceId],
  );
  const columns = new ColumnsBuilder();
  for (const { packed, ...facts } of rows) columns.add(facts, packed);
  return sessionsOf([columns.done()]);
}

/** The sessions of a folder beside the project, or null where it is absent. */
export async function realSessions(folder: string): Promise<MinedSession[] | null> {
  if (!existsSync(path.join(DATA, folder))) return null;
  const actor = await newActor();
  const { sources } = await findFiles([path.join(DATA, folder)]);
  await importWithFeatures(actor, sources, { origin: "cli" });
  return storedSessions(actor.workspaceId);
}
