import { expect, test } from "vitest";
import { verifyTrail } from "@/lib/audit/verify";
import { sql } from "@/lib/db/client";
import { deleteSession } from "@/lib/sessions/commands";
import { NO_FEATURES } from "@/lib/sessions/import/feature-extractor";
import { importSessions } from "@/lib/sessions/import/import";
import { makePerson, makeWorkspace, proven } from "@/test/fixtures";
import { conversation, source } from "@/test/import-fixtures";
import { makeLesson, quoteOf } from "@/test/lesson-fixtures";
import { makeSession } from "@/test/session-fixtures";
import { changePrivacy, liftHold, placeHold, removeRetention, setRetention } from "./commands";
import { getRetention } from "./queries";
import { sweepRetention } from "./sweep";

const DAY = 86_400_000;

async function setUp() {
  const workspace = await makeWorkspace();
  const admin = await makePerson(workspace.id, "admin");
  await proven(admin);
  const session = async (days: number, from = "messages") => {
    const { id } = await makeSession(workspace.id);
    await sql("UPDATE sessions SET occurred_at = $2, source = $3 WHERE id = $1", [id, new Date(Date.now() - days * DAY), from]);
    return id;
  };
  return { workspace, admin, session };
}

const left = async (workspaceId: string) =>
  (await sql<{ id: string }>("SELECT id FROM sessions WHERE workspace_id = $1", [workspaceId])).map(({ id }) => id).sort();

test("sessions past their time go, by the rule of their source, and what is quoted or held stays", async () => {
  const { workspace, admin, session } = await setUp();
  const [old, young, other, quoted, held] = [await session(40), await session(10), await session(40, "codex"), await session(50), await session(60)];
  const [event] = await sql<{ index: number; text: string; speaker: string }>(
    "SELECT index, text, speaker FROM events WHERE session_id = $1 AND length(text) > 3 LIMIT 1",
    [quoted],
  );
  await makeLesson(admin, { quotes: [quoteOf(quoted, event!.index, event!.speaker, event!.text, event!.text)] });
  await placeHold(admin, { sessionId: held, reason: "a claim is open" });
  await setRetention(admin, { source: "", days: 30 });
  await setRetention(admin, { source: "codex", days: 90 });
  expect((await getRetention(admin)).rules.map(({ source: from, due, quoted: kept, held: on }) => [from, due, kept, on])).toEqual([
    ["", 1, 1, 1],
    ["codex", 0, 0, 0],
  ]);
  expect(await sweepRetention(admin)).toEqual({ deleted: 1, quoted: 1, held: 1 });
  expect(await left(workspace.id)).toEqual([young, other, quoted, held].sort());
  expect(await left(workspace.id)).not.toContain(old);
  expect(await sweepRetention(admin)).toMatchObject({ deleted: 0 });
  expect(await verifyTrail(admin)).toMatchObject({ ok: true });
});

test("a hold keeps a session from being deleted by hand, until it is lifted", async () => {
  const { workspace, admin, session } = await setUp();
  const id = await session(1);
  const hold = await placeHold(admin, { reason: "everything stays" });
  await expect(deleteSession(admin, { sessionId: id })).rejects.toThrow(/legal hold/);
  await liftHold(admin, hold);
  await expect(liftHold(admin, hold)).rejects.toMatchObject({ code: "conflict" });
  await deleteSession(admin, { sessionId: id });
  expect(await left(workspace.id)).toEqual([]);
});

test("rules and holds are an admin's, and another workspace's are not found", async () => {
  const { workspace, admin } = await setUp();
  const { id } = await setRetention(admin, { source: "", days: 5 });
  const stranger = await makePerson((await makeWorkspace()).id, "admin");
  await expect(removeRetention(stranger, { id })).rejects.toMatchObject({ code: "not_found" });
  await expect(setRetention(await makePerson(workspace.id, "lead"), { source: "", days: 5 })).rejects.toMatchObject({ code: "forbidden" });
  await removeRetention(admin, { id });
  expect((await getRetention(admin)).rules).toEqual([]);
});

test("what the workspace masks is masked before it is stored, and the same import again changes nothing", async () => {
  const { workspace, admin } = await setUp();
  await changePrivacy(admin, { maskAtImport: ["email", "card"], logViews: false });
  const file = () => source("a.json", conversation("c1", ["Write to ada@example.org, card 4242 4242 4242 4242.", "I wrote to ada@example.org."]));
  await importSessions(admin, [file()], { origin: "cli", features: NO_FEATURES });
  const stored = JSON.stringify([
    await sql("SELECT text FROM events WHERE workspace_id = $1", [workspace.id]),
    (await sql<{ raw: Buffer }>("SELECT raw FROM records WHERE workspace_id = $1", [workspace.id])).map(({ raw }) => raw.toString()),
    await sql("SELECT title, meta FROM sessions WHERE workspace_id = $1", [workspace.id]),
  ]);
  expect(stored).not.toMatch(/ada@example|4242/);
  expect(new Set(stored.match(/\[email [0-9a-f]{6}\]/g)).size).toBe(1);
  const again = await importSessions(admin, [file()], { origin: "cli", features: NO_FEATURES });
  expect(again.sessions).toMatchObject({ unchanged: 1, added: 0 });
});
