import path from "node:path";
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StdioClientTransport } from "@modelcontextprotocol/sdk/client/stdio.js";
import { StreamableHTTPClientTransport } from "@modelcontextprotocol/sdk/client/streamableHttp.js";
import type { Transport } from "@modelcontextprotocol/sdk/shared/transport.js";
import { afterAll, beforeAll, expect, test } from "vitest";
import { POST } from "@/app/api/mcp/route";
import type { PersonActor } from "@/lib/auth/actor";
import { sql } from "@/lib/db/client";
import { publish } from "@/lib/guidance/commands";
import { deliveriesOfSession } from "@/lib/guidance/deliveries";
import { getDraft } from "@/lib/guidance/queries";
import { sha256 } from "@/lib/text/hash";
import { makePerson, makeWorkspace } from "@/test/fixtures";
import { type ApprovedLesson, approveIntoDraft, makeToken } from "@/test/guidance-fixtures";
import { type Served, serve } from "@/test/serve";

// The official client, over both transports: HTTP against the route behind a real socket, stdio against the command itself.

let workspace: { id: string; slug: string };
let reviewer: PersonActor;
let token = "";
let refund: ApprovedLesson;
let server: Served;
let address = "";

beforeAll(async () => {
  workspace = await makeWorkspace();
  reviewer = await makePerson(workspace.id, "reviewer");
  token = await makeToken(workspace.id, ["guidance.read", "deliveries.write"]);
  refund = await approveIntoDraft(reviewer, { title: "Refund to the card", trigger: "a customer asks for money back", body: "Send it to the card that paid." });
  await approveIntoDraft(reviewer, { title: "Count the bags", trigger: "someone adds luggage", appliesTo: { agents: ["airline"] } });
  await approveIntoDraft(reviewer, { title: "Say it briefly", trigger: "you write a refund note", appliesTo: { roles: ["specialist"] } });
  const draft = await getDraft(reviewer);
  if (!draft) throw new Error("no draft");
  await publish(reviewer, { releaseId: draft.id, expectedDigest: draft.digest });
  server = await serve({ "/api/mcp": { POST } });
  address = `${server.url}/api/mcp`;
});

afterAll(() => server.close());

const http = (query = "", secret = token) =>
  new StreamableHTTPClientTransport(new URL(`${address}${query}`), { requestInit: { headers: { authorization: `Bearer ${secret}` } } });

const stdio = (...args: string[]) =>
  new StdioClientTransport({
    command: process.execPath,
    args: [path.resolve("bin/lucid.mjs"), "mcp", "--workspace", workspace.slug, ...args],
    env: { ...(process.env as Record<string, string>), LOG_LEVEL: "info" },
    stderr: "ignore",
  });

async function withClient<T>(transport: Transport, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ name: "test", version: "1" });
  await client.connect(transport);
  try {
    return await work(client);
  } finally {
    await client.close();
  }
}

interface ToolAnswer {
  isError?: boolean;
  content: { type: string; text: string }[];
  structuredContent?: { items: { path: string; sha256: string; why: string }[] };
}

const call = async (client: Client, name: string, args: Record<string, unknown>) => (await client.callTool({ name, arguments: args })) as unknown as ToolAnswer;

/** The whole round of an agent: what is there, what fits, read it, say how it went. */
async function round(client: Client, session: string): Promise<void> {
  expect((await client.listTools()).tools.map((tool) => tool.name).sort()).toEqual(["find_guidance", "report_outcome"]);
  const { resources } = await client.listResources();
  expect(resources.map((resource) => resource.uri)).toContain(`lucid://guidance/items/${refund.path}`);
  const index = await client.readResource({ uri: "lucid://guidance/index" });
  expect(JSON.stringify(index.contents)).toContain("Refund to the card");
  const [content] = (await client.readResource({ uri: `lucid://guidance/items/${refund.path}` })).contents;
  expect(sha256((content as { text: string }).text)).toBe(refund.sha256);
  const found = await call(client, "find_guidance", { task: "The customer wants her money back for the shoes", session });
  expect(found.structuredContent?.items[0]).toMatchObject({ path: refund.path, sha256: refund.sha256, why: expect.stringMatching(/“money”/) });
  expect(found.content[0]?.text).toContain(refund.file);
  const nothing = await call(client, "find_guidance", { task: "xyzzy", session });
  expect(nothing.content[0]?.text).toMatch(/No guidance fits/);
  const reported = await call(client, "report_outcome", { result: "succeeded", items: [{ path: refund.path, judgement: "helpful" }], session });
  expect(reported.isError).toBeUndefined();
  const refused = await call(client, "report_outcome", { result: "failed", items: [{ path: "no-such.md", judgement: "harmful" }], session });
  expect(refused).toMatchObject({ isError: true, content: [{ text: expect.stringMatching(/was not given no-such.md/) }] });
  const prompt = await client.getPrompt({ name: "load_guidance", arguments: {} });
  expect(JSON.stringify(prompt.messages)).toContain("Send it to the card that paid.");
  const deliveries = await deliveriesOfSession(reviewer, session);
  expect(deliveries).toMatchObject([{ destination: "mcp", items: [{ path: refund.path, sha256: refund.sha256 }], readAt: expect.any(Date) }]);
  const reports = await sql<{ result: string; judgement: string }>(
    "SELECT r.result, i.judgement FROM outcome_reports r JOIN item_reports i ON i.report_id = r.id WHERE r.workspace_id = $1 AND r.session_source_id = $2",
    [workspace.id, session],
  );
  expect(reports).toEqual([{ result: "succeeded", judgement: "helpful" }]);
}

test("the official client does the whole round over HTTP", async () => {
  await withClient(http(), (client) => round(client, "http-session"));
});

test("the official client does the whole round over stdio", { timeout: 30_000 }, async () => {
  await withClient(stdio(), (client) => round(client, "stdio-session"));
});

test("a connection is known by its own id, and asks for one agent and role", async () => {
  const transport = http("?agent=airline&role=lead");
  await withClient(transport, async (client) => {
    expect(transport.sessionId).toMatch(/^mcp_/);
    const { resources } = await client.listResources();
    expect(resources.map((resource) => resource.name).sort()).toEqual(["count-the-bags.md", "guidance-index", "refund-to-the-card.md"]);
    await call(client, "find_guidance", { task: "add luggage" });
    const [delivery] = await deliveriesOfSession(reviewer, transport.sessionId ?? "");
    expect(delivery).toMatchObject({ destination: "mcp", agent: "airline", readAt: null });
  });
});

test("without a token, or with one that may not, nobody is let in", async () => {
  await expect(withClient(http("", "lucid_no"), async () => undefined)).rejects.toThrow();
  const reading = await makeToken(workspace.id, ["guidance.read"]);
  await withClient(http("", reading), async (client) => {
    await expect(client.readResource({ uri: "lucid://guidance/items/no-such.md" })).rejects.toThrow(/no such guidance item/i);
    expect(await call(client, "report_outcome", { result: "unclear", session: "s" })).toMatchObject({ isError: true });
  });
  const other = await makeToken(workspace.id, ["sessions.read"]);
  await expect(withClient(http("", other), async () => undefined)).rejects.toThrow();
});
