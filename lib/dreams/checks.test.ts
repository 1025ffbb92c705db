import { expect, test } from "vitest";
import { mintActor } from "@/lib/auth/actor";
import { sql } from "@/lib/db/client";
import { applyChecks } from "@/lib/sessions/checks/apply";
import { defineCheck, removeCheck } from "@/lib/sessions/checks/commands";
import { listChecks, previewCheck } from "@/lib/sessions/checks/queries";
import { contestVerdict } from "@/lib/sessions/commands";
import { makePerson, makeWorkspace } from "@/test/fixtures";
import { importWithFeatures } from "./import";
import { runDreamAndWait } from "./run";

/** Six sessions: four without a verdict, of which two call the tool; two that their source judged. */
async function imported() {
  const workspace = await makeWorkspace();
  const operator = mintActor({ kind: "operator", id: "operator", workspaceId: workspace.id });
  const lines = Array.from({ length: 6 }, (_, i) => {
    const call = { role: "assistant", content: null, tool_calls: [{ id: "a", type: "function", function: { name: "refund", arguments: "{}" } }] };
    const messages = [
      { role: "user", content: `Order ${i}` },
      ...(i % 2 === 0 ? [call, { role: "tool", tool_call_id: "a", name: "refund", content: "done" }] : []),
    ];
    return JSON.stringify({ id: `s${i}`, task_id: "t", agent: "helper", ...(i < 4 ? {} : { reward: 0 }), messages });
  });
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
  return { workspace, operator, lead: await makePerson(workspace.id, "lead") };
}

const verdicts = async (workspaceId: string) =>
  (await sql<{ succeeded: boolean | null }>("SELECT succeeded FROM sessions WHERE workspace_id = $1 ORDER BY source_id", [workspaceId])).map(
    ({ succeeded }) => succeeded,
  );

const called = { name: "Refunded", agent: null, rules: [{ kind: "tool_called" as const, tool: "refund" }] };

test("judges what nobody judged, before a dream compares; the source's verdicts stand", async () => {
  const { workspace, operator, lead } = await imported();
  expect(await previewCheck(lead, called)).toMatchObject({ satisfied: 2, failed: 2 });
  expect(await verdicts(workspace.id)).toEqual([null, null, null, null, false, false]);
  const { id } = await defineCheck(lead, called);
  await expect(defineCheck(lead, called)).rejects.toMatchObject({ code: "conflict", field: "name" });
  await runDreamAndWait(operator, {});
  expect(await verdicts(workspace.id)).toEqual([true, false, true, false, false, false]);
  expect(await applyChecks(operator)).toBe(0);
  expect(await listChecks(lead)).toMatchObject({ judged: 4, open: 0 });
  const [why] = await sql("SELECT criterion, explanation FROM verdicts WHERE workspace_id = $1 AND result = 'failed' AND given_by = 'check' LIMIT 1", [
    workspace.id,
  ]);
  expect(why).toEqual({ criterion: "Refunded", explanation: "Does not hold: refund was called." });
  await removeCheck(lead, { id });
  expect(await applyChecks(operator)).toBe(4);
  expect(await verdicts(workspace.id)).toEqual([null, null, null, null, false, false]);
  const trail = await sql<{ action: string }>("SELECT action FROM audit_entries WHERE trail = $1 AND action ~ '^(check|session.judged)' ORDER BY seq", [
    workspace.id,
  ]);
  expect(trail.map(({ action }) => action)).toEqual(["check.defined", "session.judged", "check.removed", "session.judged"]);
});

test("all checks must be satisfied, and a person's word stands against them", async () => {
  const { workspace, operator, lead } = await imported();
  await defineCheck(lead, called);
  await defineCheck(lead, { name: "Short", agent: "helper", rules: [{ kind: "turn_limit", turns: 5 }] });
  await applyChecks(operator);
  const [first] = await sql<{ id: string }>("SELECT id FROM sessions WHERE workspace_id = $1 AND source_id = 's0'", [workspace.id]);
  await contestVerdict(lead, { sessionId: first!.id, result: "failed", reason: "It paid twice.", seen: "satisfied" });
  await defineCheck(lead, { name: "Never", agent: "helper", rules: [{ kind: "tool_called", tool: "nothing" }] });
  expect(await applyChecks(operator)).toBe(1);
  expect(await verdicts(workspace.id)).toEqual([false, false, false, false, false, false]);
});

test("a check of the source is a verdict of the source, and an import that takes ours away is followed by judging again", async () => {
  const { workspace, operator, lead } = await imported();
  await sql(
    `INSERT INTO verdicts (id, workspace_id, session_id, result, given_by)
     SELECT 'ver_' || replace(gen_random_uuid()::text, '-', ''), workspace_id, id, 'failed', 'check' FROM sessions WHERE workspace_id = $1 AND source_id = 's0'`,
    [workspace.id],
  );
  await sql("UPDATE sessions SET verdict = 'failed', succeeded = false WHERE workspace_id = $1 AND source_id = 's0'", [workspace.id]);
  await defineCheck(lead, called);
  expect(await applyChecks(operator)).toBe(3);
  expect(await verdicts(workspace.id)).toEqual([false, false, true, false, false, false]);
  await sql("UPDATE sessions SET verdict = NULL, succeeded = NULL WHERE workspace_id = $1 AND source_id = 's2'", [workspace.id]);
  expect(await applyChecks(operator)).toBe(1);
  expect(await verdicts(workspace.id)).toEqual([false, false, true, false, false, false]);
});

test("only leads define checks, and foreign checks are not found", async () => {
  const { workspace, lead } = await imported();
  await expect(defineCheck(await makePerson(workspace.id, "reviewer"), called)).rejects.toMatchObject({ code: "forbidden" });
  const { id } = await defineCheck(lead, called);
  const stranger = await makePerson((await makeWorkspace()).id, "lead");
  await expect(removeCheck(stranger, { id })).rejects.toMatchObject({ code: "not_found" });
  expect(await listChecks(stranger)).toMatchObject({ checks: [] });
});
