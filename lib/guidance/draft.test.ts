import { expect, test } from "vitest";
import { db, transact } from "@/lib/db/client";
import { makePerson, makeWorkspace } from "@/test/fixtures";
import { approveIntoDraft, draftPaths } from "@/test/guidance-fixtures";
import { ensureItem, leaveDraft } from "./draft";
import { pathStem } from "./path";

async function start() {
  const workspace = await makeWorkspace();
  return { workspace, reviewer: await makePerson(workspace.id, "reviewer") };
}

test("approvals collect in one draft, in path order, and leave again", async () => {
  const { workspace, reviewer } = await start();
  const b = await approveIntoDraft(reviewer, { title: "Beta" });
  const a = await approveIntoDraft(reviewer, { title: "Alpha" });
  expect(a.draft).toEqual(b.draft);
  expect(a.draft.number).toBe(1);
  expect(await draftPaths(workspace.id)).toEqual(["alpha.md", "beta.md"]);
  expect(await transact((tx) => leaveDraft(tx, reviewer, b))).toBe(true);
  expect(await transact((tx) => leaveDraft(tx, reviewer, b))).toBe(false);
  expect(await draftPaths(workspace.id)).toEqual(["alpha.md"]);
  await transact((tx) => leaveDraft(tx, reviewer, a));
  expect(await db().release.count({ where: { workspaceId: workspace.id } })).toBe(0);
});

test("forty approvals at once end in one draft that holds them all", async () => {
  const { workspace, reviewer } = await start();
  await Promise.all(Array.from({ length: 40 }, (_, n) => approveIntoDraft(reviewer, { title: `Lesson ${n % 20}` })));
  const paths = await draftPaths(workspace.id);
  expect(new Set(paths).size).toBe(40);
  expect(paths).toEqual([...paths].sort());
  expect(await db().release.count({ where: { workspaceId: workspace.id } })).toBe(1);
});

test("two approved changes to one item cannot wait together", async () => {
  const { reviewer } = await start();
  const first = await approveIntoDraft(reviewer, { title: "Refunds" });
  await expect(approveIntoDraft(reviewer, { title: "Refunds again", operation: "revise", itemId: first.itemId })).rejects.toMatchObject({ code: "conflict" });
  const other = await transact((tx) => ensureItem(tx, reviewer.workspaceId, "Other"));
  await expect(approveIntoDraft(reviewer, { title: "Merged", operation: "merge", itemId: other.id, targets: [first.itemId] })).rejects.toMatchObject({
    code: "conflict",
  });
});

test("paths are plain, free and never shared", async () => {
  const { workspace } = await start();
  const paths = ["Ünïcode & Tabs!", "unicode tabs", "日本語", "日本語", "../../etc/passwd", "x".repeat(300)];
  const made: string[] = [];
  for (const title of paths) made.push((await transact((tx) => ensureItem(tx, workspace.id, title))).path);
  expect(made).toEqual(["unicode-tabs.md", "unicode-tabs-2.md", "lesson.md", "lesson-2.md", "etc-passwd.md", `${"x".repeat(80)}.md`]);
});

test.each([
  ["Refund to the original payment method", "refund-to-the-original-payment-method"],
  // The 80th character falls into "payment".
  [
    "When a customer asks for a refund on another method, refund to the original payment method",
    "when-a-customer-asks-for-a-refund-on-another-method-refund-to-the-original",
  ],
  [`${"a".repeat(40)} ${"b".repeat(39)} c`, `${"a".repeat(40)}-${"b".repeat(39)}`],
  ["x".repeat(200), "x".repeat(80)],
  ["Häuser & Straßen/CLAUDE.md", "hauser-stra-en-claude-md"],
  ["🙂", "lesson"],
])("a path is the title's words, whole: %s", (title, stem) => {
  expect(pathStem(title)).toBe(stem);
});
