import { randomBytes } from "node:crypto";
import path from "node:path";
import type pg from "pg";
import { beforeAll, expect, test } from "vitest";
import { cutCheckpoint } from "@/lib/audit/checkpoints/cut";
import { db, disconnect } from "@/lib/db/client";
import { migrate } from "@/lib/db/migrate";
import { approveLesson } from "@/lib/lessons/commands";
import { NO_FEATURES } from "@/lib/sessions/import/feature-extractor";
import { importSessions } from "@/lib/sessions/import/import";
import { makePerson, makeWorkspace } from "@/test/fixtures";
import { conversation, source } from "@/test/import-fixtures";
import { makeLesson } from "@/test/lesson-fixtures";
import { connectedTo, withEmptyDatabase } from "@/test/own-database";
import { tablesInOrder, trailStates } from "./catalogue";
import { type Dumped, dump } from "./dump";
import { frame, readFrames } from "./frames";
import { restore } from "./restore";

process.env.NEXTAUTH_SECRET ??= "a secret that only the tests know, 32+";
const FOLDER = path.resolve("prisma/migrations");

async function collect(client: pg.Client): Promise<{ bytes: Buffer; dumped: Dumped }> {
  const parts: Buffer[] = [];
  let dumped: Dumped | undefined;
  for await (const part of dump(client, (told) => {
    dumped = told;
  }))
    parts.push(part);
  return { bytes: Buffer.concat(parts), dumped: dumped! };
}

async function* inPieces(bytes: Buffer, size = 7_001): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

/** What is in every table, in a form to compare. */
async function contents(client: pg.Client): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const { table } of await tablesInOrder(client)) {
    const { rows } = await client.query<{ digest: string | null }>(`SELECT md5(string_agg(t::text, E'\\n' ORDER BY t::text)) AS digest FROM "${table}" t`);
    if (rows[0]?.digest) found[table] = rows[0].digest;
  }
  return found;
}

let whole: { bytes: Buffer; dumped: Dumped; before: Record<string, string> };

beforeAll(async () => {
  const own = process.env.DATABASE_URL;
  whole = await withEmptyDatabase(async (url) => {
    await migrate(url);
    process.env.DATABASE_URL = url;
    try {
      const workspace = await makeWorkspace();
      const lead = await makePerson(workspace.id, "lead");
      await makePerson(workspace.id, "reviewer");
      await importSessions(lead, [source("a.json", conversation("c1", ["Ä question \u0000", "An answer 🙂"]))], { origin: "cli", features: NO_FEATURES });
      const { id } = await makeLesson(lead);
      const lesson = await db().lesson.findUniqueOrThrow({ where: { id } });
      await approveLesson(lead, { lessonId: id, revisionId: lesson.revisionId });
      await cutCheckpoint(lead);
      return await connectedTo(url, async (client) => ({ before: await contents(client), ...(await collect(client)) }));
    } finally {
      await disconnect();
      process.env.DATABASE_URL = own;
    }
  });
}, 120_000);

test("a backup goes into a database without rows, and every table and trail is what it was", { timeout: 90_000 }, async () => {
  expect(whole.dumped.head.trails.some(({ size }) => size > 3)).toBe(true);
  await withEmptyDatabase(async (url) => {
    // Migrated and never used: that is empty, too.
    await migrate(url);
    const restored = await restore(url, inPieces(whole.bytes), FOLDER);
    expect(restored).toMatchObject({ rows: whole.dumped.rows, tables: whole.dumped.tables, upgraded: [] });
    await connectedTo(url, async (client) => {
      expect(await contents(client)).toEqual(whole.before);
      expect(await trailStates(client)).toEqual(whole.dumped.head.trails);
      // The tables refuse changes again.
      await expect(client.query("UPDATE audit_entries SET action = 'a.b'")).rejects.toThrow(/append-only/);
    });
    await expect(restore(url, inPieces(whole.bytes), FOLDER)).rejects.toThrow(/never overwrites/);
  });
});

test("a database that holds another's tables is not empty", async () => {
  await withEmptyDatabase(async (url) => {
    await connectedTo(url, (client) => client.query("CREATE TABLE theirs (n int)"));
    await expect(restore(url, inPieces(whole.bytes), FOLDER)).rejects.toThrow(/not empty/);
  });
});

const offsetOf = (bytes: Buffer, kind: string, nth = 0) => {
  let at = 0;
  for (let seen = 0; at < bytes.length; at += 5 + bytes.readUInt32BE(at + 1)) if (bytes.toString("latin1", at, at + 1) === kind && seen++ === nth) return at;
  throw new Error("no such frame");
};

const BAD: [string, (bytes: Buffer) => Buffer, RegExp][] = [
  ["cut off in the middle", (bytes) => bytes.subarray(0, offsetOf(bytes, "F")), /not whole/],
  ["not a backup", () => Buffer.from("hello, this is a text"), /not a backup/],
  ["noise", () => randomBytes(400), /not a (whole )?backup/],
  ["empty", () => Buffer.alloc(0), /not a whole backup/],
  [
    "an entry changed",
    (bytes) => {
      const changed = Buffer.from(bytes);
      const at = changed.indexOf("lesson.approved");
      changed.write("lesson.rejected", at, "latin1");
      return changed;
    },
    /damaged|not be the one/,
  ],
  [
    "a newer schema",
    (bytes) => {
      const size = bytes.readUInt32BE(1);
      const head = JSON.parse(bytes.toString("utf8", 5, 5 + size)) as { migrations: unknown[] };
      head.migrations.push({ name: "9999_later", checksum: "x" });
      return Buffer.concat([frame("H", Buffer.from(JSON.stringify(head))), bytes.subarray(5 + size)]);
    },
    /newer Lucid/,
  ],
];

test("a bad backup restores nothing", { timeout: 90_000 }, async () => {
  await withEmptyDatabase(async (url) => {
    for (const [name, damage, message] of BAD) {
      await expect(restore(url, inPieces(damage(whole.bytes)), FOLDER), name).rejects.toThrow(message);
      await connectedTo(url, async (client) => {
        const { rows } = await client.query<{ n: number }>("SELECT count(*)::int AS n FROM pg_class WHERE relname = 'workspaces'");
        if (rows[0]?.n) expect((await client.query("SELECT 1 FROM workspaces")).rowCount).toBe(0);
      });
    }
  });
});

test("frames are read however the bytes are cut", async () => {
  const bytes = Buffer.concat([frame("H", Buffer.from("a")), frame("D", Buffer.alloc(0)), frame("D", randomBytes(20))]);
  for (const size of [1, 2, 5, 6, 100]) {
    const found = [];
    for await (const one of readFrames(inPieces(bytes, size))) found.push([one.kind, one.bytes.length]);
    expect(found).toEqual([
      ["H", 1],
      ["D", 0],
      ["D", 20],
    ]);
  }
});
