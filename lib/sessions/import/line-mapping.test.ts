import fc from "fast-check";
import { expect, test } from "vitest";
import { sql } from "@/lib/db/client";
import { makePerson, makeWorkspace } from "@/test/fixtures";
import { importAll, source } from "@/test/import-fixtures";
import { fieldsOf, guessMapping, type LineMapping, previewLines, rowOf, valueAt } from "./line-mapping";

const LINES = [
  { meta: { chat_id: "a" }, who: { kind: "visitor" }, payload: { text: "Where is my order?" }, ts: "2026-01-01T10:00:00Z" },
  { meta: { chat_id: "a" }, who: { kind: "rep" }, payload: { text: "I look." }, ts: "2026-01-01T10:00:05Z" },
  { meta: { chat_id: "a" }, who: { kind: "lookup result" }, payload: { text: '{"found":false}' }, ts: "2026-01-01T10:00:06Z" },
  { meta: { chat_id: "b" }, who: { kind: "visitor" }, payload: { text: "Hello" }, ts: "2026-01-01T11:00:00Z" },
];
const sample = LINES.map((line) => `${JSON.stringify(line)}\n`).join("");

test("a first mapping is guessed, previewed, and imported with the source's own bytes", async () => {
  const fields = fieldsOf(sample);
  const mapping = guessMapping(fields);
  expect(mapping).toMatchObject({
    session: "meta.chat_id",
    role: "who.kind",
    content: "payload.text",
    time: "ts",
    roles: { visitor: "user", rep: "assistant", "lookup result": "tool" },
  });
  expect(previewLines(`${sample}{ broken\n{"x":1}\n`, mapping).map((line) => line.problem || line.events.map((event) => event.speaker).join())).toEqual([
    "person",
    "agent",
    "tool",
    "person",
    "The record is cut off: its JSON does not end.",
    "It has no role.",
  ]);
  const workspace = await makeWorkspace();
  const actor = await makePerson(workspace.id, "reviewer");
  const report = await importAll(actor, [source("strange.jsonl", sample)], { mapping });
  expect(report).toMatchObject({ sessions: { added: 2 }, events: 4, rejected: [] });
  const rows = await sql<{ source_id: string; source: string; raw: Buffer }>(
    `SELECT s.source_id, s.source, r.raw FROM sessions s JOIN records r ON r.session_id = s.id AND r.index = 0 WHERE s.workspace_id = $1 ORDER BY s.source_id`,
    [workspace.id],
  );
  expect(rows.map((row) => [row.source, row.source_id, row.raw.toString()])).toEqual([
    ["mapped", "a", JSON.stringify(LINES[0])],
    ["mapped", "b", JSON.stringify(LINES[3])],
  ]);
  expect((await importAll(actor, [source("strange.jsonl", sample)], { mapping })).sessions).toMatchObject({ added: 0, unchanged: 2 });
});

test("any lines and any paths: nothing throws, and only a value's own members are looked at", () => {
  expect(valueAt({ a: [{ b: 1 }] }, "a.0.b")).toBe(1);
  expect(valueAt({}, "constructor.name")).toBeUndefined();
  expect(valueAt({ a: null }, "a.b")).toBeUndefined();
  const base: LineMapping = { session: "", role: "role", content: "text", time: "", tool: "", task: "", agent: "", outcome: "", roles: {} };
  expect(rowOf({ role: "toString", text: "x" }, base)).toMatchObject({ role: "toString", content: "x" });
  fc.assert(
    fc.property(
      fc.array(
        fc.oneof(
          fc.jsonValue().map((value) => JSON.stringify(value)),
          fc.string(),
        ),
        { maxLength: 8 },
      ),
      fc.string({ maxLength: 12 }),
      (lines, place) => {
        const text = lines.join("\n");
        previewLines(text, { ...base, role: place, content: place });
        previewLines(text, guessMapping(fieldsOf(text)));
      },
    ),
    { numRuns: 200 },
  );
});
