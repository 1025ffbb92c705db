import type { ClaudeServer } from "@/e2e/claude-server/start";
import type { Actor } from "@/lib/auth/actor";
import { changeConnection, connect } from "@/lib/claude/connections/commands";

/** Connects a workspace to a stand-in that runs on loopback. The actor must be an admin. @returns the connection's id */
export async function connectTo(actor: Actor, server: ClaudeServer): Promise<string> {
  process.env.NEXTAUTH_SECRET ??= "a secret for the tests of connections, long enough";
  // The guard refuses loopback unless the operator's own configuration names it.
  const own = new URL(server.url).host;
  const allowed = (process.env.LUCID_ALLOW_ADDRESSES ?? "").split(",").filter((each) => each.trim() !== "");
  if (!allowed.includes(own)) process.env.LUCID_ALLOW_ADDRESSES = [...allowed, own].join(",");
  const { id } = await connect(actor, { apiKey: server.key, baseUrl: server.url });
  await changeConnection(actor, { webhookKey: server.webhookKey, dreamModel: "claude-opus-4-5", priceInput: 5, priceOutput: 25, monthlyBudget: 100 });
  return id;
}
