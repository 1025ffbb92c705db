import { expect, test } from "vitest";
import { mintActor } from "@/lib/auth/actor";
import { sql } from "@/lib/db/client";
import { contestVerdict } from "@/lib/sessions/commands";
import { groupSessions } from "@/lib/sessions/tasks/commands";
import { comparability, listTasks, suggestTasks } from "@/lib/sessions/tasks/queries";
import { makePerson, makeWorkspace } from "@/test/fixtures";
import { importWithFeatures } from "./import";
import { selectableSessions } from "./queries";
import { runDreamAndWait } from "./run";

async function imported() {
  const workspace = await makeWorkspace();
  const operator = mintActor({ kind: "operator", id: "operator", workspaceId: workspace.id });
  const lines = Array.from({ length: 8 }, (_, i) =>
    JSON.stringify({ id: `s${i}`, agent: "helper", reward: i % 2, messages: [{ role: "user", content: i < 6 ? "Book the usual room" : `Task ${i}` }] }),
  );
  await importWithFeatures(
    operator,
    [
      {
        path: "chats.jsonl",
        open: async function* () {
          yield Buffer.from(lines.join("\n"));
        },
      },
    ],
    { origin: "cli" },
  );
  return { workspace, operator, reviewer: await makePerson(workspace.id, "reviewer") };
}

test("sessions without a task are suggested by their first words, grouped by a person, and compared by the next dream", async () => {
  const { workspace, operator, reviewer } = await imported();
  expect(await comparability(reviewer)).toEqual({ sessions: 8, withTask: 0, compared: 0, tasks: 0 });
  expect((await runDreamAndWait(operator, {})).funnel!.notes[0]).toContain("No comparison possible");
  const [suggestion] = await suggestTasks(reviewer);
  expect(suggestion).toMatchObject({ agent: "helper", sessions: 6 });
  const which = { untasked: { title: suggestion!.title, agent: "helper" } };
  await expect(groupSessions(reviewer, { which, taskKey: "room", seen: 5 })).rejects.toMatchObject({ code: "conflict" });
  expect(await groupSessions(reviewer, { which, taskKey: "room", seen: 6 })).toEqual({ changed: 6 });
  expect(await suggestTasks(reviewer)).toEqual([]);
  expect(await comparability(reviewer)).toEqual({ sessions: 8, withTask: 6, compared: 6, tasks: 1 });
  expect(await listTasks(reviewer)).toEqual([{ taskKey: "room", sessions: 6, succeeded: 3, failed: 3, corrected: true }]);
  expect(await selectableSessions(operator)).toMatchObject({ fresh: 6 });
  expect((await runDreamAndWait(operator, {})).funnel!.notes.join(" ")).not.toContain("No comparison possible");
  const trail = await sql("SELECT 1 FROM audit_entries WHERE trail = $1 AND action = 'session.task_changed'", [workspace.id]);
  expect(trail).toHaveLength(6);
  expect(await groupSessions(reviewer, { which: { taskKey: "room" }, taskKey: null, seen: 6 })).toEqual({ changed: 6 });
  expect(await comparability(reviewer)).toMatchObject({ withTask: 0 });
});

test("a viewer may not group, and another workspace's sessions stay as they are", async () => {
  const { workspace } = await imported();
  const which = { filter: {} };
  await expect(groupSessions(await makePerson(workspace.id, "viewer"), { which, taskKey: "x", seen: 8 })).rejects.toMatchObject({ code: "forbidden" });
  const stranger = await makePerson((await makeWorkspace()).id, "lead");
  await expect(groupSessions(stranger, { which, taskKey: "x", seen: 8 })).rejects.toMatchObject({ code: "conflict" });
  expect(await sql("SELECT 1 FROM sessions WHERE workspace_id = $1 AND task_key IS NOT NULL", [workspace.id])).toHaveLength(0);
});

test("a contested verdict makes its session new, and the next dream counts the person's word", async () => {
  const { workspace, operator, reviewer } = await imported();
  await groupSessions(reviewer, { which: { filter: {} }, taskKey: "room", seen: 8 });
  await runDreamAndWait(operator, {});
  expect(await selectableSessions(operator)).toMatchObject({ fresh: 0 });
  const [failed] = await sql<{ id: string; verdict: "reward" }>(
    "SELECT id, verdict FROM sessions WHERE workspace_id = $1 AND NOT succeeded ORDER BY id LIMIT 1",
    [workspace.id],
  );
  await contestVerdict(reviewer, { sessionId: failed!.id, result: "satisfied", reason: "It did what was asked.", seen: failed!.verdict });
  expect(await selectableSessions(operator)).toMatchObject({ fresh: 1 });
  expect(await listTasks(reviewer)).toMatchObject([{ succeeded: 5, failed: 3 }]);
  expect((await runDreamAndWait(operator, { sessions: "new" })).sessions).toBe(1);
  expect(await selectableSessions(operator)).toMatchObject({ fresh: 0 });
});

test("what rested on sessions that are gone leaves the queue with the reason, and comes back when it is found again", async () => {
  const workspace = await makeWorkspace();
  const operator = mintActor({ kind: "operator", id: "operator", workspaceId: workspace.id });
  const line = (n: number) =>
    JSON.stringify({
      id: `s${n}`,
      agent: "helper",
      messages: [{ role: "user", name: n % 2 ? "Ada" : "Bo", content: "Always confirm the order number first." }],
    });
  const source = (numbers: number[]) => ({
    path: "chats.jsonl",
    open: async function* () {
      yield Buffer.from(numbers.map(line).join("\n"));
    },
  });
  await importWithFeatures(operator, [source([1, 2])], { origin: "cli" });
  await runDreamAndWait(operator, {});
  const state = async () =>
    (await sql<{ state: string; reason: string }>("SELECT state, state_reason AS reason FROM lessons WHERE workspace_id = $1", [workspace.id]))[0];
  expect(await state()).toEqual({ state: "proposed", reason: "" });
  await sql("UPDATE sessions SET current = false WHERE workspace_id = $1", [workspace.id]);
  await runDreamAndWait(operator, { since: "2020-01-01" });
  expect((await state())!.state).toBe("proposed");
  await runDreamAndWait(operator, {});
  expect(await state()).toEqual({ state: "held_back", reason: "Dream 3 read all sessions and did not find it again: what it rested on has changed." });
  await sql("UPDATE sessions SET current = true WHERE workspace_id = $1", [workspace.id]);
  await runDreamAndWait(operator, {});
  expect(await state()).toEqual({ state: "proposed", reason: "" });
});

test("chosen sessions become one task, and a stranger's among them is seen as missing", async () => {
  const { workspace, reviewer } = await imported();
  const ids = (await sql<{ id: string }>("SELECT id FROM sessions WHERE workspace_id = $1 ORDER BY id LIMIT 3", [workspace.id])).map(({ id }) => id);
  const foreign = await imported();
  const [stranger] = await sql<{ id: string }>("SELECT id FROM sessions WHERE workspace_id = $1 LIMIT 1", [foreign.workspace.id]);
  await expect(groupSessions(reviewer, { which: { ids: [...ids, stranger!.id] }, taskKey: "chosen", seen: 4 })).rejects.toMatchObject({ code: "conflict" });
  expect(await groupSessions(reviewer, { which: { ids }, taskKey: "chosen", seen: 3 })).toEqual({ changed: 3 });
  expect(await listTasks(reviewer)).toMatchObject([{ taskKey: "chosen", sessions: 3 }]);
});
