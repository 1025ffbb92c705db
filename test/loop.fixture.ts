import path from "node:path";
import { parseArgs } from "node:util";
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StreamableHTTPClientTransport } from "@modelcontextprotocol/sdk/client/streamableHttp.js";
import { openDatabase } from "@/bin/database";
import { mintActor, type OperatorActor } from "@/lib/auth/actor";
import { addUser } from "@/lib/auth/members";
import { createToken } from "@/lib/auth/tokens";
import { createWorkspace } from "@/lib/auth/workspaces/create";
import { readConfig } from "@/lib/config";
import { sql } from "@/lib/db/client";
import { importWithFeatures } from "@/lib/dreams/import";
import { raiseConcerns } from "@/lib/effect/concerns/raise";
import type { ImportSource } from "@/lib/sessions/import/report";
import { askOver } from "@/samples/agent/agent";
import { roundOf } from "@/samples/agent/sessions";
import { fileSource, jsonLines } from "@/samples/formats/file";

// The scripted agent of the samples beside a running console, for the browser's tests:
//   tsx test/loop.fixture.ts seed --workspace <slug> --member <email> --name <name>      a lead with the password in LUCID_SEED_PASSWORD, and a token
//   tsx test/loop.fixture.ts work --workspace <slug> --url <console> --token <token> --round <name> --first <trial> --rounds <n>
//   tsx test/loop.fixture.ts chats --workspace <slug> --say <sentence>                     chats in which several people say it
//   tsx test/loop.fixture.ts look --workspace <slug>                                       a worker's round: items are looked at again
// Each prints one JSON object.

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    workspace: { type: "string", default: "" },
    member: { type: "string", default: "" },
    name: { type: "string", default: "" },
    url: { type: "string", default: "" },
    token: { type: "string", default: "" },
    round: { type: "string", default: "round" },
    first: { type: "string", default: "1" },
    rounds: { type: "string", default: "1" },
    say: { type: "string", default: "" },
  },
});

async function seed(): Promise<object> {
  const { id: workspaceId } = await createWorkspace({ kind: "operator", id: "operator" }, { slug: values.workspace, name: values.workspace });
  const operator = mintActor({ kind: "operator", id: "operator", workspaceId });
  const password = process.env.LUCID_SEED_PASSWORD ?? "";
  await addUser(operator, { email: values.member, role: "lead", name: values.name, password });
  const { token } = await createToken(operator, { name: "agents", permissions: ["guidance.read"], expiresInDays: 1 });
  return { slug: values.workspace, token };
}

async function operatorOf(slug: string): Promise<OperatorActor> {
  const [row] = await sql<{ id: string }>("SELECT id FROM workspaces WHERE slug = $1", [slug]);
  return mintActor({ kind: "operator", id: "operator", workspaceId: row?.id ?? "" });
}

/** Rounds of twenty tasks: guidance over HTTP with the official MCP client and a token, the sessions by the importer. */
async function work(): Promise<object> {
  const client = new Client({ name: "scripted agent", version: "1" });
  const headers = { authorization: `Bearer ${values.token}` };
  await client.connect(new StreamableHTTPClientTransport(new URL("/api/mcp", values.url), { requestInit: { headers } }));
  const sources: ImportSource[] = [];
  let succeeded = 0;
  const first = Number(values.first);
  for (let trial = first; trial < first + Number(values.rounds); trial++) {
    for await (const { source, reward } of roundOf({ name: `${values.round}-${trial}`, trial, ask: askOver(client), startedAt: new Date() })) {
      sources.push(source);
      succeeded += reward;
    }
  }
  await client.close();
  const report = await importWithFeatures(await operatorOf(values.workspace), sources, { origin: "cli" });
  if (report.sessions.added !== sources.length)
    throw new Error(`Of ${sources.length} sessions ${report.sessions.added} were added: ${report.rejected[0]?.reason}`);
  return { sessions: sources.length, succeeded };
}

const PEOPLE = ["Dana Whitfield", "Marcus Oyelaran", "Ines Carvalho", "Victor Amsel"];

async function chats(): Promise<object> {
  const lines = Array.from({ length: 8 }, (_, i) => ({
    id: `chat-${i}`,
    task_id: `chat-${i}`,
    agent: "support",
    messages: [
      { role: "user", content: `Could you send order W${i} to my new flat?` },
      { role: "assistant", content: `Gladly: order W${i} goes to the new flat. Shall I go ahead?` },
      { role: "user", name: PEOPLE[i % PEOPLE.length], content: values.say },
      { role: "assistant", content: "Understood." },
    ],
  }));
  const report = await importWithFeatures(await operatorOf(values.workspace), [fileSource("chats.jsonl", jsonLines(lines))], { origin: "cli" });
  return report.sessions;
}

async function look(): Promise<object> {
  const { workspaceId } = await operatorOf(values.workspace);
  return { raised: await raiseConcerns(mintActor({ kind: "job", id: "concerns", workspaceId }), new Date()) };
}

const COMMANDS: Record<string, () => Promise<object>> = { seed, work, chats, look };
const database = await openDatabase(readConfig(process.env, path.resolve(import.meta.dirname, "..")), "cli");
try {
  process.env.DATABASE_URL = database.url;
  const command = COMMANDS[positionals[0] ?? ""];
  if (!command) throw new Error(`There is no command ${positionals[0]}.`);
  console.log(JSON.stringify(await command()));
} finally {
  await database.close();
}
process.exit();
