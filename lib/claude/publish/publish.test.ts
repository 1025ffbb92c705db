import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type ClaudeServer, startClaudeServer } from "@/e2e/claude-server/start";
import { type Actor, mintActor, type PersonActor } from "@/lib/auth/actor";
import { sql } from "@/lib/db/client";
import { publish } from "@/lib/guidance/commands";
import { getDraft } from "@/lib/guidance/queries";
import { runTicks } from "@/lib/jobs/ticks";
import { connectTo } from "@/test/claude-fixtures";
import { makePerson, makeWorkspace } from "@/test/fixtures";
import { approveIntoDraft } from "@/test/guidance-fixtures";
import { addDestination, adoptDrift, removeDestination, restoreDrift } from "./commands";
import { releaseFiles } from "./files";
import "./jobs";
import { checkDrift, publishTo } from "./publish";
import { listDrifts, listPublications } from "./queries";
import { storeTold } from "./told";

let server: ClaudeServer;
beforeAll(async () => {
  server = await startClaudeServer();
});
afterAll(() => server.close());

async function publishDraft(lead: PersonActor): Promise<void> {
  const draft = await getDraft(lead);
  await publish(lead, { releaseId: draft?.id ?? "", expectedDigest: draft?.digest ?? "" });
}

async function setting() {
  await server.control.clearFaults();
  const workspace = await makeWorkspace();
  const admin = await makePerson(workspace.id, "admin");
  const lead = await makePerson(workspace.id, "lead");
  await connectTo(admin, server);
  for (const title of ["Handle returns", "Ship abroad", "Close the ticket"])
    await approveIntoDraft(lead, { title, trigger: `it is time to ${title.toLowerCase()}`, body: `- ${title} with care.\n- Write it down.` });
  await publishDraft(lead);
  const { id } = await addDestination(lead, { name: `Guidance ${workspace.slug}` });
  const job = mintActor({ kind: "job", id: "test", workspaceId: workspace.id });
  return { workspace, admin, lead, id, job };
}

async function filesIn(name: string): Promise<Record<string, string>> {
  const { stores } = await server.control.state();
  return stores.find((store) => store.name === name)?.files ?? {};
}

async function wantedIn(actor: Actor): Promise<Record<string, string>> {
  const release = await releaseFiles(actor.workspaceId, "in force");
  return Object.fromEntries((release?.files ?? []).map(({ path, content }) => [path, content]));
}

async function storeOf(id: string): Promise<{ storeId: string; name: string }> {
  const [row] = await sql<{ storeId: string; name: string }>(
    `SELECT p.store_id AS "storeId", d.name FROM claude_publications p JOIN destinations d ON d.id = p.destination_id WHERE p.destination_id = $1`,
    [id],
  );
  if (!row) throw new Error("There is no such destination.");
  return row;
}

describe("publishing to a memory store", () => {
  test("the store holds the release, byte for byte, and each further release with its deletions", async () => {
    const { lead, job, id } = await setting();
    expect(await publishTo(job, id)).toBe(true);
    const { name } = await storeOf(id);
    const first = await wantedIn(lead);
    expect(Object.keys(first).sort()).toEqual(["/INDEX.md", "/close-the-ticket.md", "/handle-returns.md", "/ship-abroad.md"]);
    expect(await filesIn(name)).toEqual(first);
    expect(await listPublications(lead)).toMatchObject([{ release: 1, pending: false, error: null, openDrifts: 0 }]);

    const gone = await sql<{ id: string }>("SELECT id FROM items WHERE workspace_id = $1 AND path = 'ship-abroad.md'", [lead.workspaceId]);
    await approveIntoDraft(lead, { title: "Ship abroad", trigger: "", body: "Nobody ships abroad any more.", operation: "retire", itemId: gone[0]?.id ?? "" });
    await approveIntoDraft(lead, { title: "Greet by name", trigger: "a call begins", body: "Use the name once." });
    await publishDraft(lead);
    expect(await listPublications(lead)).toMatchObject([{ release: 1, pending: true }]);
    await server.control.resetCounts();
    await publishTo(job, id);
    const second = await wantedIn(lead);
    expect(Object.keys(second)).not.toContain("/ship-abroad.md");
    expect(await filesIn(name)).toEqual(second);
    // A list before, three writes, and one page to read back.
    const { requests } = await server.control.state();
    expect(requests).toBe(5);
  });

  test("what is right already is not written again", async () => {
    const { job, id } = await setting();
    await publishTo(job, id);
    await server.control.resetCounts();
    await publishTo(job, id);
    expect((await server.control.state()).requests).toBe(2);
  });

  test("broken off anywhere, it goes on and ends with the same store, made once", async () => {
    for (let writes = 0; writes <= 4; writes++) {
      const { lead, job, id } = await setting();
      const stop = new AbortController();
      let seen = 0;
      const watching = setInterval(async () => {
        const { counts } = await server.control.state();
        seen = Object.entries(counts).reduce((sum, [key, count]) => sum + (/^POST .*memories$/.test(key) ? count : 0), 0);
        if (seen >= writes) stop.abort();
      }, 1);
      await server.control.resetCounts();
      await publishTo(job, id, stop.signal).catch((error: Error) => {
        if (error.name !== "AbortError") throw error;
      });
      clearInterval(watching);
      // A process that was killed leaves its claim: it ends by itself.
      await sql("UPDATE claude_publications SET claimed_until = now() - interval '1 second' WHERE destination_id = $1", [id]);
      expect(await publishTo(job, id)).toBe(true);
      const { name } = await storeOf(id);
      expect(await filesIn(name)).toEqual(await wantedIn(lead));
      expect((await server.control.state()).stores.filter((store) => store.name === name)).toHaveLength(1);
      expect(await listDrifts(lead)).toEqual([]);
    }
  });

  test("one process at a time", async () => {
    const { job, id } = await setting();
    const both = await Promise.all([publishTo(job, id), publishTo(job, id)]);
    expect(both).toContain(true);
    const { name } = await storeOf(id);
    expect(await filesIn(name)).toEqual(await wantedIn(job));
    expect((await server.control.state()).stores.filter((store) => store.name === name)).toHaveLength(1);
  });

  test("a key that is refused is shown on the destination, once in the trail, and mended by itself", async () => {
    const { lead, job, id } = await setting();
    await server.control.fault({ kind: "status", status: 401, times: 2 });
    for (let i = 0; i < 2; i++) await expect(publishTo(job, id)).rejects.toThrow("refused the API key");
    expect((await listPublications(lead))[0]?.error).toContain("refused the API key");
    const entries = await sql("SELECT 1 FROM audit_entries WHERE trail = $1 AND action = 'claude.publish_failed'", [lead.workspaceId]);
    expect(entries).toHaveLength(1);
    await publishTo(job, id);
    expect((await listPublications(lead))[0]).toMatchObject({ error: null, release: 1 });
  });

  test("a storm of 429 and 529 changes nothing about the end", async () => {
    const { lead, job, id } = await setting();
    await server.control.fault({ kind: "status", status: 429, times: 3, retryAfterMs: 5 });
    await server.control.fault({ kind: "status", status: 529, times: 2, retryAfterMs: 5 });
    await server.control.resetCounts();
    await publishTo(job, id).catch(() => undefined);
    await server.control.clearFaults();
    await publishTo(job, id);
    expect(await filesIn((await storeOf(id)).name)).toEqual(await wantedIn(lead));
    // Undisturbed eight; five of the storm, and what a second go lists and reads back.
    expect((await server.control.state()).requests).toBeLessThanOrEqual(8 + 5 + 3);
  });

  test("a round queues what is behind, once", async () => {
    const { workspace, lead, job, id } = await setting();
    await publishTo(job, id);
    await approveIntoDraft(lead, { title: "Another one", trigger: "", body: "Do this too." });
    await publishDraft(lead);
    const queued = async () =>
      (await sql("SELECT 1 FROM pgboss.job WHERE name = 'claude-publish' AND data->>'workspaceId' = $1 AND data->>'act' = 'publish'", [workspace.id])).length;
    const before = await queued();
    await runTicks(new Date(), ["claude-publish"]);
    await runTicks(new Date(), ["claude-publish"]);
    expect(await queued()).toBe(before + 1);
  });
});

describe("drift", () => {
  test("a foreign change is kept with its author, and restored", async () => {
    const { lead, job, id } = await setting();
    await publishTo(job, id);
    const { storeId, name } = await storeOf(id);
    await server.control.writeMemory(storeId, "/handle-returns.md", "# Handle returns\n\nJust pay them.\n");
    await server.control.writeMemory(storeId, "/notes.md", "Mine.");
    await server.control.writeMemory(storeId, "/ship-abroad.md", null);
    await checkDrift(job, id);
    await checkDrift(job, id);
    const drifts = await listDrifts(lead);
    expect(drifts.map(({ path, kind, state }) => [path, kind, state]).sort()).toEqual([
      ["/handle-returns.md", "changed", "open"],
      ["/notes.md", "added", "open"],
      ["/ship-abroad.md", "removed", "open"],
    ]);
    expect(drifts.find(({ kind }) => kind === "changed")?.author).toContain("a person on the Claude platform");
    for (const drift of drifts) await restoreDrift(lead, { id: drift.id });
    await publishTo(job, id);
    expect(await filesIn(name)).toEqual(await wantedIn(lead));
    expect((await listDrifts(lead)).map(({ state, decidedBy }) => [state, decidedBy])).toEqual(Array(3).fill(["restored", "lead"]));
    await expect(restoreDrift(lead, { id: drifts[0]?.id ?? "" })).rejects.toThrow("decided a moment ago");
  });

  test("adopted, it becomes a proposal about the item, and the store is what was approved until it is decided", async () => {
    const { lead, job, id } = await setting();
    await publishTo(job, id);
    const { storeId, name } = await storeOf(id);
    await server.control.writeMemory(storeId, "/handle-returns.md", "# Handle returns\n\nUse when a box comes back\n\n- Open the box.\n");
    await checkDrift(job, id);
    const [drift] = await listDrifts(lead);
    const { lessonId } = await adoptDrift(lead, { id: drift?.id ?? "" });
    const [lesson] = await sql<{ operation: string; trigger: string; body: string; rules: string[] }>(
      `SELECT l.operation, v.trigger, v.body, array(SELECT rule FROM flags f WHERE f.lesson_id = l.id) AS rules
       FROM lessons l JOIN revisions v ON v.lesson_id = l.id AND v.id = l.revision_id WHERE l.id = $1`,
      [lessonId],
    );
    expect(lesson).toMatchObject({ operation: "revise", trigger: "a box comes back", body: "- Open the box." });
    expect(lesson?.rules).toContain("source.foreign_write");
    await publishTo(job, id);
    expect(await filesIn(name)).toEqual(await wantedIn(lead));
  });

  test("publishing over a foreign change keeps it; one that is taken back closes by itself", async () => {
    const { lead, job, id } = await setting();
    await publishTo(job, id);
    const { storeId, name } = await storeOf(id);
    await server.control.writeMemory(storeId, "/notes.md", "Mine.");
    await approveIntoDraft(lead, { title: "Another one", trigger: "", body: "Do this too." });
    await publishDraft(lead);
    await publishTo(job, id);
    expect(await filesIn(name)).toEqual(await wantedIn(lead));
    expect((await listDrifts(lead)).map(({ path, replaced }) => [path, replaced])).toEqual([["/notes.md", true]]);
    await server.control.writeMemory(storeId, "/more.md", "More.");
    await checkDrift(job, id);
    await server.control.writeMemory(storeId, "/more.md", null);
    await checkDrift(job, id);
    expect((await listDrifts(lead)).find(({ path }) => path === "/more.md")?.state).toBe("gone");
  });

  test("a store that is told of twice and in any order is looked at once, with one request", async () => {
    const { workspace, lead, job, id } = await setting();
    await publishTo(job, id);
    const { storeId } = await storeOf(id);
    await server.control.writeMemory(storeId, "/notes.md", "Mine.");
    await server.control.writeMemory(storeId, "/notes.md", null);
    for (let told = 0; told < 3; told++) await storeTold(workspace.id, storeId);
    await runTicks(new Date(), ["claude-publish"]);
    await runTicks(new Date(), ["claude-publish"]);
    const queued = await sql("SELECT 1 FROM pgboss.job WHERE name = 'claude-publish' AND data->>'workspaceId' = $1 AND data->>'act' = 'check'", [workspace.id]);
    expect(queued).toHaveLength(1);
    await server.control.resetCounts();
    await checkDrift(job, id);
    expect((await server.control.state()).requests).toBe(1);
    expect(await listDrifts(lead)).toEqual([]);
  });

  test("a store that is gone says so", async () => {
    const { lead, job, id } = await setting();
    await publishTo(job, id);
    await removeDestination(lead, { id, archive: true });
    expect(await listPublications(lead)).toEqual([]);
    expect(await publishTo(job, id)).toBe(false);
    const again = await addDestination(lead, { name: `Again ${lead.workspaceId.slice(-6)}` });
    expect(await publishTo(job, again.id)).toBe(true);
  });
});
