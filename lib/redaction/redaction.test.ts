import { expect, test } from "vitest";
import { answerFiles } from "@/lib/answers/files";
import { answerQuestion } from "@/lib/answers/gather";
import { cutCheckpoint } from "@/lib/audit/checkpoints/cut";
import { exportTrail } from "@/lib/audit/export";
import { recordAudit } from "@/lib/audit/record";
import { verifyTrail } from "@/lib/audit/verify";
import { verifyExport } from "@/lib/audit/verify-export";
import { mintActor } from "@/lib/auth/actor";
import { sql, transact } from "@/lib/db/client";
import { importWithFeatures } from "@/lib/dreams/import";
import { loadFeatures } from "@/lib/dreams/load";
import { publish } from "@/lib/guidance/commands";
import { getDraft } from "@/lib/guidance/queries";
import { wasRedacted } from "@/lib/lessons/redacted";
import { exportSessions } from "@/lib/sessions/export";
import { searchSessions } from "@/lib/sessions/queries/search";
import { copiesOf } from "@/test/find-copies";
import { makePerson, makeWorkspace, proven } from "@/test/fixtures";
import { approveIntoDraft } from "@/test/guidance-fixtures";
import { conversation, source } from "@/test/import-fixtures";
import { makeLesson, quoteOf } from "@/test/lesson-fixtures";
import { redactEvent, redactLesson, redactName, redactQuote, redactWords } from "./commands";

process.env.NEXTAUTH_SECRET ??= "a secret that only the tests know, 32+";

let count = 0;
const why = { reason: "personal_data" as const, note: "" };
const long = (word: string) => `${word} ${"is repeated here. ".repeat(30_000)}`;

async function setUp() {
  // Other tests share the database, which is searched whole.
  const mark = `${process.pid}-${++count}`;
  const SECRET = `My street is Käferweg ${mark} "rear" — code 8841`;
  const OTHERS = `Please always compare the refund method ${mark} before returning an order.`;
  const WET = `the parcel ${mark} is wet`;
  const workspace = await makeWorkspace();
  const lead = await makePerson(workspace.id, "lead", "Lena Lead");
  await proven(lead);
  const file = () => source("a/talk.json", conversation("talk-1", [`${SECRET}\nAnd please hurry, ${WET}.`, "Understood, I will hurry.", OTHERS, long("wide")]));
  await importWithFeatures(lead, [file()], { origin: "cli" });
  const events = await sql<{ sessionId: string; index: number; text: string; speaker: string }>(
    `SELECT session_id AS "sessionId", index, text, speaker FROM events WHERE workspace_id = $1 ORDER BY index`,
    [workspace.id],
  );
  const secret = events.find(({ text }) => text.includes(SECRET))!;
  const other = events.find(({ text }) => text.includes(OTHERS))!;
  return { workspace, lead, file, events, secret, other, mark, SECRET, OTHERS, WET };
}

async function text(lines: AsyncIterable<string | Buffer>): Promise<string> {
  let whole = "";
  for await (const line of lines) whole += `${line}\n`;
  return whole;
}

test("an event's text is destroyed in every copy, the trail still checks, and no import brings it back", { timeout: 90_000 }, async () => {
  const { workspace, lead, file, secret, SECRET, WET } = await setUp();
  const { id: lessonId } = await makeLesson(lead, {
    quotes: [quoteOf(secret.sessionId, secret.index, secret.speaker, secret.text, SECRET)],
    findings: { words: [SECRET, "kept"], deep: { said: `they said: ${SECRET}` } },
  });
  await transact((tx) => recordAudit(tx, lead, { action: "lesson.edited", object: { type: "lesson", id: lessonId }, text: { note: `about ${SECRET}` } }));
  await sql("INSERT INTO idempotency_keys (workspace_id, key, request_hash, status, response) VALUES ($1, 'k', '', 200, $2)", [
    workspace.id,
    JSON.stringify({ body: secret.text }),
  ]);
  const before = await cutCheckpoint(lead);
  expect((await copiesOf(SECRET)).length).toBeGreaterThan(4);
  const done = await redactEvent(lead, { sessionId: secret.sessionId, index: secret.index, ...why, note: "asked for by letter" });
  expect(done.places).toBeGreaterThan(3);
  expect(await copiesOf(SECRET)).toEqual([]);
  expect(await copiesOf(WET)).toEqual([]);
  expect(await verifyTrail(lead, { checkpoint: { note: before.note } })).toMatchObject({ ok: true });
  const exported = await text(await exportTrail(lead));
  const { proof, page } = answerFiles(await answerQuestion(lead, { kind: "lesson", lessonId }));
  const sessions = await text(exportSessions(lead, [secret.sessionId]));
  for (const written of [exported, proof, page, sessions]) expect(written).not.toContain("Käferweg");
  expect(await verifyExport(exported.trimEnd().split("\n"))).toMatchObject({ ok: true });
  // The rest of the session is as it was, and is found.
  expect(await copiesOf("Understood, I will hurry.")).not.toEqual([]);
  const report = await importWithFeatures(lead, [file()], { origin: "cli" });
  expect(report.sessions).toMatchObject({ unchanged: 1 });
  await importWithFeatures(lead, [source("b/copy.json", conversation("talk-2", ["Another beginning.", `${SECRET}\nAnd please hurry, ${WET}.`]))], {
    origin: "cli",
  });
  expect(await copiesOf(SECRET)).toEqual([]);
});

test("the features that dreams read are made anew without it", async () => {
  const { workspace, lead, secret, SECRET } = await setUp();
  await redactEvent(lead, { sessionId: secret.sessionId, index: secret.index, ...why });
  const job = mintActor({ kind: "job", id: "dream", workspaceId: workspace.id });
  const dream = `drm_${"0".repeat(20)}${workspace.id.slice(-12)}`;
  await sql("INSERT INTO dreams (id, workspace_id, number, selection, requested_by) VALUES ($1, $2, 1, '{}', $3)", [dream, workspace.id, job.id]);
  await sql("INSERT INTO dream_sessions (workspace_id, dream_id, session_id) VALUES ($1, $2, $3)", [workspace.id, dream, secret.sessionId]);
  await loadFeatures(workspace.id, dream, async () => undefined);
  expect(await copiesOf(SECRET)).toEqual([]);
});

test("only some words of an event, wherever they stand: the places of other quotes stay", async () => {
  const { lead, secret, events, mark, WET } = await setUp();
  const words = `Käferweg ${mark}`;
  await makeLesson(lead, { quotes: [quoteOf(secret.sessionId, secret.index, secret.speaker, secret.text, WET)] });
  await expect(redactEvent(lead, { sessionId: secret.sessionId, index: secret.index, words: "not there at all", ...why })).rejects.toMatchObject({
    code: "invalid",
  });
  await redactEvent(lead, { sessionId: secret.sessionId, index: secret.index, words, ...why });
  expect(await copiesOf(words)).toEqual([]);
  const [event] = await sql<{ text: string }>("SELECT text FROM events WHERE session_id = $1 AND index = $2", [secret.sessionId, secret.index]);
  expect(event?.text).toBe(secret.text.replace(words, "█".repeat(words.length)));
  const [quote] = await sql<{ exact: string; start: number }>("SELECT exact, start_at AS start FROM evidence WHERE session_id = $1", [secret.sessionId]);
  expect(event?.text.slice(quote!.start, quote!.start + quote!.exact.length)).toBe(quote!.exact);
  expect(events.length).toBeGreaterThan(2);
});

test("a quote is destroyed in its lesson and its event", async () => {
  const { lead, other, OTHERS } = await setUp();
  const { id } = await makeLesson(lead, { quotes: [quoteOf(other.sessionId, other.index, other.speaker, other.text, OTHERS)] });
  const [evidence] = await sql<{ id: string }>("SELECT id FROM evidence WHERE lesson_id = $1", [id]);
  await redactQuote(lead, { evidenceId: evidence!.id, ...why });
  expect(await copiesOf(OTHERS)).toEqual([]);
  await expect(redactQuote(lead, { evidenceId: "evd_none", ...why })).rejects.toMatchObject({ code: "not_found" });
});

test("a lesson's text is destroyed in all revisions, and leaves the queue", async () => {
  const { lead, mark } = await setUp();
  const text = {
    title: `Pay ${mark} in cash at once`,
    trigger: `returning an order of ${mark}`,
    body: `The customer ${mark} at Lindenallee wants her money back.`,
    appliesTo: {},
  };
  const { id } = await makeLesson(lead, { text });
  await redactLesson(lead, { lessonId: id, ...why });
  for (const words of [text.title, text.trigger, text.body]) expect(await copiesOf(words)).toEqual([]);
  const [row] = await sql<{ state: string; title: string; sha256: string }>(
    "SELECT l.state, r.title, r.sha256 FROM lessons l JOIN revisions r ON r.lesson_id = l.id AND r.id = l.revision_id WHERE l.id = $1",
    [id],
  );
  expect(row).toMatchObject({ state: "withdrawn", title: "Redacted" });
  const [finding] = await sql<{ fingerprint: string }>("SELECT fingerprint FROM lessons WHERE id = $1", [id]);
  expect(await transact((tx) => wasRedacted(tx, lead.workspaceId, finding!.fingerprint))).toBe(true);
  await expect(sql("UPDATE revisions SET title = 'back' WHERE lesson_id = $1", [id])).rejects.toThrow(/append-only/);
  await expect(redactLesson(lead, { lessonId: id, ...why })).rejects.toMatchObject({ code: "conflict" });
  expect(await verifyTrail(lead)).toMatchObject({ ok: true });
});

test("guidance in force, or approved and waiting, is not emptied behind anyone's back", async () => {
  const workspace = await makeWorkspace();
  const lead = await makePerson(workspace.id, "lead");
  await proven(lead);
  const approved = await approveIntoDraft(lead, { title: "Refund to the card", body: "Refund to the card that paid, never to another." });
  await expect(redactLesson(lead, { lessonId: approved.lessonId, ...why })).rejects.toThrow(/waiting in the draft/);
  const draft = await getDraft(lead);
  await publish(lead, { releaseId: draft!.id, expectedDigest: draft!.digest, note: "" });
  await expect(redactLesson(lead, { lessonId: approved.lessonId, ...why })).rejects.toThrow(/in force in release/);
  const [before] = await sql<{ body: string }>("SELECT body FROM revisions WHERE lesson_id = $1", [approved.lessonId]);
  await expect(redactWords(lead, { words: before!.body.slice(0, 20), ...why })).rejects.toMatchObject({ code: "conflict" });
});

test("who and why stands in the trail, and it needs the permission and no hold", async () => {
  const { workspace, lead, secret, other } = await setUp();
  const reviewer = await makePerson(workspace.id, "reviewer");
  const target = { sessionId: secret.sessionId, index: secret.index, ...why };
  await expect(redactEvent(reviewer, target)).rejects.toMatchObject({ code: "forbidden" });
  const stranger = await makePerson((await makeWorkspace()).id, "lead");
  await expect(redactEvent(stranger, target)).rejects.toMatchObject({ code: "reauthenticate" });
  await proven(stranger);
  await expect(redactEvent(stranger, target)).rejects.toMatchObject({ code: "not_found" });
  await sql("INSERT INTO legal_holds (id, workspace_id, session_id, reason, created_by) VALUES ($1, $2, $3, 'case 4', $4)", [
    `hld_${secret.sessionId.slice(4)}`,
    workspace.id,
    secret.sessionId,
    lead.id,
  ]);
  await expect(redactEvent(lead, target)).rejects.toThrow(/legal hold/);
  await sql("UPDATE legal_holds SET lifted_at = now() WHERE workspace_id = $1", [workspace.id]);
  const { seq } = await redactEvent(lead, { ...target, index: other.index, note: "a letter of the customer" });
  const [entry] = await sql<{ action: string; actor_id: string; facts: Record<string, unknown>; body: string }>(
    "SELECT e.action, e.actor_id, e.facts, t.body FROM audit_entries e JOIN audit_texts t ON t.trail = e.trail AND t.seq = e.seq WHERE e.trail = $1 AND e.seq = $2",
    [workspace.id, seq],
  );
  expect(entry).toMatchObject({ action: "content.redacted", actor_id: lead.id, facts: { kind: "event", reason: "personal_data" } });
  expect(entry?.body).toContain("a letter of the customer");
});

test("a person who left loses their name and address, and what they did stays", async () => {
  const workspace = await makeWorkspace();
  const admin = await makePerson(workspace.id, "admin", "Ada Admin");
  await proven(admin);
  const left = await makePerson(workspace.id, "reviewer", "Bertram Zorbing-Quist");
  const [user] = await sql<{ email: string }>("SELECT email FROM users WHERE id = $1", [left.id]);
  await transact((tx) =>
    recordAudit(tx, left, { action: "lesson.approved", object: { type: "lesson", id: "les_1" }, text: { name: "Bertram Zorbing-Quist", meaning: "reviewed" } }),
  );
  await expect(redactName(admin, { userId: left.id, ...why })).rejects.toThrow(/Remove them/);
  await sql("DELETE FROM memberships WHERE user_id = $1", [left.id]);
  await redactName(admin, { userId: left.id, ...why });
  expect(await copiesOf("Bertram Zorbing-Quist")).toEqual([]);
  expect(await copiesOf(user!.email)).toEqual([]);
  const [kept] = await sql<{ n: number }>("SELECT count(*)::int AS n FROM audit_entries WHERE trail = $1 AND actor_id = $2", [workspace.id, left.id]);
  expect(kept?.n).toBe(1);
  expect(await verifyTrail(admin)).toMatchObject({ ok: true });
  await expect(redactName(await makePerson(workspace.id, "lead"), { userId: left.id, ...why })).rejects.toMatchObject({ code: "forbidden" });
});

test("search no longer finds it", async () => {
  const { lead, secret } = await setUp();
  expect((await searchSessions(lead, "Käferweg", {})).sessions).toHaveLength(1);
  await redactEvent(lead, { sessionId: secret.sessionId, index: secret.index, ...why });
  expect((await searchSessions(lead, "Käferweg", {})).sessions).toEqual([]);
});
