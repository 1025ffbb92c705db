import { describe, expect, test, vi } from "vitest";
import { mintActor } from "@/lib/auth/actor";
import { db, sql } from "@/lib/db/client";
import { startWorker } from "@/lib/jobs/worker";
import { isVerbatim } from "@/lib/lessons/quotes";
import type { ImportSource } from "@/lib/sessions/import/report";
import { listCitations } from "@/lib/sessions/queries/citations";
import { makePerson, makeWorkspace } from "@/test/fixtures";
import { cancelDream, createDream, requestDream } from "./commands";
import { NO_PROGRESS } from "./dream";
import { DREAM_JOB } from "./dream-job";
import { earlierDream } from "./earlier";
import { importWithFeatures } from "./import";
import "./jobs";
import { claimDream, endCanceled, failDream, tellProgress } from "./lifecycle";
import { getDream, lessonsOfDream, listDreams, selectableSessions } from "./queries";
import { rebuildFeatures } from "./rebuild";
import { runDream, runDreamAndWait } from "./run";

const operator = (workspaceId: string) => mintActor({ kind: "operator", id: "operator", workspaceId });

/** Conversations as lines of the generic format: a refusal that recurs, and a wish of two people. */
function lines(count: number, from = 0): string[] {
  return Array.from({ length: count }, (_, k) => {
    const i = k + from;
    const call = (id: string, method: string) => ({
      role: "assistant",
      content: null,
      tool_calls: [{ id, type: "function", function: { name: "refund", arguments: JSON.stringify({ order: `W${i}`, method }) } }],
    });
    const messages = [
      { role: "user", content: `I want my money back for order W${i}` },
      call("a", "card"),
      { role: "tool", tool_call_id: "a", name: "refund", content: `Error: method card did not pay order W${i}`, is_error: true },
      call("b", "voucher"),
      { role: "tool", tool_call_id: "b", name: "refund", content: "done" },
      ...(i % 3 === 0 ? [{ role: "user", name: i % 2 === 0 ? "Ada" : "Bo", content: "Always confirm the order number first." }] : []),
    ];
    return JSON.stringify({ id: `s${i}`, task_id: `t${i % 4}`, agent: "helper", reward: i % 2, messages });
  });
}

const source = (text: string, path = "chats.jsonl"): ImportSource => ({
  path,
  open: async function* () {
    yield Buffer.from(text);
  },
});

async function imported(count = 12, shuffle = false) {
  const workspace = await makeWorkspace();
  const actor = operator(workspace.id);
  const all = lines(count);
  const report = await importWithFeatures(actor, [source((shuffle ? [...all].reverse() : all).join("\n"))], { origin: "cli" });
  expect(report.sessions.added).toBe(count);
  return { workspace, actor };
}

const actionsOf = async (workspaceId: string, id: string) =>
  (await sql<{ action: string }>("SELECT action FROM audit_entries WHERE trail = $1 AND object_id = $2 ORDER BY audit_entries.seq", [workspaceId, id])).map(
    ({ action }) => action,
  );

describe("a dream from end to end", () => {
  test("proposes what recurs, with quotes that are verbatim in their events, and says how it went", async () => {
    const { workspace, actor } = await imported();
    const dream = await runDreamAndWait(actor, {});
    expect(dream).toMatchObject({ status: "completed", sessions: 12, number: 1, progress: { step: "done", read: 12 } });
    expect(dream.funnel).toMatchObject({ sessions: 12, findings: 2, lessons: 2, outcome: { proposed: 2 } });
    const lessons = await lessonsOfDream(actor, dream.id);
    expect(lessons.map(({ kind }) => kind).sort()).toEqual(["recurring_mistake", "team_preference"]);
    const quotes = await sql<{ exact: string; start: number; end: number; text: string }>(
      `SELECT e.exact, e.start_at AS start, e.end_at AS "end", v.text FROM evidence e JOIN events v ON v.session_id = e.session_id AND v.index = e.event_index WHERE e.workspace_id = $1`,
      [workspace.id],
    );
    expect(quotes.length).toBeGreaterThan(12);
    for (const quote of quotes) expect(isVerbatim(quote.text, quote)).toBe(true);
    expect(await actionsOf(workspace.id, dream.id)).toEqual(["dream.requested", "dream.started", "dream.completed"]);
    // Every session that a lesson counts knows of it, quoted or not.
    const members = await sql<{ id: string; count: number }>(
      "SELECT s.id, (SELECT count(*)::int FROM lessons l WHERE l.workspace_id = $1 AND s.id = ANY(l.members)) AS count FROM sessions s WHERE s.workspace_id = $1",
      [workspace.id],
    );
    for (const { id, count } of members) expect(await listCitations(actor, id)).toHaveLength(count);
    expect(Math.max(...members.map(({ count }) => count))).toBe(2);
  });

  test("a second dream refreshes the open lessons and adds none", async () => {
    const { actor } = await imported();
    const first = await runDreamAndWait(actor, {});
    const second = await runDreamAndWait(actor, {});
    expect(second.findingsHash).toBe(first.findingsHash);
    expect(second.funnel!.outcome).toMatchObject({ added: 0, refreshed: 2, superseded: 0 });
    expect(second.lessons).toMatchObject({ all: 2, fresh: 0 });
    // The first one keeps its lessons on its page, and says where they were found again.
    expect((await getDream(actor, first.id)).lessons).toMatchObject({ all: 2, fresh: 2 });
    const kept = await lessonsOfDream(actor, first.id);
    expect(kept.map(({ outcome, refreshedIn }) => [outcome, refreshedIn?.number])).toEqual(Array(2).fill(["added", 2]));
    expect((await lessonsOfDream(actor, second.id)).map(({ outcome, refreshedIn }) => [outcome, refreshedIn])).toEqual(Array(2).fill(["refreshed", null]));
    expect(await earlierDream(actor, first.id)).toBeNull();
    expect(await earlierDream(actor, second.id)).toEqual({ id: first.id, number: 1, sessions: 12, gone: [] });
  });

  test("the order of import, and features kept or rebuilt, change nothing", async () => {
    const one = await imported(12);
    const other = await imported(12, true);
    const first = await runDreamAndWait(one.actor, {});
    const packed = await sql<{ id: string; hash: string; packed: Buffer }>(
      "SELECT s.id, s.content_hash AS hash, f.packed FROM sessions s JOIN session_features f ON f.session_id = s.id WHERE s.workspace_id = $1",
      [other.workspace.id],
    );
    for (const { id, hash, packed: kept } of packed) expect(Buffer.from(await rebuildFeatures(other.workspace.id, id, hash)).equals(kept)).toBe(true);
    await sql("UPDATE session_features SET version = 0, packed = '' WHERE workspace_id = $1", [other.workspace.id]);
    const second = await runDreamAndWait(other.actor, {});
    expect(second.funnel!.rebuilt).toBe(12);
    expect(second.findingsHash).toBe(first.findingsHash);
  });

  test("what is over the budget is held back with its rank", async () => {
    const { actor } = await imported();
    const dream = await runDreamAndWait(actor, { budget: 1 });
    const states = await lessonsOfDream(actor, dream.id);
    expect(states.map(({ state, stateReason }) => [state, stateReason])).toEqual([
      ["proposed", ""],
      ["held_back", "Over the budget of open lessons (rank 2)."],
    ]);
  });

  test("new sessions only, chosen ones, and a list with a stranger's session", async () => {
    const { workspace, actor } = await imported(6);
    await runDreamAndWait(actor, {});
    expect(await selectableSessions(actor)).toEqual({ all: 6, fresh: 0 });
    await importWithFeatures(actor, [source(lines(3, 50).join("\n"))], { origin: "cli" });
    expect(await selectableSessions(actor)).toEqual({ all: 9, fresh: 3 });
    expect((await runDreamAndWait(actor, { sessions: "new" })).sessions).toBe(3);
    expect((await runDreamAndWait(actor, { sessions: { ids: ["s1", "s2"] } })).sessions).toBe(2);
    const stranger = await imported(1);
    const [foreign] = await sql<{ id: string }>("SELECT id FROM sessions WHERE workspace_id = $1", [stranger.workspace.id]);
    await expect(runDreamAndWait(actor, { sessions: { ids: [foreign!.id] } })).rejects.toThrow(/Only 0 of the 1 sessions/);
    expect((await listDreams(operator(workspace.id))).dreams[0]).toMatchObject({ status: "failed", error: expect.stringContaining("Only 0 of the 1") });
  });
});

describe("a dream's life", () => {
  test("a rejected finding does not come back, and the dream says whose rejection it was", async () => {
    const { workspace, actor } = await imported();
    const reviewer = await makePerson(workspace.id, "reviewer", "Rita");
    const dream = await runDreamAndWait(actor, {});
    const [lesson] = (await lessonsOfDream(actor, dream.id)).filter(({ kind }) => kind === "team_preference");
    const row = await db().lesson.findUniqueOrThrow({ where: { id: lesson!.id } });
    const [revision] = await sql<{ sha256: string }>("SELECT sha256 FROM revisions WHERE lesson_id = $1 AND id = $2", [row.id, row.revisionId]);
    await sql(
      `INSERT INTO reviews (id, workspace_id, lesson_id, revision_id, sha256, decision, reviewer_id, reason, evidence_digest, flags_digest, policy_version)
       VALUES ('rev_' || replace(gen_random_uuid()::text, '-', ''), $1, $2, $3, $4, 'reject', $5, 'not_general', '', '', '')`,
      [workspace.id, row.id, row.revisionId, revision!.sha256, reviewer.id],
    );
    await sql("UPDATE lessons SET state = 'rejected', decided_at = now() WHERE id = $1", [row.id]);
    const again = await runDreamAndWait(actor, {});
    expect((await lessonsOfDream(actor, again.id)).map(({ kind }) => kind)).toEqual(["recurring_mistake"]);
    expect(again.funnel!.dropped[0]!.gate).toBe("rejected by Rita (not general)");
    expect((await earlierDream(actor, again.id))!.gone).toMatchObject([{ id: lesson!.id, state: "rejected" }]);
  });

  test("a finding that a return took out of force does not come back either", async () => {
    const { workspace, actor } = await imported();
    const lead = await makePerson(workspace.id, "lead", "Lee");
    const back = `rel_${"0".repeat(32)}`;
    const dream = await runDreamAndWait(actor, {});
    const [lesson] = (await lessonsOfDream(actor, dream.id)).filter(({ kind }) => kind === "team_preference");
    await sql(
      `INSERT INTO releases (id, workspace_id, number, state, origin, returns_to, note, published_at, published_by, sha256, index_text)
       VALUES ($3, $1, 3, 'past', 'returned', 1, 'Too strict.', now(), $2, '', '')`,
      [workspace.id, lead.id, back],
    );
    await sql("UPDATE lessons SET state = 'withdrawn', findings = findings || jsonb_build_object('withdrawn', $2::text) WHERE id = $1", [lesson!.id, back]);
    const again = await runDreamAndWait(actor, {});
    expect((await lessonsOfDream(actor, again.id)).map(({ kind }) => kind)).toEqual(["recurring_mistake"]);
    expect(again.funnel!.dropped[0]!.gate).toBe("taken out of force by Lee (“Too strict.”)");
  });

  test("one that waits is canceled at once; one that is over is not", async () => {
    const { workspace, actor } = await imported(3);
    const { id } = await createDream(actor, {}, { enqueue: false });
    expect(await cancelDream(actor, { id })).toEqual({ status: "canceled" });
    await expect(cancelDream(actor, { id })).rejects.toThrow(/canceled already/);
    await runDream(actor, id);
    expect((await getDream(actor, id)).status).toBe("canceled");
    expect(await actionsOf(workspace.id, id)).toEqual(["dream.requested", "dream.canceled"]);
  });

  test("one that is asked to stop while it runs writes no lesson", async () => {
    const { workspace, actor } = await imported(3);
    const { id } = await createDream(actor, {}, { enqueue: false });
    const claimed = await claimDream(actor, id);
    expect(await tellProgress(actor, claimed!, NO_PROGRESS)).toBe(true);
    expect(await cancelDream(actor, { id })).toEqual({ status: "canceling" });
    expect(await tellProgress(actor, claimed!, NO_PROGRESS)).toBe(false);
    await endCanceled(actor, claimed!);
    expect((await getDream(actor, id)).status).toBe("canceled");
    expect(await actionsOf(workspace.id, id)).toEqual(["dream.requested", "dream.started", "dream.canceled", "dream.canceled"]);
    expect(await db().lesson.count({ where: { workspaceId: workspace.id } })).toBe(0);
  });

  test("two workers on one dream: one does it, its lessons exist once", async () => {
    const { workspace, actor } = await imported();
    const { id } = await createDream(actor, {}, { enqueue: false });
    const results = await Promise.allSettled([runDream(actor, id), runDream(actor, id)]);
    expect(results.some(({ status }) => status === "fulfilled")).toBe(true);
    expect((await getDream(actor, id)).status).toBe("completed");
    expect(await db().lesson.count({ where: { workspaceId: workspace.id } })).toBe(2);
  });

  test("a worker's death: another takes it up, and what the dead one would still write changes nothing", async () => {
    const { actor } = await imported();
    const { id } = await createDream(actor, {}, { enqueue: false });
    await sql(
      "UPDATE dreams SET status = 'running', attempts = 1, started_at = now() - interval '5 minutes', progress = jsonb_build_object('beat', (now() - interval '5 minutes')::text) WHERE id = $1",
      [id],
    );
    await runDream(actor, id);
    expect(await getDream(actor, id)).toMatchObject({ status: "completed", attempts: 2 });
    await failDream(actor, id, "too late");
    expect((await getDream(actor, id)).status).toBe("completed");
  });

  test("a dead dream keeps nobody from running, and a worker takes it up again", async () => {
    const { actor } = await imported(3);
    const dead = await createDream(actor, {}, { enqueue: false });
    await sql("UPDATE dreams SET status = 'running', attempts = 1, started_at = now() - interval '5 minutes', progress = '{}' WHERE id = $1", [dead.id]);
    expect((await runDreamAndWait(actor, {})).status).toBe("completed");
    expect(await getDream(actor, dead.id)).toMatchObject({ status: "pending", progress: { step: "waiting" } });
    const worker = await startWorker({ only: [DREAM_JOB] });
    try {
      await vi.waitFor(async () => expect(await getDream(actor, dead.id)).toMatchObject({ status: "completed", attempts: 2 }), {
        timeout: 20_000,
        interval: 100,
      });
    } finally {
      await worker.stop();
    }
  });

  test("one that took three processes with it fails; one that was asked to stop is canceled", async () => {
    const { actor } = await imported(3);
    const stale = async (attempts: number, canceled: boolean) => {
      const { id } = await createDream(actor, {}, { enqueue: false });
      await sql(
        `UPDATE dreams SET status = 'running', attempts = $2, started_at = now() - interval '5 minutes', progress = '{}',
           cancel_requested_at = CASE WHEN $3 THEN now() END WHERE id = $1`,
        [id, attempts, canceled],
      );
      return id;
    };
    const broken = await stale(3, false);
    await runDreamAndWait(actor, {});
    expect(await getDream(actor, broken)).toMatchObject({ status: "failed", error: expect.stringContaining("stopped") });
    const stopped = await stale(1, true);
    await runDreamAndWait(actor, {});
    expect((await getDream(actor, stopped)).status).toBe("canceled");
  });

  test("one in this process waits for another as long as that lives, says for which, and is canceled when it is told to stop", async () => {
    const { actor } = await imported(3);
    const other = await createDream(actor, {}, { enqueue: false });
    const claimed = await claimDream(actor, other.id);
    const said: string[] = [];
    const waiting = runDreamAndWait(actor, {}, { onWait: (why) => said.push(why) });
    await vi.waitFor(() => expect(said).toEqual(["Dream 1 runs in this workspace. This one starts when that has ended."]), { timeout: 5_000 });
    const stop = new AbortController();
    const impatient = runDreamAndWait(actor, {}, { signal: stop.signal, onWait: () => stop.abort(new Error("enough")) });
    await expect(impatient).rejects.toThrow();
    expect((await listDreams(actor)).dreams[0]).toMatchObject({ number: 3, status: "canceled" });
    await failDream(actor, claimed!.id, "over");
    expect((await waiting).status).toBe("completed");
    expect(said).toHaveLength(1);
  });

  test("a worker takes up what was asked for, two dreams one after the other", async () => {
    const { actor } = await imported(6);
    const worker = await startWorker({ only: [DREAM_JOB] });
    try {
      const asked = [await requestDream(actor, {}), await requestDream(actor, { sessions: "all", budget: 3 })];
      for (const { id } of asked)
        await vi.waitFor(async () => expect((await getDream(actor, id)).status).toBe("completed"), { timeout: 20_000, interval: 100 });
    } finally {
      await worker.stop();
    }
  });

  test("a foreign dream is not found", async () => {
    const { actor } = await imported(1);
    const { id } = await createDream(actor, {}, { enqueue: false });
    const stranger = operator((await makeWorkspace()).id);
    await expect(getDream(stranger, id)).rejects.toMatchObject({ code: "not_found" });
    await expect(cancelDream(stranger, { id })).rejects.toMatchObject({ code: "not_found" });
    await expect(runDream(stranger, id)).rejects.toMatchObject({ code: "not_found" });
    expect(await lessonsOfDream(stranger, id)).toEqual([]);
  });
});
