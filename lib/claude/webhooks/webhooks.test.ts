import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { POST } from "@/app/api/webhooks/claude/route";
import { type ClaudeServer, startClaudeServer } from "@/e2e/claude-server/start";
import { signed } from "@/e2e/claude-server/webhooks";
import { mintActor, type PersonActor } from "@/lib/auth/actor";
import { revokeConnection } from "@/lib/claude/connections/commands";
import { sql } from "@/lib/db/client";
import { connectTo } from "@/test/claude-fixtures";
import { makePerson, makeWorkspace } from "@/test/fixtures";
import { handleEvents, wantedBy } from "./handle";

const enqueued = vi.hoisted(() => [] as unknown[]);
vi.mock("@/lib/jobs/enqueue", () => ({ enqueue: async (_tx: unknown, name: string, payload: object) => enqueued.push({ name, ...payload }) }));

let server: ClaudeServer;
let admin: PersonActor;
let connectionId: string;
let sessions: string[];

beforeAll(async () => {
  server = await startClaudeServer();
  ({ sessions } = await server.control.seed({ sessions: 4 }));
});
afterAll(() => server.close());
beforeEach(async () => {
  enqueued.length = 0;
  admin = await makePerson((await makeWorkspace()).id, "admin");
  connectionId = await connectTo(admin, server);
  await server.control.resetCounts();
});

const eventOf = (id: string, type: string, object: string) =>
  JSON.stringify({ id, created_at: "2026-03-02T09:00:00Z", type: "event", data: { type, id: object, organization_id: "org_1", workspace_id: "wrkspc_1" } });

function deliver(body: string, headers: Record<string, string> = {}, connection: string | null = connectionId): Promise<Response> {
  const id = (JSON.parse(body) as { id: string }).id;
  const query = connection === null ? "" : `?connection=${connection}`;
  return POST(
    new Request(`http://localhost/api/webhooks/claude${query}`, { method: "POST", body, headers: { ...signed(server.webhookKey, id, body), ...headers } }),
  );
}

const job = () => mintActor({ kind: "job", id: "test", workspaceId: admin.workspaceId });
const stored = () => sql<{ source_id: string }>("SELECT source_id FROM sessions WHERE workspace_id = $1 ORDER BY source_id", [admin.workspaceId]);

describe("a delivery", () => {
  test("is written down once, however often it comes, and answered before the work", async () => {
    const body = eventOf("whevt_1", "session.status_idled", sessions[0]!);
    expect(await (await deliver(body)).json()).toEqual({ received: true, fresh: true });
    expect(await (await deliver(body)).json()).toEqual({ received: true, fresh: false });
    expect(enqueued).toEqual([{ name: "claude-events", workspaceId: admin.workspaceId, connectionId }]);
    expect((await server.control.state()).requests).toBe(0);
    await handleEvents(job(), connectionId);
    expect(await stored()).toEqual([{ source_id: sessions[0] }]);
  });

  test("is refused when it is not signed with this connection's key, changed, too old, or not an event", async () => {
    const body = eventOf("whevt_2", "session.status_idled", sessions[0]!);
    const another = `whsec_${Buffer.from("another key altogether").toString("base64")}`;
    expect((await deliver(body, signed(another, "whevt_2", body))).status).toBe(401);
    expect((await deliver(body, signed(server.webhookKey, "whevt_2", `${body} `))).status).toBe(401);
    expect((await deliver(body, signed(server.webhookKey, "whevt_2", body, Date.now() - 600_000))).status).toBe(401);
    expect((await deliver(body, { "webhook-signature": "" })).status).toBe(401);
    expect((await deliver(body, {}, "con_nobody")).status).toBe(404);
    expect((await deliver(body, {}, `con_${"0".repeat(32)}`)).status).toBe(401);
    expect((await deliver(JSON.stringify({ id: "whevt_3", nothing: true }))).status).toBe(422);
    expect((await deliver(JSON.stringify({ id: "whevt_4", padding: "x".repeat(300_000) }))).status).toBe(413);
    expect(await sql("SELECT 1 FROM claude_events WHERE connection_id = $1", [connectionId])).toEqual([]);
  });

  test("finds its connection by the key where the address names none", async () => {
    // Other tests' workspaces have the same stand-in's key: the newest is this one.
    expect((await deliver(eventOf("whevt_5", "session.created", sessions[0]!), {}, null)).status).toBe(200);
    expect(await sql("SELECT type FROM claude_events WHERE connection_id = $1", [connectionId])).toEqual([{ type: "session.created" }]);
  });

  test("is refused after the connection was revoked", async () => {
    await revokeConnection(admin);
    expect((await deliver(eventOf("whevt_6", "session.created", sessions[0]!))).status).toBe(401);
  });
});

describe("the work", () => {
  test("asks for the same whatever the order and however often an event came", () => {
    const told = [
      { id: "1", type: "session.status_idled", object: "a" },
      { id: "2", type: "session.outcome_evaluation_ended", object: "a" },
      { id: "3", type: "session.created", object: "b" },
      { id: "4", type: "session.deleted", object: "c" },
      { id: "5", type: "session.status_idled", object: "c" },
      { id: "6", type: "agent.updated", object: "agent" },
      { id: "7", type: "memory_store.archived", object: "store" },
      { id: "8", type: "vault.created", object: "vault" },
    ];
    const expected = { sessions: ["a"], gone: ["c"], agents: ["agent"], stores: ["store"] };
    fc.assert(
      fc.property(fc.shuffledSubarray([...told, ...told], { minLength: told.length * 2 }), (some) => {
        expect(wantedBy(some)).toEqual(expected);
      }),
    );
  });

  test("fetches a session once for many events, and one request says that nothing is new", async () => {
    for (const [at, type] of ["session.thread_idled", "session.outcome_evaluation_ended", "session.status_idled", "session.status_run_started"].entries())
      await deliver(eventOf(`whevt_a${at}`, type, sessions[1]!));
    await handleEvents(job(), connectionId);
    const counts = await server.control.counts();
    expect(counts["GET /v1/sessions/:id"]).toBe(1);
    expect(counts["GET /v1/sessions/:id/events"]).toBe(1);
    await server.control.resetCounts();
    await handleEvents(job(), connectionId);
    expect((await server.control.state()).requests).toBe(0);
    await deliver(eventOf("whevt_again", "session.status_idled", sessions[1]!));
    await handleEvents(job(), connectionId);
    expect(await server.control.counts()).toEqual({ "GET /v1/sessions/:id": 1 });
  });

  test("is put off while Claude is overloaded, and done later; a session that is gone is said to be", async () => {
    await deliver(eventOf("whevt_b1", "session.status_idled", sessions[2]!));
    await deliver(eventOf("whevt_b2", "session.archived", "sesn_gone"));
    await deliver(eventOf("whevt_b3", "agent.updated", (await server.control.seed({ sessions: 0 })).agents.lead));
    await server.control.fault({ on: "GET /v1/sessions", kind: "status", status: 529, times: 100, retryAfterMs: 1 });
    await expect(handleEvents(job(), connectionId)).rejects.toMatchObject({ name: "JobPostponed" });
    await server.control.clearFaults();
    await handleEvents(job(), connectionId);
    expect(await stored()).toEqual([{ source_id: sessions[2] }]);
    expect(await sql("SELECT 1 FROM claude_agents WHERE connection_id = $1", [connectionId])).toHaveLength(1);
    expect(await sql("SELECT 1 FROM claude_events WHERE connection_id = $1 AND handled_at IS NULL", [connectionId])).toEqual([]);
  });
});
