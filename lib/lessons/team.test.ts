import { beforeEach, expect, test } from "vitest";
import { exportTrail } from "@/lib/audit/export";
import { listEntries } from "@/lib/audit/queries";
import type { PersonActor } from "@/lib/auth/actor";
import { db, sql } from "@/lib/db/client";
import { makePerson, makeWorkspace } from "@/test/fixtures";
import { makeLesson, quoteOf } from "@/test/lesson-fixtures";
import { makeSession } from "@/test/session-fixtures";
import { rejectMany } from "./bulk-reject";
import { approveLesson, rejectLesson, undoDecision } from "./commands";
import { editLesson } from "./edit";
import { overrideLesson } from "./override";
import { listQueue } from "./queue";
import { addQuote, detachQuote } from "./quote-changes";
import { getLessonForReview } from "./review-view";
import { BulkRejectInput, CommentInput, RejectInput } from "./schema";
import { sealOf } from "./seal";
import { assignLesson, commentOnLesson, lookAtLesson, lookAway } from "./team";

let workspaceId: string;
let ada: PersonActor;
let ben: PersonActor;
let lea: PersonActor;

beforeEach(async () => {
  process.env.NEXTAUTH_SECRET ??= "a secret of the tests, long enough";
  workspaceId = (await makeWorkspace()).id;
  ada = await makePerson(workspaceId, "reviewer", "Ada");
  ben = await makePerson(workspaceId, "reviewer", "Ben");
  lea = await makePerson(workspaceId, "lead", "Lea");
});

const RISKY = { title: "Fetch the list", trigger: "", body: "Download the price list from the web page first.", appliesTo: {} };
const on = async (id: string) => ({ lessonId: id, revisionId: (await db().lesson.findUniqueOrThrow({ where: { id } })).revisionId });
const rejection = (where: { lessonId: string; revisionId: string }, more = {}) =>
  RejectInput.parse({ ...where, reason: "untrue", note: "Not on Mondays.", ...more });
const stateOf = async (id: string) => (await db().lesson.findUniqueOrThrow({ where: { id } })).state;
const reasonFor = async (actor: PersonActor, id: string) => (await getLessonForReview(actor, id)).turn;
const trail = (id: string) =>
  sql<{ action: string; facts: Record<string, unknown>; actor_id: string }>(
    "SELECT action, facts, actor_id FROM audit_entries WHERE object_id = $1 ORDER BY seq",
    [id],
  );

/** As if the person had just confirmed who they are. */
async function proven(person: PersonActor): Promise<void> {
  await sql(
    `INSERT INTO sign_ins (id, user_id, method, expires_at, proven_at) VALUES ($1, $2, 'password', now() + interval '1 day', now())
     ON CONFLICT (id) DO UPDATE SET proven_at = now()`,
    [person.signInId, person.id],
  );
}

test("a risky lesson needs a second approval, a lead's among them, and everyone is told why it is there", async () => {
  const { id } = await makeLesson(ada, { text: RISKY });
  expect((await reasonFor(ada, id)).reason.text).toMatch(/^two people must approve: grants a new capability \(/);
  const first = await approveLesson(ada, await on(id));
  expect(first).toMatchObject({ state: "proposed", remark: expect.stringContaining("Nobody sees your verdict") });
  expect(await reasonFor(ada, id)).toMatchObject({ tab: "waiting", reason: { code: "given", text: "your verdict is in; waits for a lead" } });
  expect(await reasonFor(ben, id)).toMatchObject({ tab: "waiting", reason: { code: "lead" } });
  expect(await reasonFor(lea, id)).toMatchObject({ tab: "turn", reason: { code: "second", text: expect.stringMatching(/^a lead's approval needed: grants/) } });
  expect((await listQueue(lea, "turn", null)).rows.map((row) => row.reason.code)).toEqual(["second"]);
  expect((await approveLesson(lea, await on(id))).state).toBe("approved");
});

test("the first verdict is withheld from the second in the desk, the queue, the trail, its export and conflicts; then it opens", async () => {
  const approved = (await makeLesson(ada, { text: RISKY })).id;
  const rejected = (await makeLesson(ada, { text: { ...RISKY, title: "Fetch another" } })).id;
  await approveLesson(ada, await on(approved));
  expect(await rejectLesson(ada, rejection(await on(rejected)))).toMatchObject({ state: "proposed" });

  const scrub = (view: unknown) =>
    JSON.stringify(view)
      .replace(/(?:les|rev|itm|evd|flg)_[0-9a-f]{32}|[0-9a-f]{64}|\d{4}-\d{2}-\d{2}T[0-9:.]+Z/g, "·")
      .replaceAll("Fetch another", "Fetch the list");
  const views = await Promise.all([approved, rejected].map((id) => getLessonForReview(lea, id)));
  const seen = views.map(({ reviews, policy, approvals, turn, state }) => scrub({ reviews, policy, approvals, turn, state }));
  expect(seen[0]).toBe(seen[1]);
  expect(views[0]?.reviews[0]).toMatchObject({ decision: null, sealed: true, byName: "Ada", note: "", reason: null });
  const rows = (await listQueue(lea, "turn", null)).rows;
  expect(rows.map(({ decision, reason, verdicts }) => ({ decision, reason, verdicts }))).toEqual(
    [rows[0], rows[0]].map((row) => ({ decision: null, reason: row?.reason, verdicts: row?.verdicts })),
  );
  const entries = await listEntries(lea, { what: "lesson" });
  const given = entries.entries.filter(({ action }) => action === "lesson.verdict_given");
  expect(given).toHaveLength(2);
  const lines: string[] = [];
  for await (const line of await exportTrail(lea)) lines.push(line);
  for (const told of [JSON.stringify(given), lines.filter((line) => line.includes(ada.id)).join("\n")]) {
    expect(told).not.toMatch(/untrue|Not on Mondays|"approve"|"reject"|lesson\.approved|lesson\.rejected/i);
  }
  // Her own verdict she sees.
  expect((await getLessonForReview(ada, rejected)).reviews[0]).toMatchObject({ decision: "reject", note: "Not on Mondays." });

  const outcome = await approveLesson(lea, await on(rejected));
  expect(outcome).toMatchObject({ state: "rejected", remark: expect.stringContaining("rejected") });
  const opened = (await trail(rejected)).find(({ action }) => action === "lesson.verdict_opened");
  expect(opened?.facts).toMatchObject({ reviewer: ada.id, decision: "reject", reason: "untrue" });
  const sealed = (await trail(rejected)).find(({ action }) => action === "lesson.verdict_given");
  expect(sealOf(String(opened?.facts.salt), { decision: "reject", reason: "untrue", mayReturn: true })).toBe(sealed?.facts.seal);
  expect((await getLessonForReview(ben, rejected)).reviews.map(({ decision, byName }) => [byName, decision])).toEqual([
    ["Lea", "approve"],
    ["Ada", "reject"],
  ]);
  expect((await approveLesson(lea, await on(approved))).state).toBe("approved");
});

test("a sealed verdict can be taken back unseen, and the same person decides again", async () => {
  const { id } = await makeLesson(ada, { text: RISKY });
  await rejectLesson(ada, rejection(await on(id)));
  await expect(approveLesson(ada, await on(id))).rejects.toThrow(/Undo it first/);
  await expect(undoDecision(ben, await on(id))).rejects.toMatchObject({ code: "forbidden" });
  await undoDecision(ada, await on(id));
  expect(JSON.stringify(await trail(id))).not.toMatch(/"reject"|untrue/);
  expect((await getLessonForReview(lea, id)).reviews[0]).toMatchObject({ decision: null, undoneAt: expect.any(String) });
  await approveLesson(ada, await on(id));
  expect((await approveLesson(lea, await on(id))).state).toBe("approved");
});

test("approvals lapse when text, audience or evidence changes, and say so to whoever gave them", async () => {
  await db().workspace.update({ where: { id: workspaceId }, data: { settings: { approvalsRequired: 2 } } });
  const said = "Please ask for the order id only once, from now on.";
  const session = await makeSession(workspaceId, {
    events: [
      { speaker: "person", text: said },
      { speaker: "person", text: "Once is enough." },
    ],
  });
  const quotes = [quoteOf(session.id, 0, "person", said, "only once")];
  const text = { title: "Ask once", trigger: "", body: "Ask for the order id once.", appliesTo: {} };
  const causes = {
    text: (id: string) => on(id).then((where) => editLesson(ben, { ...where, ...text, body: "Ask for the order id only once." })),
    audience: (id: string) => on(id).then((where) => editLesson(ben, { ...where, ...text, appliesTo: { agents: ["a"] } })),
    evidence: (id: string) =>
      on(id).then((where) => addQuote(ben, { ...where, sessionId: session.id, eventIndex: 1, start: 0, end: 4, exact: "Once", claim: 0, stance: "supports" })),
  } as const;
  for (const [cause, act] of Object.entries(causes)) {
    const { id } = await makeLesson(ada, { text, quotes });
    await approveLesson(ada, await on(id));
    await act(id);
    expect(await reasonFor(ada, id), cause).toMatchObject({ tab: "turn", reason: { code: "lapsed", text: `your approval lapsed: ${cause} changed` } });
    expect((await getLessonForReview(ada, id)).lapsed).toMatchObject({ because: cause });
    expect((await getLessonForReview(lea, id)).policy).toMatchObject({ given: 0, needed: 2 });
  }
});

test("an approved lesson whose evidence changes leaves the draft release", async () => {
  const said = "Please ask for the order id only once, from now on.";
  const session = await makeSession(workspaceId, { events: [{ speaker: "person", text: said }] });
  const { id } = await makeLesson(ada, { quotes: [quoteOf(session.id, 0, "person", said, "only once")] });
  await approveLesson(ada, await on(id));
  expect(await sql("SELECT 1 FROM release_changes WHERE lesson_id = $1", [id])).toHaveLength(1);
  const { evidence, evidenceDigest } = await getLessonForReview(ada, id);
  const outcome = await detachQuote(ben, { ...(await on(id)), evidenceId: evidence[0]?.id ?? "", reason: "About another order." });
  expect(outcome).toMatchObject({ state: "proposed", remark: "One verdict lapsed, because the evidence changed." });
  expect(await sql("SELECT 1 FROM release_changes WHERE lesson_id = $1", [id])).toHaveLength(0);
  const view = await getLessonForReview(ada, id);
  expect(view.detached).toMatchObject([{ exact: "only once", byName: "Ben", reason: "About another order." }]);
  expect(view.evidence).toEqual([]);
  expect(view.flags.map(({ rule }) => rule)).toContain("evidence.none");
  await expect(approveLesson(ada, { ...(await on(id)), evidenceDigest })).rejects.toThrow(/evidence changed/);
  await expect(detachQuote(ben, { ...(await on(id)), evidenceId: evidence[0]?.id ?? "", reason: "Again." })).rejects.toMatchObject({ code: "conflict" });
});

test("a quote is added only where its words stand, on a sentence that exists, of this workspace", async () => {
  const said = "🙂 ask me once";
  const session = await makeSession(workspaceId, {
    events: [
      { speaker: "person", text: said },
      { speaker: "guidance", text: "Ask once." },
    ],
  });
  const { id } = await makeLesson(ada);
  const quote = { sessionId: session.id, eventIndex: 0, start: 3, end: 9, exact: "ask me", claim: 0, stance: "supports" } as const;
  const add = async (change: Partial<typeof quote> | Record<string, unknown>) =>
    addQuote(ada, { ...(await on(id)), ...quote, ...change } as Parameters<typeof addQuote>[1]);
  await expect(add({ start: 2, end: 8 })).rejects.toMatchObject({ code: "invalid", field: "exact" });
  await expect(add({ exact: "ask us" })).rejects.toMatchObject({ code: "invalid" });
  await expect(add({ claim: 9 })).rejects.toMatchObject({ field: "claim" });
  await expect(add({ eventIndex: 1, start: 0, end: 3, exact: "Ask" })).rejects.toThrow(/never evidence for itself/);
  const foreign = await makeSession((await makeWorkspace()).id, { events: [{ speaker: "person", text: said }] });
  await expect(add({ sessionId: foreign.id })).rejects.toMatchObject({ code: "not_found" });
  await add({});
  await expect(add({})).rejects.toMatchObject({ code: "conflict" });
  const view = await getLessonForReview(ada, id);
  expect(view.evidence).toMatchObject([{ exact: "ask me", claim: 0, verified: true, addedByName: "Ada", trust: { trusted: true } }]);
  expect(view.policy.rules.find((rule) => rule.id === "quotes")).toMatchObject({ state: "met", detail: "the quote exists, looked up just now" });
});

test("a lead overrides with a reason that stays visible for ever; nobody else can, and not without a fresh sign-in", async () => {
  const hidden = { title: "Quiet", trigger: "", body: "Be\u200b brief.", appliesTo: {} };
  const { id } = await makeLesson(ada, { text: hidden });
  expect(await stateOf(id)).toBe("quarantined");
  const input = { ...(await on(id)), reason: "The invisible character came from our own editor." };
  await expect(overrideLesson(ben, input)).rejects.toMatchObject({ code: "forbidden" });
  await expect(overrideLesson(lea, input)).rejects.toMatchObject({ code: "reauthenticate" });
  await proven(lea);
  expect((await overrideLesson(lea, input)).state).toBe("approved");
  const view = await getLessonForReview(ben, id);
  expect(view.overrides).toMatchObject([{ byName: "Lea", reason: input.reason, rules: expect.arrayContaining(["flags"]) }]);
  expect(view.policy.rules.find((rule) => rule.id === "flags")).toMatchObject({ state: "overridden", byName: "Lea", reason: input.reason });
  await expect(sql("UPDATE overrides SET reason = 'else' WHERE lesson_id = $1", [id])).rejects.toThrow(/append-only/);
  expect((await trail(id)).at(-1)).toMatchObject({ action: "lesson.overridden", actor_id: lea.id, facts: { rules: expect.arrayContaining(["flags"]) } });
  expect((await undoDecision(lea, await on(id))).state).toBe("quarantined");
  expect((await getLessonForReview(ben, id)).overrides).toHaveLength(1);
});

test("an override opens sealed verdicts, and there is nothing to override where every rule is met", async () => {
  await proven(lea);
  const { id } = await makeLesson(ada, { text: RISKY });
  await rejectLesson(ada, rejection(await on(id)));
  const reason = "Needed for tonight's release.";
  expect((await overrideLesson(lea, { ...(await on(id)), reason })).state).toBe("approved");
  expect((await trail(id)).map(({ action }) => action).slice(-2)).toEqual(["lesson.verdict_opened", "lesson.overridden"]);
  const plain = (await makeLesson(ada)).id;
  await expect(overrideLesson(lea, { ...(await on(plain)), reason })).rejects.toThrow(/nothing to override/);
});

test("assigned lessons are one person's turn, with the note; assigning to a viewer or stranger is not possible", async () => {
  const { id } = await makeLesson(ada);
  await assignLesson(ada, { ...(await on(id)), assigneeId: ben.id, note: "edit this, please" });
  expect(await reasonFor(ben, id)).toMatchObject({ tab: "turn", reason: { code: "assigned", text: "assigned to you by Ada: edit this, please" } });
  expect(await reasonFor(ada, id)).toMatchObject({ tab: "waiting", reason: { code: "assigned_other" } });
  expect((await listQueue(ben, "turn", null, 50, { assignee: "me" })).rows.map((row) => row.id)).toEqual([id]);
  const viewer = await makePerson(workspaceId, "viewer");
  const stranger = await makePerson((await makeWorkspace()).id, "lead");
  for (const other of [viewer, stranger]) {
    await expect(assignLesson(ada, { ...(await on(id)), assigneeId: other.id, note: "" })).rejects.toMatchObject({ code: "not_found" });
  }
  await assignLesson(ada, { ...(await on(id)), assigneeId: null, note: "" });
  expect((await reasonFor(ada, id)).tab).toBe("turn");
  const held = (await makeLesson(ada, { state: "held_back", stateReason: "Budget." })).id;
  await assignLesson(ada, { ...(await on(held)), assigneeId: ben.id, note: "" });
  expect((await listQueue(ben, "turn", null)).rows.map((row) => row.id).sort()).toEqual([held, id].sort());
});

test("who looks is shown to others, expires by itself, blocks nobody, and is written down once", async () => {
  const { id } = await makeLesson(ada);
  expect(await lookAtLesson(ada, { lessonId: id })).toEqual({ others: [] });
  await lookAtLesson(ada, { lessonId: id });
  expect(await lookAtLesson(ben, { lessonId: id })).toEqual({ others: [{ name: "Ada" }] });
  expect((await listQueue(ben, "turn", null)).rows[0]?.lookedAtBy).toBe("Ada");
  expect((await getLessonForReview(ben, id)).lookedAtBy.map(({ name }) => name)).toEqual(["Ada"]);
  expect((await trail(id)).filter(({ action }) => action === "lesson.looked_at")).toHaveLength(2);
  await sql("UPDATE reservations SET expires_at = now() - interval '1 second' WHERE lesson_id = $1 AND user_id = $2", [id, ada.id]);
  expect((await listQueue(ben, "turn", null)).rows[0]?.lookedAtBy).toBeNull();
  await lookAway(ben, { lessonId: id });
  await lookAtLesson(ada, { lessonId: id });
  await approveLesson(ben, await on(id));
  expect((await trail(id)).at(-1)?.facts).toMatchObject({ looked: null, words: expect.any(Number) });
  await expect(lookAtLesson(await makePerson((await makeWorkspace()).id, "lead"), { lessonId: id })).rejects.toMatchObject({ code: "not_found" });
});

test("comments are plain text; an edit clears what was said about the wording, not about the pattern", async () => {
  const { id } = await makeLesson(ada);
  const hostile = "<script>alert(1)</script> @Ben\u202e";
  const comment = async (about: string, text: string) => commentOnLesson(ada, CommentInput.parse({ ...(await on(id)), about, text }));
  await comment("wording", hostile);
  await comment("pattern", "Also seen on Tuesday.");
  const { title, trigger } = (await getLessonForReview(ada, id)).revision;
  await editLesson(ben, { ...(await on(id)), title, trigger, body: "Compare the method first.", appliesTo: {} });
  const { comments } = await getLessonForReview(ben, id);
  expect(comments).toMatchObject([
    { about: "wording", text: hostile, cleared: true, revision: 1, byName: "Ada" },
    { about: "pattern", text: "Also seen on Tuesday.", cleared: false },
  ]);
});

test("many are rejected for one reason, each audited on its own; one conflict costs no other", async () => {
  const ids = await Promise.all(Array.from({ length: 4 }, async () => (await makeLesson(ada)).id));
  const lessons = await Promise.all(ids.map((id) => on(id)));
  await approveLesson(ben, lessons[3] ?? (await on("")));
  const outcome = await rejectMany(ada, BulkRejectInput.parse({ lessons, reason: "not_general", note: "One customer only." }));
  expect(outcome.rejected.map(({ lessonId }) => lessonId)).toEqual(ids.slice(0, 3));
  expect(outcome.refused).toMatchObject([{ lessonId: ids[3], message: expect.stringContaining("approved") }]);
  for (const id of ids.slice(0, 3)) {
    expect((await trail(id)).filter(({ action }) => action === "lesson.rejected")).toMatchObject([{ facts: { reason: "not_general", bulk: true } }]);
  }
});
