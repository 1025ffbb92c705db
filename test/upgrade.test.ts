import { createHash } from "node:crypto";
import { readdirSync } from "node:fs";
import path from "node:path";
import type pg from "pg";
import { expect, test } from "vitest";
import { verifyTrail } from "@/lib/audit/verify";
import { mintActor } from "@/lib/auth/actor";
import { tablesInOrder, trailStates } from "@/lib/backup/catalogue";
import { dump } from "@/lib/backup/dump";
import { restore } from "@/lib/backup/restore";
import { disconnect, sql } from "@/lib/db/client";
import { migrate } from "@/lib/db/migrate";
import { getLessonForReview } from "@/lib/lessons/review-view";
import { connectedTo, withEmptyDatabase } from "./own-database";

process.env.NEXTAUTH_SECRET ??= "a secret that only the tests know, 32+";
const FOLDER = path.resolve("prisma/migrations");
const NAMES = readdirSync(FOLDER, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .sort();

const hex = (digit: string) => digit.repeat(32);
const WSP = `wsp_${hex("1")}`;
const USR = `usr_${hex("2")}`;
const LES = `les_${hex("3")}`;
const SES = `ses_${hex("4")}`;
const ITM = `itm_${hex("5")}`;
const REV = `rev_${hex("6")}`;
const REL = `rel_${hex("7")}`;
const DRM = `drm_${hex("8")}`;
const sha = (text: string) => createHash("sha256").update(text).digest("hex");
const CANONICAL = '{"title":"T"}';
const FILE = "# T\n\nB\n";

/** One row and more in what the first schema had: a session that a lesson quotes, which is in force, and what happened. */
const FIRST_ROWS: [string, unknown[]][] = [
  ["INSERT INTO users (id, email, name) VALUES ($1, 'ada@example.test', 'Ada')", [USR]],
  ["INSERT INTO workspaces (id, slug, name, settings) VALUES ($1, 'old', 'Old', '{\"approvalsRequired\": 2}')", [WSP]],
  ["INSERT INTO memberships (workspace_id, user_id, role) VALUES ($1, $2, 'admin')", [WSP, USR]],
  ["INSERT INTO sign_ins (id, user_id, method, expires_at) VALUES ($1, $2, 'password', now() + interval '9 days')", [`sin_${hex("9")}`, USR]],
  ["INSERT INTO tokens (id, workspace_id, name, token_hash, permissions) VALUES ($1, $2, 't', 'h', '{sessions.read}')", [`tok_${hex("9")}`, WSP]],
  ["INSERT INTO agents (id, workspace_id, name) VALUES ($1, $2, 'clerk')", [`agt_${hex("9")}`, WSP]],
  [
    "INSERT INTO sessions (id, workspace_id, source, source_id, agent_id, event_count, content_hash) VALUES ($1, $2, 'messages', 's1', $3, 1, 'h')",
    [SES, WSP, `agt_${hex("9")}`],
  ],
  ["INSERT INTO records (workspace_id, session_id, index, raw) VALUES ($1, $2, 0, '\\x7b7d')", [WSP, SES]],
  [
    "INSERT INTO events (workspace_id, session_id, index, type, speaker, text, text_version, record_index, chain) VALUES ($1, $2, 0, 'user.message', 'person', 'Use cash.', 1, 0, '\\x00112233445566778899aabbccddeeff')",
    [WSP, SES],
  ],
  ["INSERT INTO items (id, workspace_id, path) VALUES ($1, $2, 't.md')", [ITM, WSP]],
  [
    "INSERT INTO dreams (id, workspace_id, number, status, selection, requested_by, started_at, finished_at) VALUES ($1, $2, 1, 'completed', '{}', $3, now(), now())",
    [DRM, WSP, USR],
  ],
  ["INSERT INTO dream_sessions (workspace_id, dream_id, session_id) VALUES ($1, $2, $3)", [WSP, DRM, SES]],
  [
    `WITH l AS (INSERT INTO lessons (id, workspace_id, dream_id, item_id, origin, kind, form, operation, state, fingerprint, revision_id, support, findings, decided_at)
       VALUES ($1, $2, $3, $4, 'dream', 'heuristic', 'note', 'add', 'published', $5, $6, '{"sessions":1,"tasks":1,"agents":1,"people":1}', '{}', now()) RETURNING 1)
     INSERT INTO revisions (workspace_id, lesson_id, id, number, title, trigger, body, canonical, file, sha256) SELECT $2, $1, $6, 1, 'T', '', 'B', $7, $8, $9 FROM l`,
    [LES, WSP, DRM, ITM, sha("finding"), sha(CANONICAL), CANONICAL, FILE, sha(FILE)],
  ],
  [
    `INSERT INTO evidence (id, workspace_id, lesson_id, position, session_id, event_index, claim, stance, speaker, exact, start_at, end_at)
     VALUES ($1, $2, $3, 0, $4, 0, 0, 'supports', 'person', 'Use cash', 0, 8)`,
    [`evd_${hex("9")}`, WSP, LES, SES],
  ],
  [
    `INSERT INTO reviews (id, workspace_id, lesson_id, revision_id, sha256, decision, reviewer_id, evidence_digest, flags_digest, policy_version)
     VALUES ($1, $2, $3, $4, $5, 'approve', $6, '', '', '')`,
    [REV, WSP, LES, sha(CANONICAL), sha(FILE), USR],
  ],
  ["INSERT INTO releases (id, workspace_id, number, state) VALUES ($1, $2, 1, 'draft')", [REL, WSP]],
  [
    `INSERT INTO release_items (workspace_id, release_id, position, item_id, lesson_id, revision_id, sha256, review_id, decision) VALUES ($1, $2, 0, $3, $4, $5, $6, $7, 'approve')`,
    [WSP, REL, ITM, LES, sha(CANONICAL), sha(FILE), REV],
  ],
  [
    "UPDATE releases SET state = 'in_force', index_text = '# Index', sha256 = $2, published_at = now(), published_by = $3 WHERE id = $1",
    [REL, sha("release"), USR],
  ],
  [
    `INSERT INTO deliveries (id, workspace_id, release_id, destination, session_source_id, agent, items) VALUES ($1, $2, $3, 'rest', 's1', 'clerk', $4)`,
    [`dlv_${hex("9")}`, WSP, REL, JSON.stringify([{ itemId: ITM, path: "t.md", revision: sha(CANONICAL), sha256: sha(FILE) }])],
  ],
  [
    "INSERT INTO schedules (workspace_id, enabled, cron, time_zone, next_at, updated_by) VALUES ($1, true, '0 3 * * *', 'UTC', now() + interval '1 day', $2)",
    [WSP, USR],
  ],
  ["INSERT INTO audit_heads (trail, seq, at) VALUES ($1, 2, '2026-01-01T00:00:01Z')", [WSP]],
  [
    `INSERT INTO audit_entries (trail, seq, at, actor_kind, actor_id, action, object_type, object_id, facts) VALUES
     ($1, 1, '2026-01-01T00:00:00Z', 'person', $2, 'lesson.approved', 'lesson', $3, '{"approvals": 1}'), ($1, 2, '2026-01-01T00:00:01Z', 'person', $2, 'guidance.published', 'release', $4, '{}')`,
    [WSP, USR, LES, REL],
  ],
];

async function counts(client: pg.ClientBase): Promise<Record<string, number>> {
  const found: Record<string, number> = {};
  for (const { table } of await tablesInOrder(client)) {
    const { rows } = await client.query<{ n: number }>(`SELECT count(*)::int AS n FROM "${table}"`);
    if (rows[0]!.n > 0) found[table] = rows[0]!.n;
  }
  return found;
}

/** What the product says of the old rows under the newest schema. */
async function looksRight(url: string): Promise<void> {
  const own = process.env.DATABASE_URL;
  process.env.DATABASE_URL = url;
  try {
    const lead = mintActor({ kind: "person", id: USR, role: "admin", workspaceId: WSP, signInId: `sin_${hex("9")}` });
    expect(await verifyTrail(lead)).toMatchObject({ ok: true, size: 2 });
    const lesson = await getLessonForReview(lead, LES);
    expect(JSON.stringify(lesson)).toContain("Use cash");
    const [revision] = await sql<{ file: string; id: string }>("SELECT file, id FROM revisions WHERE lesson_id = $1", [LES]);
    expect(revision).toEqual({ file: FILE, id: sha(CANONICAL) });
  } finally {
    await disconnect();
    process.env.DATABASE_URL = own;
  }
}

test("a database of every earlier schema, with data in it, becomes the newest: nothing is lost, and the trail checks", { timeout: 90_000 }, async () => {
  await withEmptyDatabase(async (url) => {
    await migrate(url, FOLDER, new Set([NAMES[0]!]));
    const before = await connectedTo(url, async (client) => {
      for (const [statement, values] of FIRST_ROWS) await client.query(statement, values);
      return counts(client);
    });
    // One at a time: what each one makes of the data, the next one finds.
    for (let upTo = 2; upTo <= NAMES.length; upTo++) {
      const applied = await migrate(url, FOLDER, new Set(NAMES.slice(0, upTo)));
      expect(applied).toEqual([NAMES[upTo - 1]]);
      expect(await connectedTo(url, counts), NAMES[upTo - 1]).toMatchObject(before);
    }
    await looksRight(url);
  });
});

test("a backup of the first schema is restored and upgraded", { timeout: 90_000 }, async () => {
  const bytes = await withEmptyDatabase(async (url) => {
    await migrate(url, FOLDER, new Set([NAMES[0]!]));
    return connectedTo(url, async (client) => {
      for (const [statement, values] of FIRST_ROWS) await client.query(statement, values);
      const parts: Buffer[] = [];
      for await (const part of dump(client, () => undefined)) parts.push(part);
      return Buffer.concat(parts);
    });
  });
  await withEmptyDatabase(async (url) => {
    const restored = await restore(
      url,
      (async function* () {
        yield bytes;
      })(),
      FOLDER,
    );
    expect(restored.upgraded).toEqual(NAMES.slice(1));
    expect(await connectedTo(url, trailStates)).toEqual(restored.trails);
    await looksRight(url);
  });
});
