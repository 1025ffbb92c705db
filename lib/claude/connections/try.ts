import type Anthropic from "@anthropic-ai/sdk";
import { recordAudit } from "@/lib/audit/record";
import { type Actor, authorize } from "@/lib/auth/actor";
import { transact } from "@/lib/db/client";
import { claudeClient } from "../client/client";
import { claudeFailure } from "../client/failure";
import { noteUse } from "./commands";

export interface Check {
  what: "agents" | "sessions" | "memoryStores" | "dreams";
  ok: boolean;
  /** Why not. */
  message: string | null;
}

/** One small read of each kind that Lucid needs. */
const READS: Record<Check["what"], (client: Anthropic) => Promise<unknown>> = {
  agents: async (client) => client.beta.agents.list({ limit: 1 }),
  sessions: async (client) => client.beta.sessions.list({ limit: 1 }),
  memoryStores: async (client) => client.beta.memoryStores.list({ limit: 1 }),
  dreams: async (client) => client.beta.dreams.list({ limit: 1 }),
};

/**
 * Tries the connection: four small reads, each once.
 * @returns what works and what does not, and why
 */
export async function testConnection(actor: Actor): Promise<Check[]> {
  await authorize(actor, "connections.manage");
  const { client, connection } = await claudeClient(actor, { maxRetries: 0 });
  const checks: Check[] = [];
  for (const [what, read] of Object.entries(READS) as [Check["what"], (typeof READS)["agents"]][]) {
    try {
      await read(client);
      checks.push({ what, ok: true, message: null });
    } catch (error) {
      checks.push({ what, ok: false, message: claudeFailure(error).message });
    }
  }
  const failed = checks.find((check) => !check.ok);
  await noteUse(connection.id, failed?.message ?? null);
  await transact((tx) =>
    recordAudit(tx, actor, {
      action: "connection.tested",
      object: { type: "connection", id: connection.id },
      facts: { ok: failed === undefined, refused: checks.filter((check) => !check.ok).map((check) => check.what) },
    }),
  );
  return checks;
}
