import type Anthropic from "@anthropic-ai/sdk";
import type { BetaManagedAgentsAgent } from "@anthropic-ai/sdk/resources/beta/agents/agents";
import { sql } from "@/lib/db/client";
import { sha256 } from "@/lib/text/hash";
import { wellFormed } from "@/lib/text/well-formed";
import type { StoredConnection } from "../connections/queries";
import { PAGE } from "./fetch-session";

type Agent = BetaManagedAgentsAgent;

async function knownVersions(connection: StoredConnection): Promise<Map<string, { versions: Set<number>; updatedAt: string }>> {
  const rows = await sql<{ id: string; versions: number[]; updated: string }>(
    `SELECT agent_id AS id, array_agg(version) AS versions, (array_agg(updated_at ORDER BY version DESC))[1] AS updated
     FROM claude_agents WHERE workspace_id = $1 AND connection_id = $2 GROUP BY agent_id`,
    [connection.workspaceId, connection.id],
  );
  return new Map(rows.map((row) => [row.id, { versions: new Set(row.versions), updatedAt: row.updated }]));
}

async function note(connection: StoredConnection, agents: readonly Agent[]): Promise<void> {
  if (agents.length === 0) return;
  const rows = agents.map((agent) => ({
    id: agent.id,
    version: agent.version,
    name: wellFormed(agent.name.slice(0, 300)),
    model: agent.model.id,
    multiagent: agent.multiagent !== null,
    system: agent.system === null ? null : sha256(wellFormed(agent.system)),
    updated: agent.updated_at,
    archived: agent.archived_at !== null,
  }));
  await sql(
    `INSERT INTO claude_agents (workspace_id, connection_id, agent_id, version, name, model, multiagent, system_sha256, updated_at, archived)
     SELECT $1, $2, r.id, r.version, r.name, r.model, r.multiagent, r.system, r.updated, r.archived
     FROM jsonb_to_recordset($3::jsonb) AS r (id text, version int, name text, model text, multiagent boolean, system text, updated text, archived boolean)
     ON CONFLICT (connection_id, agent_id, version) DO UPDATE SET name = excluded.name, archived = excluded.archived, updated_at = excluded.updated_at, seen_at = now()`,
    [connection.workspaceId, connection.id, JSON.stringify(rows)],
  );
}

/** The versions of one agent that are not known yet, when its newest one shows that there are some between. */
async function takeVersions(client: Anthropic, connection: StoredConnection, agent: Agent, known: ReadonlySet<number>): Promise<void> {
  const isNext = known.size === agent.version - 1;
  if (known.has(agent.version) || isNext) return note(connection, [agent]);
  const versions: Agent[] = [];
  for await (const version of client.beta.agents.versions.list(agent.id, { limit: PAGE })) versions.push(version);
  await note(connection, versions.some((version) => version.version === agent.version) ? versions : [...versions, agent]);
}

/**
 * Brings in the agents and their versions. Requests: one for each hundred agents, and one or more for an agent that has versions
 * which are not known.
 * @returns how many agents there are
 */
export async function takeAgents(client: Anthropic, connection: StoredConnection): Promise<number> {
  const known = await knownVersions(connection);
  let count = 0;
  for await (const agent of client.beta.agents.list({ limit: PAGE, include_archived: true })) {
    count++;
    const before = known.get(agent.id);
    if (before?.updatedAt === agent.updated_at && before.versions.size === agent.version) continue;
    await takeVersions(client, connection, agent, before?.versions ?? new Set());
  }
  return count;
}

/** One agent, after it was said to have changed. */
export async function takeAgent(client: Anthropic, connection: StoredConnection, agentId: string): Promise<void> {
  const known = await knownVersions(connection);
  await takeVersions(client, connection, await client.beta.agents.retrieve(agentId), known.get(agentId)?.versions ?? new Set());
}
