import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { newId } from "@/lib/ids";
import { sha256 } from "@/lib/text/hash";
import { makePerson, makeWorkspace } from "@/test/fixtures";
import { sql } from "./client";

const TYPES: Record<string, string> = {
  String: "text",
  Int: "integer",
  BigInt: "bigint",
  Boolean: "boolean",
  DateTime: "timestamp with time zone",
  Json: "jsonb",
  Bytes: "bytea",
  Float: "double precision",
  "String[]": "ARRAY",
};

/** `table.column type null?` for every field of schema.prisma. */
function declared(): string[] {
  const lines: string[] = [];
  for (const [, body] of readFileSync("prisma/schema.prisma", "utf8").matchAll(/^model \w+ \{\n([\s\S]*?)^\}/gm)) {
    const table = /@@map\("(\w+)"\)/.exec(body!)![1];
    for (const field of body!.split("\n")) {
      const match = /^ {2}(\w+)\s+(\w+(?:\[\])?)(\?)?(.*)$/.exec(field);
      if (!match || field.trim().startsWith("@@")) continue;
      const [, name, type, optional, rest] = match;
      const column = /@map\("(\w+)"\)/.exec(rest!)?.[1] ?? name;
      lines.push(`${table}.${column} ${/@db\.SmallInt/.test(rest!) ? "smallint" : TYPES[type!]}${optional ? " null" : ""}`);
    }
  }
  return lines.sort();
}

test("the typed client's schema and the migrations describe the same tables", async () => {
  const actual = await sql<{ line: string }>(`
    SELECT table_name || '.' || column_name || ' ' || data_type || CASE WHEN is_nullable = 'YES' THEN ' null' ELSE '' END AS line
    FROM information_schema.columns WHERE table_schema = 'public' AND table_name <> '_prisma_migrations'`);
  expect(declared()).toEqual(actual.map((row) => row.line).sort());
});

test("every table of a workspace names it, and refers to another one's rows only together with the workspace", async () => {
  const loose = await sql<{ line: string }>(`
    SELECT c.conrelid::regclass || ' -> ' || c.confrelid::regclass AS line
    FROM pg_constraint c
    WHERE c.contype = 'f'
      AND EXISTS (SELECT 1 FROM pg_attribute a WHERE a.attrelid = c.conrelid AND a.attname = 'workspace_id')
      AND EXISTS (SELECT 1 FROM pg_attribute a WHERE a.attrelid = c.confrelid AND a.attname = 'workspace_id')
      AND NOT EXISTS (SELECT 1 FROM pg_attribute a WHERE a.attrelid = c.conrelid AND a.attname = 'workspace_id' AND a.attnum = ANY (c.conkey))`);
  // These two name an event, whose session is tied to the workspace by a second reference of the same row.
  expect(loose.map((row) => row.line).sort()).toEqual(["event_overflow -> events", "evidence -> events"]);
});

const FILE = "# T\n\nB\n";
const CANONICAL = '{"t":1}';

async function lessonRow(workspaceId: string, over: Partial<Record<string, unknown>> = {}) {
  const row = {
    id: newId("lesson"),
    workspace_id: workspaceId,
    origin: "dream",
    kind: "heuristic",
    form: "note",
    operation: "add",
    state: "proposed",
    fingerprint: sha256(newId("lesson")),
    revision_id: sha256(CANONICAL),
    support: "{}",
    ...over,
  };
  const keys = Object.keys(row);
  const lesson = `INSERT INTO lessons (${keys.join(", ")}) VALUES (${keys.map((_, i) => `$${i + 1}`).join(", ")})`;
  const n = keys.length;
  await sql(
    `WITH l AS (${lesson} RETURNING id, workspace_id) INSERT INTO revisions (workspace_id, lesson_id, id, number, title, trigger, body, canonical, file, sha256)
     SELECT workspace_id, id, $${n + 1}, 1, 'T', '', 'B', $${n + 2}, $${n + 3}, $${n + 4} FROM l`,
    [...Object.values(row), sha256(CANONICAL), CANONICAL, FILE, sha256(FILE)],
  );
  return row.id;
}

test("the database refuses states that cannot be", async () => {
  const workspace = await makeWorkspace();
  const other = await makeWorkspace();
  const person = await makePerson(workspace.id, "reviewer");
  const fingerprint = sha256("one finding");
  const lesson = await lessonRow(workspace.id, { fingerprint });
  const review = (decision: string, reviewer: string | null, reason: string | null) =>
    sql(
      `INSERT INTO reviews (id, workspace_id, lesson_id, revision_id, sha256, decision, reviewer_id, reason, evidence_digest, flags_digest, policy_version)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, '', '', '')`,
      [newId("review"), workspace.id, lesson, sha256(CANONICAL), sha256(FILE), decision, reviewer, reason],
    );
  const refused: [string, () => Promise<unknown>][] = [
    ["two open lessons of one finding", () => lessonRow(workspace.id, { fingerprint })],
    ["a lesson without its revision", () => sql(`UPDATE lessons SET revision_id = '${"0".repeat(64)}' WHERE id = $1`, [lesson])],
    ["a published lesson without an item", () => sql("UPDATE lessons SET state = 'published' WHERE id = $1", [lesson])],
    ["an unknown state", () => sql("UPDATE lessons SET state = 'maybe' WHERE id = $1", [lesson])],
    ["a decision without a reviewer", () => review("approve", null, null)],
    ["a rejection without a reason", () => review("reject", person.id, null)],
    ["an approval with a reason to reject", () => review("approve", person.id, "untrue")],
    ["a changed revision", () => sql("UPDATE revisions SET title = 'other' WHERE lesson_id = $1", [lesson])],
    ["a lesson of a foreign dream", () => lessonRow(workspace.id, { dream_id: newId("dream") })],
    [
      "a release item without an approval",
      async () => {
        const release = newId("release");
        const item = newId("item");
        await sql("INSERT INTO releases (id, workspace_id, number, state) VALUES ($1, $2, 1, 'draft')", [release, workspace.id]);
        await sql("INSERT INTO items (id, workspace_id, path) VALUES ($1, $2, 'a.md')", [item, workspace.id]);
        await sql(
          `INSERT INTO release_items (workspace_id, release_id, position, item_id, lesson_id, revision_id, sha256, review_id, decision)
           VALUES ($1, $2, 0, $3, $4, $5, $6, $7, 'approve')`,
          [workspace.id, release, item, lesson, sha256(CANONICAL), sha256(FILE), newId("review")],
        );
      },
    ],
    [
      "a second draft",
      () =>
        sql("INSERT INTO releases (id, workspace_id, number, state) VALUES ($1, $2, 2, 'draft'), ($3, $2, 3, 'draft')", [
          newId("release"),
          other.id,
          newId("release"),
        ]),
    ],
    [
      "a release in force that nobody published",
      () => sql("INSERT INTO releases (id, workspace_id, number, state) VALUES ($1, $2, 4, 'in_force')", [newId("release"), other.id]),
    ],
  ];
  for (const [what, attempt] of refused) await expect(attempt(), what).rejects.toThrow(/violates|append-only/);
  await lessonRow(other.id, { fingerprint });
});
