import { beforeEach, describe, expect, test } from "vitest";
import type { PersonActor } from "@/lib/auth/actor";
import { sql } from "@/lib/db/client";
import { exportSessions } from "@/lib/sessions/export";
import { makePerson, makeWorkspace } from "@/test/fixtures";
import { claudeCodeLines, conversation, importAll, source } from "@/test/import-fixtures";

let actor: PersonActor;
beforeEach(async () => {
  actor = await makePerson((await makeWorkspace()).id, "reviewer");
});

interface Row {
  id: string;
  source_id: string;
  version: number;
  current: boolean;
  event_count: number;
  content_hash: string;
  origin_path: string;
}

function sessions(): Promise<Row[]> {
  return sql<Row>("SELECT * FROM sessions WHERE workspace_id = $1 ORDER BY source_id, version", [actor.workspaceId]);
}

async function texts(id: string): Promise<string[]> {
  return (await sql<{ text: string }>("SELECT text FROM events WHERE session_id = $1 ORDER BY index", [id])).map((row) => row.text);
}

describe("which session is it", () => {
  test("importing again changes nothing", async () => {
    const files = [source("a.jsonl", claudeCodeLines("s1", 6)), source("b.jsonl", conversation("s2", ["Hello", "Hi"]))];
    expect((await importAll(actor, files)).sessions).toEqual({ added: 2, updated: 0, unchanged: 0, skipped: 0 });
    const before = await sessions();
    const again = await importAll(actor, files);
    expect(again.sessions).toEqual({ added: 0, updated: 0, unchanged: 2, skipped: 0 });
    expect(again.events).toBe(0);
    expect(await sessions()).toEqual(before);
  });

  test("a longer version extends: same ids, same events, then more", async () => {
    await importAll(actor, [source("a.jsonl", claudeCodeLines("s1", 4))]);
    const [before] = await sessions();
    const report = await importAll(actor, [source("a.jsonl", claudeCodeLines("s1", 7))]);
    expect(report.sessions).toEqual({ added: 0, updated: 1, unchanged: 0, skipped: 0 });
    expect(report.events).toBe(3);
    const [after] = await sessions();
    expect(after).toMatchObject({ id: before!.id, version: 1, current: true, event_count: 7 });
    expect(await texts(after!.id)).toEqual(Array.from({ length: 7 }, (_, at) => `turn ${at}`));
    const links = await sql("SELECT 1 FROM events e JOIN records r ON r.session_id = e.session_id AND r.index = e.record_index WHERE e.session_id = $1", [
      after!.id,
    ]);
    expect(links).toHaveLength(7);
  });

  test("a stored session's beginning is unchanged, in whatever order the files come", async () => {
    const short = source("b/early.jsonl", claudeCodeLines("s1", 4));
    const long = source("a/late.jsonl", claudeCodeLines("s1", 7));
    expect((await importAll(actor, [short, long])).sessions).toEqual({ added: 1, updated: 0, unchanged: 1, skipped: 0 });
    expect(await sessions()).toMatchObject([{ event_count: 7, current: true }]);
  });

  test("one whose old events differ is a new version; the longest is current; the old one stays", async () => {
    await importAll(actor, [source("a.jsonl", claudeCodeLines("s1", 5))]);
    const report = await importAll(actor, [source("a.jsonl", claudeCodeLines("s1", 6, "other"))]);
    expect(report.sessions).toEqual({ added: 1, updated: 0, unchanged: 0, skipped: 0 });
    expect(await sessions()).toMatchObject([
      { version: 1, current: false, event_count: 5 },
      { version: 2, current: true, event_count: 6 },
    ]);
    // The old one grows past the new one and is current again.
    expect((await importAll(actor, [source("a.jsonl", claudeCodeLines("s1", 8))])).sessions.updated).toBe(1);
    expect(await sessions()).toMatchObject([
      { version: 1, current: true, event_count: 8 },
      { version: 2, current: false, event_count: 6 },
    ]);
  });

  test("of two equally long versions the hash decides, whatever came first", async () => {
    const one = source("a.jsonl", claudeCodeLines("s1", 5, "one"));
    const two = source("b.jsonl", claudeCodeLines("s1", 5, "two"));
    await importAll(actor, [one]);
    await importAll(actor, [two]);
    const first = (await sessions()).find((row) => row.current)!.content_hash;
    actor = await makePerson((await makeWorkspace()).id, "reviewer");
    await importAll(actor, [two]);
    await importAll(actor, [one]);
    expect((await sessions()).find((row) => row.current)!.content_hash).toBe(first);
  });

  test("duplicates and empty sessions in one import are skipped with the reason", async () => {
    const report = await importAll(actor, [
      source("b.jsonl", conversation("s1", ["Hello", "Hi"])),
      source("a.jsonl", conversation("s1", ["Hello", "Hi"])),
      source("c.jsonl", conversation("s2", [])),
      source("d.jsonl", ""),
      source("LICENSE", "Permission is hereby granted"),
    ]);
    expect(report.sessions).toEqual({ added: 1, updated: 0, unchanged: 0, skipped: 2 });
    expect(report.skipped).toEqual([
      { file: "LICENSE", reason: "Not a session file: no known session format was recognised in it." },
      { file: "b.jsonl", reason: "The same session as in a.jsonl." },
      { file: "c.jsonl", reason: "The session has no messages." },
      { file: "d.jsonl", reason: "The file is empty." },
    ]);
    expect((await sessions())[0]!.origin_path).toBe("a.jsonl");
  });

  test("a duplicate under another name is unchanged, and the smallest path counts in whatever order they come", async () => {
    const copies = ["b/run.jsonl", "a/run.jsonl"].map((path) => [source(path, conversation("s1", ["Hello", "Hi"]))]);
    const outcomes: unknown[] = [];
    for (const order of [copies, copies.toReversed()]) {
      actor = await makePerson((await makeWorkspace()).id, "reviewer");
      const reports = [];
      for (const files of order) reports.push(await importAll(actor, files));
      expect(reports.map(({ sessions }) => sessions)).toEqual([
        { added: 1, updated: 0, unchanged: 0, skipped: 0 },
        { added: 0, updated: 0, unchanged: 1, skipped: 0 },
      ]);
      expect(reports[1]?.events).toBe(0);
      outcomes.push(
        await sql(
          `SELECT s.origin_path, s.agent_version, s.content_hash, a.name FROM sessions s JOIN agents a ON a.id = s.agent_id WHERE s.workspace_id = $1`,
          [actor.workspaceId],
        ),
      );
    }
    expect(outcomes[0]).toMatchObject([{ origin_path: "a/run.jsonl" }]);
    expect(outcomes[1]).toEqual(outcomes[0]);
  });

  test("a session without an id is known by its content", async () => {
    const line = (text: string) => `${JSON.stringify({ messages: [{ role: "user", content: text }] })}\n`;
    expect((await importAll(actor, [source("a.jsonl", line("one") + line("two"))])).sessions.added).toBe(2);
    expect((await importAll(actor, [source("z.jsonl", line("two"))])).sessions.unchanged).toBe(1);
  });

  test("two imports of the same files at once store everything once", async () => {
    const files = Array.from({ length: 30 }, (_, at) => source(`${at}.jsonl`, claudeCodeLines(`s${at}`, 4)));
    const reports = await Promise.all([1, 2, 3].map(() => importAll(actor, files)));
    expect(reports.reduce((sum, report) => sum + report.sessions.added, 0)).toBe(30);
    expect(reports.reduce((sum, report) => sum + report.sessions.unchanged, 0)).toBe(60);
    expect(await sessions()).toHaveLength(30);
  });

  test("Lucid's own export comes back unchanged, and as the same sessions elsewhere", async () => {
    await importAll(actor, [source("a.jsonl", claudeCodeLines("s1", 6)), source("b.jsonl", conversation("s2", ["Hello", "Hi"], { task: "greet", reward: 1 }))]);
    let text = "";
    for await (const line of exportSessions(actor)) text += line;
    expect((await importAll(actor, [source("x.jsonl", text)])).sessions).toEqual({ added: 0, updated: 0, unchanged: 2, skipped: 0 });
    const hashes = (await sessions()).map((row) => row.content_hash);
    actor = await makePerson((await makeWorkspace()).id, "reviewer");
    expect((await importAll(actor, [source("x.jsonl", text)])).rejected).toEqual([]);
    expect((await sessions()).map((row) => row.content_hash)).toEqual(hashes);
  });
});

describe("what goes wrong", () => {
  const good = conversation("good", ["Hello", "Hi"]);
  test.each([
    ["bad UTF-8", Buffer.concat([Buffer.from(good), Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x7d, 0x0a])]), 2, "not valid UTF-8"],
    ["a cut-off line", `${good}{"id":"x","messages":[{"role":"us`, 2, "cut off"],
    ["no JSON", `${good}hello\n`, 2, "not valid JSON"],
    ["a wrong type", `${good}{"id":"x","messages":"none"}\n`, 2, "not a list"],
    ["a message that is no object", `${good}{"id":"x","messages":[17]}\n`, 2, "not a JSON object"],
    ["a number for a line", `${good}42\n`, 2, "not a JSON object"],
    ["a deep nesting", `${good}{"id":"x","messages":[{"role":"user","content":${"[".repeat(5000)}${"]".repeat(5000)}}]}\n`, 2, "nested too deeply"],
  ])("%s is reported with its line, and the rest goes on", async (_name, content, line, reason) => {
    const report = await importAll(actor, [source("a.jsonl", content), source("b.jsonl", conversation("after", ["x"]))]);
    expect(report.sessions.added).toBe(2);
    expect(report.rejected).toEqual([{ file: "a.jsonl", line, reason: expect.stringContaining(reason) }]);
  });

  test.each([
    ["gzip", Buffer.from([0x1f, 0x8b, 8, 0, 0]), "compressed"],
    ["UTF-16", Buffer.from("\ufeff{}", "utf16le"), "UTF-16"],
    ["binary", Buffer.from([1, 0, 2, 0]), "binary"],
    ["a JSON file that is cut off", '{"id":"x","messages":[{"role":"user","content":"hi"},', "cut off"],
  ])("%s is refused with a sentence", async (_name, content, reason) => {
    const report = await importAll(actor, [source("a.json", content)]);
    expect(report.rejected).toEqual([{ file: "a.json", reason: expect.stringContaining(reason) }]);
    expect(await sessions()).toHaveLength(0);
  });

  test("what is wrong in a list is named by its place in it", async () => {
    const one = (id: string) => ({ id, messages: [{ role: "user", content: "hi" }] });
    const list = JSON.stringify([one("a"), { id: "b", messages: "none" }, one("c"), 17]);
    const broken = `[${JSON.stringify(one("d"))},${JSON.stringify(one("e"))},]]`;
    const report = await importAll(actor, [source("a.json", list), source("b.json", broken)]);
    expect(report.sessions.added).toBe(4);
    expect(report.rejected).toEqual([
      { file: "a.json", reason: expect.stringMatching(/not a list\. It is element 2 of the list\.$/) },
      { file: "a.json", reason: expect.stringMatching(/not a JSON object\. It is element 4 of the list\.$/) },
      { file: "b.json", reason: expect.stringMatching(/It is after element 2 of the list\.$/) },
    ]);
  });

  test("a first line of more than a megabyte does not hide the format", async () => {
    const long = JSON.stringify({
      type: "user",
      sessionId: "s1",
      uuid: "u0",
      message: { role: "user", content: "look" },
      toolUseResult: "x".repeat(1_200_000),
    });
    const rows = conversation("s2", ["y".repeat(1_200_000)]) + conversation("s3", ["Hello"]);
    const report = await importAll(actor, [source("a.jsonl", `${long}\n${claudeCodeLines("s1", 3)}`), source("b.jsonl", rows)]);
    expect(report).toMatchObject({ sessions: { added: 3 }, events: 6, rejected: [], skipped: [] });
  });

  test("a byte order mark, CRLF, repeated keys, huge numbers and 200 levels do no harm", async () => {
    const nested = `${"[".repeat(200)}"deep"${"]".repeat(200)}`;
    const lines = [
      `\ufeff${conversation("s1", ["Hello"]).trim()}`,
      '{"id":"s2","id":"s3","reward":1e999,"messages":[{"role":"user","content":"a"}]}',
      `{"id":"s4","reward":123456789012345678901234567890,"messages":[{"role":"user","content":${nested}}]}`,
      '{"id":"s5","messages":[{"role":"user","content":"nul \\u0000 and \\ud800 alone"}]}',
    ];
    const report = await importAll(actor, [source("a.jsonl", lines.join("\r\n"))]);
    expect(report.rejected).toEqual([]);
    expect((await sessions()).map((row) => row.source_id)).toEqual(["s1", "s3", "s4", "s5"]);
    expect(await texts((await sessions())[3]!.id)).toEqual(["nul \ufffd and \ufffd alone"]);
  });

  test("a bad record inside a session is kept raw and reported", async () => {
    const lines = claudeCodeLines("s1", 4).split("\n");
    lines.splice(2, 0, '{"type":"user","broken');
    const report = await importAll(actor, [source("a.jsonl", lines.join("\n"))]);
    expect(report.rejected).toEqual([{ file: "a.jsonl", line: 3, reason: expect.stringContaining("cut off") }]);
    const kept = await sql<{ raw: Buffer }>("SELECT raw FROM records WHERE workspace_id = $1 AND kind = 'unknown'", [actor.workspaceId]);
    expect(kept.map((row) => row.raw.toString())).toEqual(['{"type":"user","broken']);
  });

  test("a source that cannot be opened is reported and the next is read", async () => {
    const closed = { path: "a.jsonl", open: () => failing() };
    const report = await importAll(actor, [closed, source("b.jsonl", conversation("s1", ["x"]))]);
    expect(report.rejected).toEqual([{ file: "a.jsonl", reason: expect.stringContaining("permission") }]);
    expect(report.sessions.added).toBe(1);
  });

  test("canceling keeps what is finished and says so", async () => {
    const abort = new AbortController();
    const files = Array.from({ length: 10 }, (_, at) => source(`${at}.jsonl`, claudeCodeLines(`s${at}`, 4)));
    const report = await importAll(actor, files, {
      signal: abort.signal,
      onProgress: ({ files: done }) => {
        if (done === 3) abort.abort();
      },
    });
    expect(report).toMatchObject({ status: "canceled", sessions: { added: 3 } });
    expect(await sql("SELECT status FROM imports WHERE id = $1", [report.importId])).toEqual([{ status: "canceled" }]);
  });

  test("a viewer may not import", async () => {
    const viewer = await makePerson(actor.workspaceId, "viewer");
    await expect(importAll(viewer, [])).rejects.toMatchObject({ code: "forbidden" });
  });
});

test("every import is in the trail, and a refused batch leaves nothing", async () => {
  const report = await importAll(actor, [source("a.jsonl", claudeCodeLines("s1", 4))]);
  const entries = await sql<{ action: string; object_id: string; facts: Record<string, unknown> }>(
    "SELECT action, object_id, facts FROM audit_entries WHERE trail = $1 ORDER BY seq",
    [actor.workspaceId],
  );
  expect(entries.map((entry) => entry.action)).toEqual(["session.import_started", "session.imported", "session.import_finished"]);
  expect(entries.every((entry) => entry.object_id === report.importId)).toBe(true);
  expect(entries[1]!.facts).toMatchObject({ added: 1, updated: 0, events: 4 });
});

// biome-ignore lint/correctness/useYield: it stands for a file that may not be read.
async function* failing(): AsyncGenerator<Uint8Array> {
  throw Object.assign(new Error("EACCES"), { code: "EACCES" });
}
