import { beforeEach, describe, expect, it } from "vitest";
import type { PersonActor } from "@/lib/auth/actor";
import { pool, sql } from "@/lib/db/client";
import { newId } from "@/lib/ids";
import { sha256 } from "@/lib/text/hash";
import { makePerson, makeWorkspace, proven } from "@/test/fixtures";
import { makeSession } from "@/test/session-fixtures";
import { contestVerdict, deleteSession, setTaskKey } from "./commands";
import { getSession } from "./queries";

let workspaceId: string;
let lead: PersonActor;
let reviewer: PersonActor;
let viewer: PersonActor;
let stranger: PersonActor;

beforeEach(async () => {
  workspaceId = (await makeWorkspace()).id;
  lead = await makePerson(workspaceId, "lead");
  reviewer = await makePerson(workspaceId, "reviewer");
  viewer = await makePerson(workspaceId, "viewer");
  stranger = await makePerson((await makeWorkspace()).id, "admin");
  for (const one of [lead, stranger]) await proven(one);
});

const trail = (action: string) =>
  sql<{ facts: Record<string, unknown>; body: string | null }>(
    "SELECT e.facts, t.body FROM audit_entries e LEFT JOIN audit_texts t USING (trail, seq) WHERE e.trail = $1 AND e.action = $2",
    [workspaceId, action],
  );

describe("deleteSession", () => {
  it("takes every version and writes one entry", async () => {
    await makeSession(workspaceId, { sourceId: "s", version: 1, current: false });
    const { id } = await makeSession(workspaceId, { sourceId: "s", version: 2, title: "Secret title" });
    expect(await deleteSession(lead, { sessionId: id })).toEqual({ deleted: 2 });
    expect(await sql("SELECT 1 FROM sessions WHERE workspace_id = $1", [workspaceId])).toEqual([]);
    const [entry] = await trail("session.deleted");
    expect(entry?.facts).toMatchObject({ events: 1 });
    expect(JSON.stringify(entry?.facts)).not.toContain("Secret");
    expect(entry?.body).toContain("Secret title");
  });

  it("refuses while a lesson quotes it, and names the lesson", async () => {
    const { id } = await makeSession(workspaceId, { events: ["Refund to the card"] });
    await citeIt(id);
    await expect(deleteSession(lead, { sessionId: id })).rejects.toMatchObject({ code: "conflict", message: expect.stringContaining("“Refund rightly”") });
    expect((await getSession(viewer, id)).id).toBe(id);
    expect(await trail("session.deleted")).toEqual([]);
  });

  it("is for leads of this workspace", async () => {
    const { id } = await makeSession(workspaceId);
    await expect(deleteSession(reviewer, { sessionId: id })).rejects.toMatchObject({ code: "forbidden" });
    await expect(deleteSession(stranger, { sessionId: id })).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("contestVerdict", () => {
  const input = (sessionId: string) => ({ sessionId, result: "satisfied" as const, reason: "The grader read the wrong file.", seen: "failed" as const });

  it("adds the person's verdict and decides success from then on", async () => {
    const { id } = await makeSession(workspaceId, { verdict: "failed", verdicts: [{ result: "failed", iteration: 2 }] });
    expect(await contestVerdict(reviewer, input(id))).toMatchObject({ succeeded: true });
    const session = await getSession(viewer, id);
    expect(session).toMatchObject({ verdict: "satisfied", succeeded: true });
    expect(session.verdicts).toMatchObject([{ result: "failed" }, { result: "satisfied", givenBy: "person", person: "reviewer", iteration: 2 }]);
    const [entry] = await trail("session.verdict_contested");
    expect(entry?.facts).toMatchObject({ from: "failed", to: "satisfied", succeeded_after: true });
    expect(entry?.body).toContain("wrong file");
  });

  it("can leave a session out of comparisons", async () => {
    const { id } = await makeSession(workspaceId, { reward: 0 });
    expect(await contestVerdict(reviewer, { ...input(id), result: "interrupted", seen: "reward" })).toMatchObject({ succeeded: null });
  });

  it("lets one of two win", async () => {
    const { id } = await makeSession(workspaceId, { verdict: "failed" });
    const results = await Promise.allSettled([contestVerdict(reviewer, input(id)), contestVerdict(lead, { ...input(id), result: "interrupted" })]);
    expect(results.map((result) => result.status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await trail("session.verdict_contested")).toHaveLength(1);
  });

  it("is for reviewers of this workspace", async () => {
    const { id } = await makeSession(workspaceId, { verdict: "failed" });
    await expect(contestVerdict(viewer, input(id))).rejects.toMatchObject({ code: "forbidden" });
    await expect(contestVerdict(stranger, input(id))).rejects.toMatchObject({ code: "not_found" });
  });
});

it("corrects the task of a session once", async () => {
  const { id } = await makeSession(workspaceId, { taskKey: "old" });
  expect(await setTaskKey(reviewer, { sessionId: id, taskKey: "new", seen: "old" })).toEqual({ taskKey: "new" });
  await expect(setTaskKey(reviewer, { sessionId: id, taskKey: "x", seen: "old" })).rejects.toMatchObject({ code: "conflict" });
  await expect(setTaskKey(stranger, { sessionId: id, taskKey: "x", seen: "new" })).rejects.toMatchObject({ code: "not_found" });
  expect(await trail("session.task_changed")).toHaveLength(1);
});

async function citeIt(sessionId: string): Promise<void> {
  const lessonId = newId("lesson");
  const canonical = `{"lesson":"${lessonId}"}`;
  const file = "# Refund rightly\n";
  const client = await pool().connect();
  await client.query("BEGIN");
  await client.query(
    `INSERT INTO lessons (id, workspace_id, origin, kind, form, operation, state, fingerprint, revision_id, support)
     VALUES ($1, $2, 'dream', 'recurring_mistake', 'note', 'add', 'proposed', $3, $3, '{}')`,
    [lessonId, workspaceId, sha256(canonical)],
  );
  await client.query(
    "INSERT INTO revisions (workspace_id, lesson_id, id, number, title, trigger, body, canonical, file, sha256) VALUES ($1, $2, $3, 1, 'Refund rightly', '', '', $4, $5, $6)",
    [workspaceId, lessonId, sha256(canonical), canonical, file, sha256(file)],
  );
  await client.query(
    `INSERT INTO evidence (id, workspace_id, lesson_id, position, session_id, event_index, claim, stance, speaker, exact, start_at, end_at)
     VALUES ($1, $2, $3, 0, $4, 0, 0, 'supports', 'person', 'Refund', 0, 6)`,
    [newId("evidence"), workspaceId, lessonId, sessionId],
  );
  await client.query("COMMIT");
  client.release();
}
