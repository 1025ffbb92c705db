import { beforeEach, expect, test } from "vitest";
import type { PersonActor } from "@/lib/auth/actor";
import { changeSettings } from "@/lib/auth/workspaces/change-settings";
import { db, sql } from "@/lib/db/client";
import { makePerson, makeWorkspace, proven } from "@/test/fixtures";
import { makeLesson } from "@/test/lesson-fixtures";
import { adoptGuidance } from "./adopt";
import { changePolicy, getPolicy, PolicyInput } from "./change-policy";
import { approveLesson } from "./commands";
import { addDocument, MAX_DOCUMENTS, removeDocument } from "./documents/commands";
import { listDocuments, passagesFor } from "./documents/queries";
import { policyOf, reviewSettings } from "./policy";
import { proposeRetire } from "./retire";
import { getLessonForReview } from "./review-view";

let lea: PersonActor;
let ben: PersonActor;

beforeEach(async () => {
  const { id } = await makeWorkspace();
  lea = await makePerson(id, "lead", "Lea");
  ben = await makePerson(id, "reviewer", "Ben");
});

const on = async (id: string) => ({ lessonId: id, revisionId: (await db().lesson.findUniqueOrThrow({ where: { id } })).revisionId });
const entries = (action: string) =>
  sql<{ facts: Record<string, unknown> }>("SELECT facts FROM audit_entries WHERE trail = $1 AND action = $2 ORDER BY seq", [lea.workspaceId, action]);

test("a lead changes the policy; the entry says what changed, and every decision keeps the version it was made under", async () => {
  const before = await getPolicy(ben);
  expect(before).toMatchObject(reviewSettings.parse({}));
  const { id } = await makeLesson(lea);
  await approveLesson(ben, await on(id));
  const { version: _version, ...settings } = before;
  await expect(changePolicy(lea, { ...settings, approvalsRequired: 2 })).rejects.toMatchObject({ code: "reauthenticate" });
  await proven(lea);
  const { version } = await changePolicy(lea, { ...settings, approvalsRequired: 2, sealedVerdicts: false });
  expect(version).not.toBe(before.version);
  expect((await entries("policy.changed")).map(({ facts }) => facts)).toEqual([
    {
      changed: ["approvalsRequired", "sealedVerdicts"],
      before: before.version,
      version,
      approvalsRequiredBefore: 1,
      approvalsRequired: 2,
      sealedVerdictsBefore: true,
      sealedVerdicts: false,
    },
  ]);
  await changePolicy(lea, { ...settings, approvalsRequired: 2, sealedVerdicts: false });
  expect(await entries("policy.changed")).toHaveLength(1);
  const second = (await makeLesson(lea)).id;
  await approveLesson(ben, await on(second));
  const versions = await sql<{ version: string; rules: Record<string, unknown> }>(
    `SELECT v.policy_version AS version, p.rules FROM reviews v JOIN policy_versions p ON p.workspace_id = v.workspace_id AND p.version = v.policy_version
     WHERE v.workspace_id = $1 ORDER BY v.created_at`,
    [lea.workspaceId],
  );
  expect(versions.map((row) => [row.version, row.rules.approvalsRequired])).toEqual([
    [before.version, 1],
    [version, 2],
  ]);
  // Other settings leave it alone, and it leaves them alone.
  await changeSettings(lea, { name: "Renamed", queueBudget: 7, activeCap: 50 });
  expect((await getPolicy(lea)).version).toBe(version);
  expect((await db().workspace.findUniqueOrThrow({ where: { id: lea.workspaceId } })).settings).toMatchObject({ queueBudget: 7, approvalsRequired: 2 });
});

test("nobody but a lead changes it, and nothing is left to a default", async () => {
  await expect(changePolicy(ben, reviewSettings.parse({}))).rejects.toMatchObject({ code: "forbidden" });
  expect(PolicyInput.safeParse({ approvalsRequired: 2 }).success).toBe(false);
  expect(PolicyInput.safeParse({ ...reviewSettings.parse({}), approvalsRequired: 4 }).success).toBe(false);
  expect(policyOf(null).approvalsRequired).toBe(1);
});

test("a workspace of one stamps what it approves", async () => {
  const { id } = await makeWorkspace();
  const solo = await makePerson(id, "admin", "Solo");
  const text = { title: "Fetch the list", trigger: "", body: "Download the price list from the web page first.", appliesTo: {} };
  const lesson = (await makeLesson(solo, { text })).id;
  expect((await approveLesson(solo, await on(lesson))).state).toBe("approved");
  expect((await getLessonForReview(solo, lesson)).reviews).toMatchObject([
    { selfApproved: true, byName: "Solo", meaning: expect.stringContaining("approved it") },
  ]);
});

test("what a retirement takes away must be seen, as it is now", async () => {
  await adoptGuidance(lea, { items: [{ path: "CLAUDE.md", title: "Be brief", text: "Answer in two sentences.", appliesTo: {} }], note: "" });
  const [item] = await sql<{ id: string }>("SELECT id FROM items WHERE workspace_id = $1", [lea.workspaceId]);
  const { lessonId } = await proposeRetire(ben, { itemId: item?.id ?? "", reason: "Nobody needs it." });
  const { loss, policy } = await getLessonForReview(lea, lessonId);
  expect(loss?.items).toMatchObject([{ title: "Be brief", text: expect.stringContaining("Answer in two sentences.") }]);
  expect(policy.rules.find(({ id }) => id === "loss")).toMatchObject({ state: "not_met" });
  await expect(approveLesson(lea, await on(lessonId))).rejects.toMatchObject({ code: "invalid", field: "acknowledged" });
  await expect(approveLesson(lea, { ...(await on(lessonId)), acknowledged: "0".repeat(64) })).rejects.toMatchObject({ code: "conflict" });
  await approveLesson(lea, { ...(await on(lessonId)), acknowledged: loss?.digest ?? "" });
  expect(await sql("SELECT 1 FROM reviews WHERE lesson_id = $1 AND acknowledged = $2", [lessonId, loss?.digest])).toHaveLength(1);
});

const POLICY =
  "# Refunds\n\nRefunds go to the way that was paid.\n\n## Gift cards\n\nA refund to a gift card needs the customer's word. Never refund a gift card to a bank account.";

test("policy documents: the passage that speaks of the same stands beside the lesson, in this workspace only", async () => {
  const text = {
    title: "Refund gift cards to the card",
    trigger: "a gift card order is returned",
    body: "Never refund a gift card to a bank account.",
    appliesTo: {},
  };
  const { id } = await makeLesson(lea, { text });
  expect(await passagesFor(ben, id)).toEqual([]);
  await expect(addDocument(ben, { name: "refunds.md", text: POLICY })).rejects.toMatchObject({ code: "forbidden" });
  const first = await addDocument(lea, { name: "refunds.md", text: POLICY });
  expect(await passagesFor(ben, id)).toMatchObject([
    { document: "refunds.md", heading: "Refunds › Gift cards", terms: expect.arrayContaining(["gift", "card", "bank"]) },
  ]);
  const again = await addDocument(lea, { name: "refunds.md", text: `${POLICY}\n\n## Post\n\nWe send on Mondays.` });
  expect((await listDocuments(ben)).map(({ id: document, passages }) => [document, passages])).toEqual([[again.id, 3]]);
  expect((await entries("policy.document_added"))[1]?.facts).toMatchObject({ replaces: first.id });
  const stranger = await makePerson((await makeWorkspace()).id, "lead");
  await expect(passagesFor(stranger, id)).rejects.toMatchObject({ code: "not_found" });
  await expect(removeDocument(stranger, { id: again.id })).rejects.toMatchObject({ code: "not_found" });
  await removeDocument(lea, { id: again.id });
  expect(await passagesFor(ben, id)).toEqual([]);
});

test("a document must be text, small, and one of a few", async () => {
  await expect(addDocument(lea, { name: "a", text: " \n " })).rejects.toMatchObject({ code: "invalid" });
  await expect(addDocument(lea, { name: "a", text: "PK\u0000\u0001" })).rejects.toMatchObject({ code: "invalid" });
  await expect(addDocument(lea, { name: "a", text: "é".repeat(200_000) })).rejects.toMatchObject({ code: "too_large" });
  for (let n = 0; n < MAX_DOCUMENTS; n++) await addDocument(lea, { name: `d${n}`, text: `Document ${n}.` });
  await expect(addDocument(lea, { name: "one more", text: "More." })).rejects.toMatchObject({ code: "conflict" });
  await addDocument(lea, { name: "d0", text: "Replaced." });
});
