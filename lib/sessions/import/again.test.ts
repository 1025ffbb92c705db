import { beforeEach, describe, expect, test } from "vitest";
import type { PersonActor } from "@/lib/auth/actor";
import { sql } from "@/lib/db/client";
import { applyChecks } from "@/lib/sessions/checks/apply";
import { defineCheck } from "@/lib/sessions/checks/commands";
import { contestVerdict, setTaskKey } from "@/lib/sessions/commands";
import { exportSessions } from "@/lib/sessions/export";
import { makePerson, makeWorkspace } from "@/test/fixtures";
import { claudeCodeLines, conversation, importAll, source } from "@/test/import-fixtures";

// What becomes of a stored session, and of what people decided about it, when it comes again.
let actor: PersonActor;
beforeEach(async () => {
  actor = await makePerson((await makeWorkspace()).id, "lead");
});

interface Row {
  id: string;
  version: number;
  current: boolean;
  event_count: number;
  reward: number | null;
  verdict: string | null;
  succeeded: boolean | null;
  task_key: string | null;
}

const sessions = () => sql<Row>("SELECT * FROM sessions WHERE workspace_id = $1 ORDER BY source_id, version", [actor.workspaceId]);
const verdicts = () =>
  sql<{ result: string; reward: number | null; given_by: string }>(
    "SELECT result, reward, given_by FROM verdicts WHERE workspace_id = $1 ORDER BY given_by DESC, created_at",
    [actor.workspaceId],
  );
const judged = (texts: string[], extra: Record<string, unknown>) => [source("a.jsonl", conversation("s1", texts, extra))];

describe("what a person decided", () => {
  test("a contested verdict outlasts an extension and a new grade", async () => {
    await importAll(actor, judged(["a", "b"], { reward: 1 }));
    const [{ id }] = (await sessions()) as [Row];
    await contestVerdict(actor, { sessionId: id, result: "failed", reason: "It paid twice.", seen: "reward" });

    expect((await importAll(actor, judged(["a", "b", "c"], { reward: 1 }))).sessions.updated).toBe(1);
    expect(await sessions()).toMatchObject([{ id, event_count: 3, reward: 1, verdict: "failed", succeeded: false }]);
    expect((await importAll(actor, judged(["a", "b", "c"], { reward: 0.5 }))).sessions.updated).toBe(1);
    expect(await sessions()).toMatchObject([{ id, reward: 0.5, verdict: "failed", succeeded: false }]);
    expect(await verdicts()).toEqual([
      { result: "reward", reward: 0.5, given_by: "source" },
      { result: "failed", reward: null, given_by: "person" },
    ]);
    // The last of several decides.
    await contestVerdict(actor, { sessionId: id, result: "satisfied", reason: "It did not.", seen: "failed" });
    await importAll(actor, judged(["a", "b", "c", "d"], { reward: 0 }));
    expect(await sessions()).toMatchObject([{ id, event_count: 4, verdict: "satisfied", succeeded: true }]);
  });

  test("a corrected task outlasts an extension", async () => {
    await importAll(actor, judged(["a", "b"], { task: "refund" }));
    const [{ id }] = (await sessions()) as [Row];
    await setTaskKey(actor, { sessionId: id, taskKey: "exchange", seen: "refund" });
    await importAll(actor, judged(["a", "b", "c"], { task: "refund" }));
    expect(await sessions()).toMatchObject([{ id, event_count: 3, task_key: "exchange" }]);
  });

  test("the same file again changes nothing, whatever people or checks decided since", async () => {
    const again = { added: 0, updated: 0, unchanged: 1, skipped: 0 };
    await importAll(actor, judged(["a", "b"], { task: "refund" }));
    const [{ id }] = (await sessions()) as [Row];
    await setTaskKey(actor, { sessionId: id, taskKey: "exchange", seen: "refund" });
    expect((await importAll(actor, judged(["a", "b"], { task: "refund" }))).sessions).toEqual(again);
    await defineCheck(actor, { name: "Short", agent: null, rules: [{ kind: "turn_limit", turns: 5 }] });
    await applyChecks(actor);
    expect(await sessions()).toMatchObject([{ verdict: "satisfied" }]);
    expect((await importAll(actor, judged(["a", "b"], { task: "refund" }))).sessions).toEqual(again);
    await contestVerdict(actor, { sessionId: id, result: "failed", reason: "It paid twice.", seen: "satisfied" });
    expect((await importAll(actor, judged(["a", "b"], { task: "refund" }))).sessions).toEqual(again);
    expect(await sessions()).toMatchObject([{ verdict: "failed", task_key: "exchange" }]);
  });

  test("the export of a contested session comes back unchanged", async () => {
    await importAll(actor, judged(["a", "b"], { reward: 1, task: "refund" }));
    const [{ id }] = (await sessions()) as [Row];
    await contestVerdict(actor, { sessionId: id, result: "failed", reason: "It paid twice.", seen: "reward" });
    let text = "";
    for await (const line of exportSessions(actor)) text += line;
    expect((await importAll(actor, [source("x.jsonl", text)])).sessions).toEqual({ added: 0, updated: 0, unchanged: 1, skipped: 0 });
  });
});

describe("the same events, judged anew", () => {
  test("the later import's judgement replaces the earlier one in place, audited", async () => {
    await importAll(actor, judged(["a", "b"], { reward: 0, task: "refund" }));
    const [before] = (await sessions()) as [Row];
    const report = await importAll(actor, judged(["a", "b"], { reward: 1, task: "refund" }));
    expect(report).toMatchObject({ sessions: { added: 0, updated: 1, unchanged: 0, skipped: 0 }, events: 0 });
    expect(await sessions()).toMatchObject([{ id: before.id, version: 1, current: true, event_count: 2, reward: 1, succeeded: true }]);
    expect(await verdicts()).toEqual([{ result: "reward", reward: 1, given_by: "source" }]);
    expect(
      await sql("SELECT facts->>'updated' AS updated FROM audit_entries WHERE trail = $1 AND object_id = $2 AND action = 'session.imported'", [
        actor.workspaceId,
        report.importId,
      ]),
    ).toEqual([{ updated: "1" }]);
    expect((await importAll(actor, judged(["a", "b"], { reward: 1, task: "refund" }))).sessions).toMatchObject({ updated: 0, unchanged: 1 });
    expect((await importAll(actor, judged(["a", "b"], { reward: 0, task: "refund" }))).sessions).toMatchObject({ updated: 1 });
    expect(await sessions()).toMatchObject([{ id: before.id, reward: 0, succeeded: false }]);
  });

  test("of two judgements in one import the first stays, so that the same import again changes nothing", async () => {
    const files = [...judged(["a", "b"], { reward: 0 }), source("b.jsonl", conversation("s1", ["a", "b"], { reward: 1 }))];
    const first = await importAll(actor, files);
    expect(first.sessions).toEqual({ added: 1, updated: 0, unchanged: 0, skipped: 1 });
    expect(first.skipped).toEqual([{ file: "b.jsonl", reason: "The same session as in a.jsonl, judged differently." }]);
    expect((await importAll(actor, files)).sessions).toEqual({ added: 0, updated: 0, unchanged: 1, skipped: 1 });
  });

  test("a tau-bench trial that was graded again is the same session", async () => {
    const trial = (reward: number) =>
      source(
        "run.json",
        JSON.stringify([
          {
            task_id: 3,
            trial: 0,
            reward,
            info: {},
            traj: [
              { role: "user", content: "Hi" },
              { role: "assistant", content: "Hello" },
            ],
          },
        ]),
      );
    await importAll(actor, [trial(0)]);
    expect((await importAll(actor, [trial(1)])).sessions).toEqual({ added: 0, updated: 1, unchanged: 0, skipped: 0 });
    expect(await sessions()).toMatchObject([{ reward: 1, succeeded: true }]);
  });
});

describe("records that only describe a session", () => {
  const meta = (name: string) => `${JSON.stringify({ type: "custom-title", sessionId: "s1", customTitle: name })}\n`;
  const turns = (from: number, to: number) =>
    claudeCodeLines("s1", to)
      .split("\n")
      .slice(from, to)
      .map((line) => `${line}\n`)
      .join("");

  test("are kept when the session is extended, wherever they stand, and none twice", async () => {
    const [first, second] = [turns(0, 2) + meta("one"), meta("zero") + turns(0, 2) + meta("one") + meta("one") + meta("two") + turns(2, 4) + meta("three")];
    await importAll(actor, [source("a.jsonl", first)]);
    expect((await importAll(actor, [source("a.jsonl", second)])).sessions.updated).toBe(1);
    const kept = await sql<{ raw: Buffer }>("SELECT raw FROM records WHERE workspace_id = $1 AND kind = 'meta' ORDER BY index", [actor.workspaceId]);
    expect(kept.map(({ raw }) => JSON.parse(raw.toString()).customTitle)).toEqual(["one", "zero", "one", "two", "three"]);
    const linked = await sql(
      "SELECT 1 FROM events e JOIN records r ON r.session_id = e.session_id AND r.index = e.record_index WHERE e.workspace_id = $1 AND position(e.text IN convert_from(r.raw, 'UTF8')) > 0",
      [actor.workspaceId],
    );
    expect(linked).toHaveLength(4);
  });
});
