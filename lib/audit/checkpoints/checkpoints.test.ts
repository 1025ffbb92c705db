import { mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { pool, sql, transact } from "@/lib/db/client";
import { checkHealth } from "@/lib/health/health";
import { runTicks } from "@/lib/jobs/ticks";
import { makePerson, makeWorkspace, proven } from "@/test/fixtures";
import "./tick";
import { exportTrail } from "../export";
import { getSignedCheckpoint } from "../queries";
import { recordAudit } from "../record";
import { verifyConsistency } from "../tree";
import { verifyTrail } from "../verify";
import { verifyExport } from "../verify-export";
import { checkpointsOf, cutCheckpoint, forgetTrees } from "./cut";
import { TrailContradiction, unsignedTrails } from "./failures";
import { keysOf, rotateKey } from "./keys";
import { checkpointText, formatKey, isSignedBy, keyIdOf, parseCheckpoint, parseKey, publicKeyOf, signNote } from "./note";
import { getCheckpoints } from "./queries";

process.env.NEXTAUTH_SECRET ??= "a secret that only the tests know, 32+";

async function trail(entries: number) {
  const workspace = await makeWorkspace();
  const admin = await makePerson(workspace.id, "admin");
  const write = async (count: number) => {
    for (let n = 0; n < count; n++)
      await transact((tx) => recordAudit(tx, admin, { action: "lesson.approved", object: { type: "lesson", id: `les_${n}` }, text: { title: `T${n}` } }));
  };
  await write(entries);
  return { workspace, admin, write };
}

async function lines(source: Promise<AsyncIterable<string>>): Promise<string[]> {
  const found: string[] = [];
  for await (const line of await source) found.push(line);
  return found;
}

/** Changes a stored row that the database refuses to change. */
async function behindOurBack(table: string, statement: string, values: unknown[]): Promise<void> {
  await sql(`ALTER TABLE ${table} DISABLE TRIGGER USER`);
  try {
    await sql(statement, values);
  } finally {
    await sql(`ALTER TABLE ${table} ENABLE TRIGGER USER`);
  }
}

test("a signed note is read back, and only whole and under its own name", () => {
  const seed = Buffer.alloc(32, 7);
  const publicKey = publicKeyOf(seed);
  const key = { name: "lucid/wsp_1", id: keyIdOf("lucid/wsp_1", publicKey), publicKey };
  const note = signNote(checkpointText("lucid/wsp_1", 12, "ab".repeat(32)), key.name, seed);
  const parsed = parseCheckpoint(note);
  expect(parsed).toMatchObject({ origin: "lucid/wsp_1", size: 12, root: "ab".repeat(32) });
  expect(isSignedBy(parsed!, [key])).toBe(true);
  expect(parseKey(formatKey(key))).toEqual(key);
  expect(isSignedBy(parsed!, [{ ...key, name: "lucid/wsp_2" }])).toBe(false);
  for (const broken of [
    note.slice(0, -1),
    note.replace("\n12\n", "\n012\n"),
    ` ${note}`,
    note.replaceAll("\n", "\r\n"),
    note.replace("\n\n", "\n"),
    `${note}x`,
  ])
    expect([broken, parseCheckpoint(broken)]).toEqual([broken, null]);
  const other = parseCheckpoint(note.replace("\n12\n", "\n13\n"));
  expect(isSignedBy(other!, [key])).toBe(false);
  expect(parseKey(formatKey(key).replace("+", "+0"))).toBeNull();
});

// The test vector of golang.org/x/mod/sumdb/note, which C2SP signed-note describes: key name, key id and bytes.
test("key ids are those of signed notes", () => {
  const key = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
  expect(parseKey(key)).toMatchObject({ name: "PeterNeumann", id: "c74f20a3" });
});

test("checkpoints grow with the trail, are copied to a folder, and prove that one continues the other", async () => {
  const folder = mkdtempSync(path.join(tmpdir(), "lucid-checkpoints-"));
  process.env.LUCID_CHECKPOINT_DIR = folder;
  try {
    const { workspace, admin, write } = await trail(5);
    const first = await cutCheckpoint(admin);
    expect(await cutCheckpoint(admin)).toMatchObject({ size: first.size, note: first.note, fresh: false });
    await write(9);
    const second = await getSignedCheckpoint(admin, first.size);
    expect(second.size).toBe(first.size + 9);
    const bytes = (hex: string) => Buffer.from(hex, "hex");
    expect(verifyConsistency(first.size, second.size, bytes(first.root), bytes(second.root), (second.consistency ?? []).map(bytes))).toBe(true);
    await expect(getSignedCheckpoint(admin, 99)).rejects.toMatchObject({ code: "invalid" });
    expect(readdirSync(path.join(folder, workspace.id)).sort()).toEqual([`${first.size}.txt`, `${second.size}.txt`].sort());
    expect(readFileSync(path.join(folder, workspace.id, `${first.size}.txt`), "utf8")).toBe(first.note);
    expect((await checkpointsOf(workspace.id, 5)).map(({ size }) => size)).toEqual([second.size, first.size]);
    expect(await verifyTrail(admin)).toMatchObject({ ok: true, firstWrong: null });
  } finally {
    delete process.env.LUCID_CHECKPOINT_DIR;
  }
});

test("a truncated trail contradicts its copied checkpoint, even when the database agrees with itself", async () => {
  const folder = mkdtempSync(path.join(tmpdir(), "lucid-checkpoints-"));
  process.env.LUCID_CHECKPOINT_DIR = folder;
  try {
    const { workspace, admin } = await trail(6);
    const { size } = await cutCheckpoint(admin);
    for (const [table, extra] of [
      ["checkpoints", "size"],
      ["audit_leaves", "seq"],
      ["audit_texts", "seq"],
      ["audit_entries", "seq"],
    ] as const)
      await behindOurBack(table, `DELETE FROM ${table} WHERE trail = $1 AND ${extra} >= $2`, [workspace.id, size - 1]);
    await sql("UPDATE audit_heads SET seq = $2 WHERE trail = $1", [workspace.id, size - 2]);
    const result = await verifyTrail(admin);
    expect(result.ok).toBe(false);
    expect(result.problems.map(({ message }) => message).join("\n")).toContain(`${size} entries were expected`);
  } finally {
    delete process.env.LUCID_CHECKPOINT_DIR;
  }
});

test("the entry that was changed in the database is named", async () => {
  const { workspace, admin } = await trail(20);
  await cutCheckpoint(admin);
  await behindOurBack("audit_entries", `UPDATE audit_entries SET object_id = 'les_other' WHERE trail = $1 AND seq = 7`, [workspace.id]);
  expect(await verifyTrail(admin)).toMatchObject({ ok: false, firstWrong: 7 });
});

test("a changed entry with its leaf changed too contradicts the checkpoint that was signed", async () => {
  const { workspace, admin } = await trail(4);
  await cutCheckpoint(admin);
  const [row] = await sql<{ leaf: Buffer }>("SELECT leaf FROM audit_leaves WHERE trail = $1 AND seq = 2", [workspace.id]);
  await behindOurBack("audit_leaves", "UPDATE audit_leaves SET leaf = $2 WHERE trail = $1 AND seq = 2", [workspace.id, Buffer.alloc(32, 1)]);
  expect(row?.leaf).toHaveLength(32);
  expect(await verifyTrail(admin)).toMatchObject({ ok: false, firstWrong: 2 });
});

test("keys rotate: the entry says so, old checkpoints still check, and who trusts the old key comes to trust the new one", async () => {
  const { workspace, admin, write } = await trail(3);
  const old = await cutCheckpoint(admin);
  const [first] = await keysOf(workspace.id);
  await expect(rotateKey(admin)).rejects.toMatchObject({ code: "reauthenticate" });
  await proven(admin);
  await rotateKey(admin);
  await write(2);
  const file = await lines(exportTrail(admin));
  expect(await verifyExport(file, { checkpoint: { note: old.note }, keys: [first!] })).toMatchObject({ ok: true });
  const [, second] = await keysOf(workspace.id);
  expect(second?.id).not.toBe(first?.id);
  const stranger = { ...first!, publicKey: publicKeyOf(Buffer.alloc(32, 9)) };
  const wrong = { ...stranger, id: keyIdOf(stranger.name, stranger.publicKey) };
  expect(await verifyExport(file, { keys: [wrong] })).toMatchObject({ ok: false });
  expect(await verifyTrail(admin)).toMatchObject({ ok: true });
  await expect(rotateKey(await makePerson(workspace.id, "lead"))).rejects.toMatchObject({ code: "forbidden" });
});

test("a key that can no longer be opened is replaced, and nothing endorses the new one", async () => {
  const { workspace, admin, write } = await trail(2);
  await cutCheckpoint(admin);
  const [first] = await keysOf(workspace.id);
  const secret = process.env.NEXTAUTH_SECRET!;
  process.env.NEXTAUTH_SECRET = "another secret, because the first one was lost";
  try {
    await write(1);
    const file = await lines(exportTrail(admin));
    expect(await verifyExport(file)).toMatchObject({ ok: true });
    expect(await verifyExport(file, { keys: [first!] })).toMatchObject({ ok: false });
  } finally {
    process.env.NEXTAUTH_SECRET = secret;
  }
});

test("a trail that contradicts its checkpoint is not signed, waits behind the others, and is named until it can be", async () => {
  const { workspace, admin, write } = await trail(3);
  await cutCheckpoint(admin);
  const [kept] = await sql<{ leaf: Buffer }>("SELECT leaf FROM audit_leaves WHERE trail = $1 AND seq = 2", [workspace.id]);
  const setLeaf = (leaf: Buffer) => behindOurBack("audit_leaves", "UPDATE audit_leaves SET leaf = $2 WHERE trail = $1 AND seq = 2", [workspace.id, leaf]);
  await setLeaf(Buffer.alloc(32, 1));
  await write(2);
  forgetTrees();
  await expect(cutCheckpoint(admin)).rejects.toBeInstanceOf(TrailContradiction);
  const at = (minutes: number) => runTicks(new Date(Date.now() + minutes * 60_000), ["checkpoints"]);
  const named = async () => (await unsignedTrails(pool(), workspace.id)).map(({ slug, failures, contradicts }) => [slug, failures, contradicts]);
  // A round takes some trails, and other tests have left many in this database.
  for (let n = 0; n < 40 && (await named()).length === 0; n++) await at(20);
  expect(await named()).toEqual([[workspace.slug, 1, true]]);
  await at(21);
  expect((await named())[0]?.[1]).toBe(1);
  expect((await getCheckpoints(admin)).unsigned).toMatchObject({ failures: 1, contradicts: true });
  expect(await checkHealth()).toMatchObject({ checkpoints: "failing", status: "degraded" });
  for (let n = 0; n < 40 && (await named())[0]?.[1] === 1; n++) await at(23);
  expect(await named()).toEqual([[workspace.slug, 2, true]]);
  await setLeaf(kept!.leaf);
  await cutCheckpoint(admin);
  expect(await named()).toEqual([]);
});

test("the worker signs what grew, and tells the webhooks that want it; that alone brings no other checkpoint", async () => {
  const { workspace, admin, write } = await trail(3);
  // A round takes some trails, and other tests have left many in this database: until nothing more is signed.
  const signed = async () => (await sql<{ n: number }>("SELECT count(*)::int AS n FROM checkpoints"))[0]?.n;
  const round = async (minutes: number) => {
    for (let before = -1; before !== (await signed()); ) {
      before = (await signed()) ?? 0;
      await runTicks(new Date(Date.now() + minutes * 60_000), ["checkpoints"]);
    }
  };
  await round(0);
  expect((await checkpointsOf(workspace.id, 5)).map(({ size }) => size)).toEqual([4]);
  await sql(
    "INSERT INTO webhooks (id, workspace_id, url, types, sealed_key, after_seq) VALUES ($1, $2, 'https://hooks.example.test/x', '{audit.checkpoint_signed}', $3, 4)",
    [`whk_${workspace.id.slice(4)}`, workspace.id, Buffer.alloc(32)],
  );
  await write(1);
  await round(0);
  expect(await checkpointsOf(workspace.id, 5)).toHaveLength(1);
  await round(20);
  await round(60);
  const [newest, ...older] = await checkpointsOf(workspace.id, 5);
  expect([newest?.size, older.length]).toEqual([5, 1]);
  const [told] = await sql<{ facts: { note: string } }>("SELECT facts FROM audit_entries WHERE trail = $1 AND action = 'audit.checkpoint_signed'", [
    workspace.id,
  ]);
  expect(told?.facts.note).toBe(newest?.note);
  expect(await verifyTrail(admin)).toMatchObject({ ok: true });
});
