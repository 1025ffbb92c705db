import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StreamableHTTPClientTransport } from "@modelcontextprotocol/sdk/client/streamableHttp.js";
import { afterAll, beforeAll, expect, test } from "vitest";
import { POST } from "@/app/api/mcp/route";
import { GET } from "@/app/api/v1/guidance/route";
import type { PersonActor } from "@/lib/auth/actor";
import { sql } from "@/lib/db/client";
import { listEffects } from "@/lib/effect/queries";
import { publish } from "@/lib/guidance/commands";
import { deliveriesOfSession } from "@/lib/guidance/deliveries";
import { findGuidance } from "@/lib/guidance/find/queries";
import { holdOutOf, isHeldOut, setHoldOut } from "@/lib/guidance/hold-out";
import { getDraft } from "@/lib/guidance/queries";
import { makePerson, makeWorkspace } from "@/test/fixtures";
import { approveIntoDraft, makeToken } from "@/test/guidance-fixtures";
import { type Served, serve } from "@/test/serve";
import { makeSession } from "@/test/session-fixtures";

// Sessions that are held out get nothing by MCP either, by every way that it has, and what they would have got is recorded.

let lead: PersonActor;
let server: Served;
let token = "";
let path = "";
let given: string[] = [];
let held: string[] = [];

beforeAll(async () => {
  const workspace = await makeWorkspace();
  lead = await makePerson(workspace.id, "lead");
  token = await makeToken(workspace.id, ["guidance.read"]);
  path = (await approveIntoDraft(lead, { title: "Refund to the card", trigger: "a customer asks for money back", body: "Send it to the card that paid." }))
    .path;
  const draft = await getDraft(lead);
  await publish(lead, { releaseId: draft?.id ?? "", expectedDigest: draft?.digest ?? "" });
  await setHoldOut(lead, { percent: 50 });
  const setting = await holdOutOf(workspace.id);
  const sessions = Array.from({ length: 40 }, (_, i) => `session-${i}`);
  held = sessions.filter((session) => isHeldOut(setting, session));
  given = sessions.filter((session) => !isHeldOut(setting, session));
  server = await serve({ "/api/mcp": { POST }, "/api/v1/guidance": { GET } });
});

afterAll(() => server.close());

async function connect(query = ""): Promise<{ client: Client; connection: string }> {
  const transport = new StreamableHTTPClientTransport(new URL(`${server.url}/api/mcp${query}`), {
    requestInit: { headers: { authorization: `Bearer ${token}` } },
  });
  const client = new Client({ name: "test", version: "1" });
  await client.connect(transport);
  return { client, connection: transport.sessionId ?? "" };
}

async function find(client: Client, session?: string): Promise<string[]> {
  const answer = await client.callTool({ name: "find_guidance", arguments: { task: "She asks for her money back", ...(session && { session }) } });
  return (answer.structuredContent as { items: { path: string }[] }).items.map((item) => item.path);
}

test("a call that names its session is held out or not, the same every time, and recorded so", async () => {
  const { client } = await connect();
  expect(await find(client, given[0])).toEqual([path]);
  expect(await find(client, held[0])).toEqual([]);
  expect(await find(client, held[0])).toEqual([]);
  await client.close();
  const rows = await sql<{ session: string; held: boolean; items: number; rows: number }>(
    `SELECT d.session_source_id AS session, d.held_out AS held, jsonb_array_length(d.items) AS items, (SELECT count(*)::int FROM delivery_items i WHERE i.delivery_id = d.id) AS rows
     FROM deliveries d WHERE d.workspace_id = $1 AND d.destination = 'mcp' ORDER BY d.held_out`,
    [lead.workspaceId],
  );
  expect(rows).toEqual([
    { session: given[0], held: false, items: 1, rows: 1 },
    { session: held[0], held: true, items: 1, rows: 0 },
  ]);
});

test("a connection of a held-out session sees no item: not listed, not read, not in the index, not in the prompt", async () => {
  const { client } = await connect(`?session=${held[1]}`);
  expect((await client.listResources()).resources.map((resource) => resource.name)).toEqual(["guidance-index"]);
  expect(JSON.stringify(await client.readResource({ uri: "lucid://guidance/index" }))).not.toContain("Refund");
  await expect(client.readResource({ uri: `lucid://guidance/items/${path}` })).rejects.toThrow(/no such guidance item/i);
  const asked: Record<string, string>[] = [{}, { task: "money back" }];
  for (const args of asked) expect(JSON.stringify(await client.getPrompt({ name: "load_guidance", arguments: args }))).not.toContain("card that paid");
  expect(await find(client)).toEqual([]);
  await client.close();
  const { client: other } = await connect(`?session=${given[1]}`);
  expect((await other.listResources()).resources).toHaveLength(2);
  expect(JSON.stringify(await other.getPrompt({ name: "load_guidance", arguments: {} }))).toContain("card that paid");
  await other.close();
});

test("a connection that nobody named a session for is never held out: its outcome could not be told from others'", async () => {
  for (let i = 0; i < 8; i++) {
    const { client, connection } = await connect();
    expect(await find(client)).toEqual([path]);
    expect(await deliveriesOfSession(lead, connection)).toHaveLength(1);
    await client.close();
  }
});

test("whichever way a session asks, its arm is one, and the effect counts it once in it", async () => {
  const [one = "", two = ""] = [held[2], given[2]];
  const { client } = await connect();
  for (const session of [one, two]) {
    await find(client, session);
    await findGuidance(lead, { task: "money back", session });
    await fetch(`${server.url}/api/v1/guidance?session=${session}`, { headers: { authorization: `Bearer ${token}` } });
    await makeSession(lead.workspaceId, { sourceId: session, taskKey: "t", reward: session === two ? 1 : 0 });
  }
  await client.close();
  const arms = await sql<{ session: string; arms: boolean[] }>(
    `SELECT session_source_id AS session, array_agg(DISTINCT held_out) AS arms FROM deliveries WHERE workspace_id = $1 AND session_source_id = ANY($2) GROUP BY 1`,
    [lead.workspaceId, [one, two]],
  );
  expect(new Map(arms.map((row) => [row.session, row.arms]))).toEqual(
    new Map([
      [one, [true]],
      [two, [false]],
    ]),
  );
  expect(await listEffects(lead)).toMatchObject([{ measured: { given: 1, heldOut: 1, difference: 1 } }]);
});
