import { createHash } from "node:crypto";
import { expect, expectAccessible, test } from "./fixtures";
import { ConsolePage } from "./pages/console";
import { DeskPage } from "./pages/desk";
import { TokensPage } from "./pages/settings";

interface Guidance {
  release: { number: number };
  items: { path: string; sha256: string; content: string; lessonId: string; revision: string; adopted: boolean; approvedBy: { name: string }[] }[];
}
interface Lesson {
  id: string;
  state: string;
  title: string;
  revision: string;
  sha256: string;
}

test.describe.configure({ mode: "serial" });

const EDITED = "Never ask a customer for the full card number. The last four digits are enough.";

test("each pile shows what it should, and why", async ({ page }) => {
  const desk = await new DeskPage(page, "support").open("review");
  await expectAccessible(page);
  await desk.pile("Held back");
  await expect(page.getByText(/fell on one day, 2026-03-11/).first()).toBeVisible();
  await desk.pile("Quarantined");
  await expect(desk.lesson).toContainText("get_order");
  await expect(page.getByRole("button", { name: /^Approve/ })).toBeDisabled();
  await expectAccessible(page);
});

test("a person decides with the keyboard: approve, edit, reject, undo", async ({ page }) => {
  const desk = await new DeskPage(page, "support").open("review");
  await expect(desk.lesson).toContainText("return_items");
  await desk.press("a", "Approved: ");
  await expect(desk.lesson).toContainText("Confirm the card");
  await desk.edit(EDITED);
  await expect(page.getByText("revision 2").first()).toBeVisible();
  await desk.press("a", "Approved: Confirm the card");
  await expect(desk.lesson).toContainText("read back");
  await desk.press("a", "Approved: Always read back");
  await expect(desk.lesson).toContainText("sign off");
  await desk.reject();
  await desk.press("u", "Taken back");
  await expect(desk.lesson).toContainText("sign off");
  await desk.reject();
  // Two notes would become one, and an exception would be gone.
  await expect(desk.lesson).toContainText("Exchange once per order");
  await desk.reject();
  await expect(desk.rows).toHaveCount(0);
});

test("publishing puts exactly the approved bytes in force", async ({ page, request }) => {
  const draft = await new DeskPage(page, "support").draft();
  await expectAccessible(page);
  await draft.publish();
  await expectAccessible(page);
  const token = await new TokensPage(page, "support").create("agents", ["Read lessons and their evidence"]);
  const headers = { authorization: `Bearer ${token}` };
  const answer = await request.get("/api/v1/guidance", { headers });
  expect(answer.status()).toBe(200);
  const guidance = (await answer.json()) as Guidance;
  expect(guidance.release.number).toBe(1);
  const { lessons } = (await (await request.get("/api/v1/lessons?state=published", { headers })).json()) as { lessons: Lesson[] };
  const reviewed = guidance.items.filter((item) => !item.adopted);
  expect(reviewed).toHaveLength(3);
  for (const item of reviewed) {
    expect(createHash("sha256").update(item.content, "utf8").digest("hex")).toBe(item.sha256);
    expect(item.approvedBy).toEqual([expect.objectContaining({ name: "Ada Admin", selfApproved: true })]);
    expect(lessons).toContainEqual(expect.objectContaining({ id: item.lessonId, revision: item.revision, sha256: item.sha256 }));
  }
  expect(reviewed.map((item) => item.content).join("\n")).toContain(EDITED);
  const again = await request.get("/api/v1/guidance", { headers: { ...headers, "if-none-match": answer.headers().etag ?? "" } });
  expect(again.status()).toBe(304);
});

test("the audit has every decision", async ({ page }) => {
  await new ConsolePage(page, "support").open("audit");
  await expectAccessible(page);
  const entries = page.getByRole("main");
  for (const words of [/published/i, /rejected/i, /undid|took back|taken back|undone/i, /edited/i, /approved/i])
    await expect(entries.getByText(words).filter({ visible: true }).first()).toBeVisible();
});

test("the simulated agent reads what was published, does better, and its sessions show it", async ({ page }) => {
  await new ConsolePage(page, "support").open("guidance");
  const run = page.getByRole("button", { name: "Run the simulated agent" });
  await expectAccessible(page);
  await run.click();
  await page.waitForURL(/\/guidance\/effects$/);
  const panel = page.getByRole("region", { name: /^Try it with a simulated agent/ });
  const runs = panel.getByRole("list", { name: "Runs, oldest first" }).getByRole("listitem");
  await expect(runs).toHaveCount(2);
  const succeeded = async (words: string) => Number(/(\d+) of 20 succeeded/.exec((await runs.filter({ hasText: words }).textContent()) ?? "")?.[1]);
  expect(await succeeded("With release 1")).toBeGreaterThanOrEqual((await succeeded("Without guidance")) + 6);
  await panel.getByText("Task by task").click();
  const task = panel.getByRole("row").filter({ hasText: "return-01" });
  await expect(task).toContainText("Succeeded");
  await expectAccessible(page);
  await task.getByRole("link", { name: /original payment/ }).click();
  await expect(page.getByRole("article").filter({ hasText: "From the guidance" }).first()).toBeInViewport();
  await page.goBack();
  await panel.getByText("Task by task").click();
  await task.getByRole("link", { name: /^Check the payment method before/ }).click();
  await expect(page.getByText(/^\d+ sessions had this lesson/)).toBeVisible();
  await expect(page.getByRole("row").filter({ hasText: "simulated-support-agent" }).first()).toContainText("MCP");
  await expect(page.getByRole("button", { name: "Withdraw it" })).toBeVisible();
});
