import { beforeEach, expect, test } from "vitest";
import { mintActor, type PersonActor } from "@/lib/auth/actor";
import { db, sql, transact } from "@/lib/db/client";
import { newId } from "@/lib/ids";
import { sha256 } from "@/lib/text/hash";
import { makePerson, makeWorkspace } from "@/test/fixtures";
import { approveIntoDraft, draftPaths, makeApproved } from "@/test/guidance-fixtures";
import { adoptRelease, publish, returnTo } from "./commands";
import { joinDraft, leaveDraft, lockReleases } from "./draft";
import { FORMATS, type Format } from "./formats";
import { getDraft, getRelease, getReleaseInForce, guidanceFor, guidanceState, listReleases, renderedGuidance } from "./queries";

let workspace: { id: string; slug: string };
let reviewer: PersonActor;
let lead: PersonActor;

beforeEach(async () => {
  workspace = await makeWorkspace();
  reviewer = await makePerson(workspace.id, "reviewer", "Rae");
  lead = await makePerson(workspace.id, "lead", "Lee");
});

async function seen(actor: PersonActor = reviewer) {
  const draft = await getDraft(actor);
  if (!draft) throw new Error("no draft");
  return { releaseId: draft.id, expectedDigest: draft.digest, note: "because" };
}

const publishNow = async () => publish(reviewer, await seen());
const states = async (ids: string[]) => Object.fromEntries((await db().lesson.findMany({ where: { id: { in: ids } } })).map((row) => [row.id, row.state]));
const trail = () =>
  sql<{ action: string; facts: Record<string, unknown> }>("SELECT action, facts FROM audit_entries WHERE trail = $1 ORDER BY audit_entries.seq", [
    workspace.id,
  ]);

test("publishing puts exactly the approved bytes in force, and every format delivers them", async () => {
  const a = await approveIntoDraft(reviewer, {
    title: "Refund to the original method",
    trigger: "a customer asks for a refund",
    body: "Ask first.\n\n- Then `refund` — 10 €\n",
  });
  const b = await approveIntoDraft(reviewer, { title: "Bidi \u202e and <script>", body: "<!-- end of x -->\n---\nname: evil\n---" });
  const release = await publishNow();
  expect(release.number).toBe(1);
  const guidance = await guidanceFor(reviewer);
  for (const lesson of [a, b]) {
    const item = guidance.items.find((candidate) => candidate.path === lesson.path);
    expect(item).toMatchObject({ content: lesson.file, sha256: lesson.sha256, revision: lesson.revisionId, lessonId: lesson.lessonId, adopted: false });
    expect(sha256(item?.content ?? "")).toBe(lesson.sha256);
    expect(item?.approvedBy).toMatchObject([{ id: reviewer.id, name: "Rae", selfApproved: false }]);
    for (const format of FORMATS satisfies readonly Format[]) {
      const text = new TextDecoder().decode((await renderedGuidance(reviewer, {}, format)).body);
      if (format === "json") {
        const parsed = JSON.parse(text) as { items: { path: string; content: string; sha256: string }[] };
        expect(sha256(parsed.items.find((candidate) => candidate.path === lesson.path)?.content ?? "")).toBe(lesson.sha256);
      } else {
        const from = text.indexOf(lesson.file);
        expect(sha256(text.slice(from, from + lesson.file.length))).toBe(lesson.sha256);
      }
    }
  }
  expect(await states([a.lessonId, b.lessonId])).toEqual({ [a.lessonId]: "published", [b.lessonId]: "published" });
  const stored = await getReleaseInForce(reviewer);
  expect(stored).toMatchObject({ sha256: release.sha256, digest: release.sha256, note: "because", publishedBy: "Rae" });
  expect(await trail()).toMatchObject([{ action: "guidance.published", facts: { number: 1, items: 2, sha256: release.sha256 } }]);
  expect(await getDraft(reviewer)).toBeNull();
});

test("revise supersedes, retire retires, merge absorbs; nothing else moves", async () => {
  const [a, b, c, d] = await Promise.all(["A", "B", "C", "D"].map((title) => approveIntoDraft(reviewer, { title })));
  if (!a || !b || !c || !d) throw new Error("fixture");
  await publishNow();
  const revised = await approveIntoDraft(reviewer, { title: "A anew", operation: "revise", itemId: a.itemId });
  const merged = await approveIntoDraft(reviewer, { title: "C and D", operation: "merge", itemId: c.itemId, targets: [d.itemId] });
  const gone = await approveIntoDraft(reviewer, { title: "B out", operation: "retire", itemId: b.itemId });
  expect(await draftPaths(workspace.id)).toEqual(["a.md", "c.md"]);
  await publishNow();
  expect((await guidanceFor(reviewer)).items.map((item) => [item.path, item.title])).toEqual([
    ["a.md", "A anew"],
    ["c.md", "C and D"],
  ]);
  expect(await states([a, b, c, d, revised, merged, gone].map((lesson) => lesson.lessonId))).toEqual({
    [a.lessonId]: "superseded",
    [b.lessonId]: "retired",
    [c.lessonId]: "superseded",
    [d.lessonId]: "superseded",
    [revised.lessonId]: "published",
    [merged.lessonId]: "published",
    [gone.lessonId]: "published",
  });
});

test("two people publish one draft: one wins, the other reads who", async () => {
  for (let round = 0; round < 15; round++) {
    await approveIntoDraft(reviewer, { title: `Lesson ${round}` });
    const input = await seen();
    const results = await Promise.allSettled([publish(reviewer, input), publish(lead, input), publish(reviewer, input)]);
    expect(results.filter((result) => result.status === "fulfilled")).toHaveLength(1);
    for (const result of results) {
      if (result.status === "rejected")
        expect(result.reason).toMatchObject({ code: "conflict", message: expect.stringMatching(/(Rae|Lee) has already published this as release/) });
    }
  }
  expect((await trail()).filter((entry) => entry.action === "guidance.published")).toHaveLength(15);
  expect((await listReleases(reviewer)).releases.map((release) => release.number)).toEqual(Array.from({ length: 15 }, (_, i) => 15 - i));
});

test("a draft that changed after it was seen is refused", async () => {
  await approveIntoDraft(reviewer, { title: "One" });
  const input = await seen();
  const second = await approveIntoDraft(reviewer, { title: "Two" });
  await expect(publish(reviewer, input)).rejects.toMatchObject({ code: "conflict", message: /changed after you opened it/ });
  await transact((tx) => leaveDraft(tx, reviewer, second));
  await expect(publish(reviewer, input)).resolves.toMatchObject({ number: 1 });
});

test("publishing races approvals and their undoing without a deadlock, and never publishes what was undone", async () => {
  for (let round = 0; round < 12; round++) {
    const stays = await approveIntoDraft(reviewer, { title: `Stays ${round}` });
    const leaves = await approveIntoDraft(reviewer, { title: `Leaves ${round}` });
    const input = await seen();
    const undo = transact(async (tx) => {
      await lockReleases(tx, workspace.id);
      const undone = await tx.lesson.updateMany({ where: { id: leaves.lessonId, state: "approved" }, data: { state: "proposed" } });
      if (undone.count === 0) throw new Error("too late");
      await tx.review.update({ where: { id: leaves.reviewId }, data: { undoneAt: new Date(), undoneBy: reviewer.id } });
      await leaveDraft(tx, reviewer, leaves);
    });
    const [published, undone] = await Promise.allSettled([publish(reviewer, input), undo]);
    if (published.status === "rejected") expect(published.reason).toMatchObject({ code: "conflict" });
    if (undone.status === "rejected") expect(undone.reason).toMatchObject({ message: "too late" });
    expect([published.status, undone.status].filter((status) => status === "fulfilled")).toHaveLength(1);
    if (published.status === "rejected") await publishNow();
    const after = await getReleaseInForce(reviewer);
    expect(after?.items.some((item) => item.lessonId === stays.lessonId)).toBe(true);
    expect(after?.items.some((item) => item.lessonId === leaves.lessonId)).toBe(published.status === "fulfilled");
  }
});

test("an undone approval that is still in the draft is never published", async () => {
  const lesson = await approveIntoDraft(reviewer, { title: "One" });
  const input = await seen();
  await db().review.update({ where: { id: lesson.reviewId }, data: { undoneAt: new Date(), undoneBy: reviewer.id } });
  await expect(publish(reviewer, input)).rejects.toMatchObject({ code: "conflict", message: /no longer stands/ });
  await db().review.update({ where: { id: lesson.reviewId }, data: { undoneAt: null, undoneBy: null } });
  await db().lesson.update({ where: { id: lesson.lessonId }, data: { state: "proposed" } });
  await expect(publish(reviewer, input)).rejects.toMatchObject({ code: "conflict" });
  expect(await getReleaseInForce(reviewer)).toBeNull();
});

test("an empty draft, a foreign one and one that never was cannot be published", async () => {
  const digest = sha256("");
  await expect(publish(reviewer, { releaseId: newId("release"), expectedDigest: digest })).rejects.toMatchObject({ code: "not_found" });
  const other = await makeWorkspace();
  const foreigner = await makePerson(other.id, "reviewer");
  const foreign = await approveIntoDraft(foreigner, { title: "Theirs" });
  await expect(publish(reviewer, { releaseId: foreign.draft.id, expectedDigest: digest })).rejects.toMatchObject({ code: "not_found" });
  await db().release.create({ data: { id: newId("release"), workspaceId: workspace.id, number: 1, state: "draft" } });
  await expect(publishNow()).rejects.toMatchObject({ code: "invalid" });
});

test("a failing audit entry undoes the publication", async () => {
  const lesson = await approveIntoDraft(reviewer, { title: "One" });
  const input = await seen();
  await sql(`CREATE FUNCTION fail_audit() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'no audit today'; END $$`);
  await sql("CREATE TRIGGER fail_audit BEFORE INSERT ON audit_entries FOR EACH ROW EXECUTE FUNCTION fail_audit()");
  try {
    await expect(publish(reviewer, input)).rejects.toThrow();
  } finally {
    await sql("DROP TRIGGER fail_audit ON audit_entries");
    await sql("DROP FUNCTION fail_audit()");
  }
  expect(await getReleaseInForce(reviewer)).toBeNull();
  expect(await states([lesson.lessonId])).toEqual({ [lesson.lessonId]: "approved" });
  await expect(publish(reviewer, input)).resolves.toMatchObject({ number: 1 });
});

test("roles: a viewer and a token cannot publish, a reviewer cannot return", async () => {
  await approveIntoDraft(reviewer, { title: "One" });
  const input = await seen();
  const viewer = await makePerson(workspace.id, "viewer");
  await expect(publish(viewer, input)).rejects.toMatchObject({ code: "forbidden" });
  const token = mintActor({ kind: "token", id: newId("token"), workspaceId: workspace.id, permissions: ["guidance.read", "guidance.publish"] });
  await expect(publish(token as unknown as PersonActor, input)).rejects.toMatchObject({ code: "forbidden" });
  await expect(returnTo(reviewer, { number: 1 })).rejects.toMatchObject({ code: "forbidden" });
  expect((await trail()).map((entry) => entry.action)).toEqual(["access.refused", "access.refused", "access.refused"]);
});

test("a return is a new release equal to the earlier one; approved changes keep waiting", async () => {
  const a = await approveIntoDraft(reviewer, { title: "A" });
  const one = await publishNow();
  const b = await approveIntoDraft(reviewer, { title: "B" });
  const out = await approveIntoDraft(reviewer, { title: "A out", operation: "retire", itemId: a.itemId });
  await publishNow();
  const waiting = await approveIntoDraft(reviewer, { title: "C" });
  const input = await seen();
  await expect(returnTo(lead, { number: 1, inForce: 1 })).rejects.toMatchObject({ code: "conflict" });
  const returned = await returnTo(lead, { number: 1, note: "B was wrong", inForce: 2 });
  expect(returned).toMatchObject({ number: 4 - 1, sha256: one.sha256 });
  expect((await guidanceFor(reviewer)).items.map((item) => item.path)).toEqual(["a.md"]);
  expect(await states([a.lessonId, b.lessonId, out.lessonId, waiting.lessonId])).toEqual({
    [a.lessonId]: "published",
    [b.lessonId]: "withdrawn",
    [out.lessonId]: "withdrawn",
    [waiting.lessonId]: "approved",
  });
  expect(await draftPaths(workspace.id)).toEqual(["a.md", "c.md"]);
  await expect(publish(reviewer, input)).rejects.toMatchObject({ code: "conflict", message: /replaced/ });
  await expect(returnTo(lead, { number: 1 })).rejects.toMatchObject({ code: "conflict", message: /already equal/ });
  await expect(returnTo(lead, { number: 77 })).rejects.toMatchObject({ code: "not_found" });
  expect((await publishNow()).number).toBe(4);
  expect((await getRelease(reviewer, 3)).release).toMatchObject({ origin: "returned", returnsTo: 1 });
});

test("a return withdraws what it leaves out, with the reason; a return forward makes it what it was", async () => {
  const a = await approveIntoDraft(reviewer, { title: "A" });
  await publishNow();
  const a2 = await approveIntoDraft(reviewer, { title: "A anew", operation: "revise", itemId: a.itemId });
  const b = await approveIntoDraft(reviewer, { title: "B" });
  await publishNow();
  const a3 = await approveIntoDraft(reviewer, { title: "A again", operation: "revise", itemId: a.itemId });
  const out = await approveIntoDraft(reviewer, { title: "B out", operation: "retire", itemId: b.itemId });
  await publishNow();
  const ids = [a, a2, a3, b, out].map((lesson) => lesson.lessonId);
  const now = async () => {
    const found = await states(ids);
    return ids.map((id) => found[id]);
  };
  const forward = ["superseded", "superseded", "published", "retired", "published"];
  expect(await now()).toEqual(forward);
  await returnTo(lead, { number: 1, note: "It made things worse." });
  expect(await now()).toEqual(["published", "withdrawn", "withdrawn", "withdrawn", "withdrawn"]);
  expect((await db().lesson.findUniqueOrThrow({ where: { id: b.lessonId } })).stateReason).toBe("Left out by the return to release 1: It made things worse.");
  expect((await trail()).at(-1)?.facts.withdrawn).toHaveLength(4);
  await returnTo(lead, { number: 2 });
  expect(await now()).toEqual(["superseded", "published", "withdrawn", "published", "withdrawn"]);
  await returnTo(lead, { number: 4 });
  await returnTo(lead, { number: 3 });
  expect(await now()).toEqual(forward);
  const { stateReason, findings } = await db().lesson.findUniqueOrThrow({ where: { id: b.lessonId } });
  expect([stateReason, findings]).toEqual(["", {}]);
});

test("a change to what a return took out of force is moot: not counted, not carried out, dropped by the next publication", async () => {
  await approveIntoDraft(reviewer, { title: "A" });
  await publishNow();
  const b = await approveIntoDraft(reviewer, { title: "B" });
  const c = await approveIntoDraft(reviewer, { title: "C" });
  await publishNow();
  const out = await approveIntoDraft(reviewer, { title: "B out", operation: "retire", itemId: b.itemId });
  const anew = await approveIntoDraft(reviewer, { title: "C anew", operation: "revise", itemId: c.itemId });
  expect(await guidanceState(reviewer)).toEqual({ inForce: 2, waiting: 2, moot: 0 });
  await returnTo(lead, { number: 1 });
  expect(await guidanceState(reviewer)).toEqual({ inForce: 3, waiting: 0, moot: 2 });
  expect((await getDraft(reviewer))?.changes.map((change) => change.moot)).toEqual([true, true]);
  expect(await draftPaths(workspace.id)).toEqual(["a.md"]);
  await expect(publishNow()).rejects.toMatchObject({ code: "invalid" });
  const d = await approveIntoDraft(reviewer, { title: "D" });
  expect(await guidanceState(reviewer)).toEqual({ inForce: 3, waiting: 1, moot: 2 });
  await publishNow();
  expect((await guidanceFor(reviewer)).items.map((item) => item.path)).toEqual(["a.md", "d.md"]);
  expect((await trail()).at(-1)?.facts).toMatchObject({ lessons: [d.lessonId], dropped: [out.lessonId, anew.lessonId] });
  expect(await states([out.lessonId, anew.lessonId])).toEqual({ [out.lessonId]: "withdrawn", [anew.lessonId]: "withdrawn" });
  expect((await getRelease(reviewer, 4)).release.changes.map((change) => change.lessonId)).toEqual([d.lessonId]);
  await returnTo(lead, { number: 2 });
  expect(await states([b.lessonId, out.lessonId])).toEqual({ [b.lessonId]: "published", [out.lessonId]: "withdrawn" });
});

test("what was withdrawn does not come back by a return", async () => {
  const a = await approveIntoDraft(reviewer, { title: "A" });
  await publishNow();
  await approveIntoDraft(reviewer, { title: "A out", operation: "retire", itemId: a.itemId });
  await publishNow();
  await db().lesson.update({ where: { id: a.lessonId }, data: { state: "withdrawn" } });
  await expect(returnTo(lead, { number: 1 })).rejects.toMatchObject({ code: "conflict", message: /withdrawn/ });
});

test("guidance of a time is what was in force then, and who approved it", async () => {
  const start = new Date(Date.now() - 1000);
  await approveIntoDraft(reviewer, { title: "A" });
  await publishNow();
  const one = (await getRelease(reviewer, 1)).release.publishedAt ?? start;
  await new Promise((resolve) => setTimeout(resolve, 15));
  await approveIntoDraft(reviewer, { title: "B" });
  await publishNow();
  const at = async (time: Date) => {
    const { release, items } = await guidanceFor(reviewer, { at: time });
    return [release?.number ?? null, items.length];
  };
  expect(await at(start)).toEqual([null, 0]);
  expect(await at(one)).toEqual([1, 1]);
  expect(await at(new Date(one.getTime() - 1))).toEqual([null, 0]);
  expect(await at(new Date())).toEqual([2, 2]);
});

test("adopted guidance is release 0, marked, beside a draft that waited; later adoptions join what is in force", async () => {
  await approveIntoDraft(reviewer, { title: "Waits" });
  const adopt = (title: string) =>
    transact(async (tx) => {
      const lesson = await makeApproved(tx, lead, { title });
      await tx.lesson.update({ where: { id: lesson.lessonId }, data: { state: "published", origin: "adopted" } });
      const reviewId = newId("review");
      await tx.review.update({ where: { id: lesson.reviewId }, data: { undoneAt: new Date(), undoneBy: lead.id } });
      await tx.review.create({
        data: {
          id: reviewId,
          workspaceId: workspace.id,
          lessonId: lesson.lessonId,
          revisionId: lesson.revisionId,
          sha256: lesson.sha256,
          decision: "adopt",
          reviewerId: lead.id,
          evidenceDigest: "",
          flagsDigest: "",
          policyVersion: "1",
        },
      });
      return adoptRelease(tx, lead, { items: [{ ...lesson, reviewId }], note: "" });
    });
  expect(await adopt("House rules")).toMatchObject({ number: 0 });
  const guidance = await guidanceFor(reviewer, { at: new Date() });
  expect(guidance.items).toMatchObject([{ path: "house-rules.md", adopted: true, approvedBy: [] }]);
  expect(await draftPaths(workspace.id)).toEqual(["house-rules.md", "waits.md"]);
  expect((await publishNow()).number).toBe(1);
  expect(await adopt("More rules")).toMatchObject({ number: 2 });
  expect((await getReleaseInForce(reviewer))?.items.map((item) => item.path)).toEqual(["house-rules.md", "more-rules.md", "waits.md"]);
});

test("the database itself refuses to change a published release", async () => {
  await approveIntoDraft(reviewer, { title: "A" });
  await publishNow();
  for (const table of ["release_items", "release_changes"]) {
    await expect(sql(`DELETE FROM ${table} WHERE workspace_id = $1`, [workspace.id])).rejects.toThrow(/is published/);
    await expect(sql(`UPDATE ${table} SET sha256 = sha256 WHERE workspace_id = $1`, [workspace.id])).rejects.toThrow(/is published/);
  }
  const late = await transact((tx) => makeApproved(tx, reviewer, { title: "Late" }));
  const release = await getReleaseInForce(reviewer);
  await expect(
    sql(`INSERT INTO release_items SELECT $1, $2, 9, $3, $4, $5, $6, $7, 'approve'`, [
      workspace.id,
      release?.id,
      late.itemId,
      late.lessonId,
      late.revisionId,
      late.sha256,
      late.reviewId,
    ]),
  ).rejects.toThrow(/is published/);
  await expect(transact((tx) => joinDraft(tx, reviewer, { ...late, operation: "add", targets: [] }))).resolves.toMatchObject({ number: 2 });
});

test("a release reads from what is for everyone to the narrowest, and a return keeps an earlier order as it was", async () => {
  await approveIntoDraft(reviewer, { title: "A tool", appliesTo: { tools: ["refund"] } });
  await approveIntoDraft(reviewer, { title: "B task", appliesTo: { tasks: ["t"] } });
  await approveIntoDraft(reviewer, { title: "C specialist", appliesTo: { roles: ["specialist"] } });
  await approveIntoDraft(reviewer, { title: "D agent", appliesTo: { agents: ["support"] } });
  await approveIntoDraft(reviewer, { title: "E all" });
  const first = await publishNow();
  expect((await guidanceFor(reviewer)).items.map((item) => item.path)).toEqual(["e-all.md", "d-agent.md", "c-specialist.md", "b-task.md", "a-tool.md"]);
  const paths = async (ask: Parameters<typeof guidanceFor>[1]) => (await guidanceFor(reviewer, ask)).items.map((item) => item.path);
  expect(await paths({ agent: "support", role: "specialist", task: "other", tools: ["search"] })).toEqual(["e-all.md", "d-agent.md", "c-specialist.md"]);
  expect(await paths({ agent: "support", role: "lead", task: "t", tools: ["refund"] })).toEqual(["e-all.md", "d-agent.md", "b-task.md", "a-tool.md"]);
  // As a release published in another order: its bytes are what people approved, order included.
  await approveIntoDraft(reviewer, { title: "F all" });
  await publishNow();
  const returned = await returnTo(lead, { number: first.number, note: "" });
  expect(returned.sha256).toBe(first.sha256);
  expect((await guidanceFor(reviewer)).items.map((item) => item.path)).toEqual(["e-all.md", "d-agent.md", "c-specialist.md", "b-task.md", "a-tool.md"]);
});
