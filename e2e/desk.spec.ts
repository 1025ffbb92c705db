import type { Page } from "@playwright/test";
import { expect, expectAccessible, test } from "./fixtures";
import { DeskPage } from "./pages/desk";
import { DraftPage } from "./pages/guidance";
import { ADMIN } from "./people";
import { seedDesk } from "./seed-desk";

// The desk as people use it: without a mouse, with a screen reader, on a phone, and two of them at once.

const ADA = `${ADMIN.email}:admin`;
/** A picture of the state, in both themes, kept with the results. */
async function picture(page: Page, state: string): Promise<void> {
  const width = page.viewportSize()?.width ?? 0;
  for (const colorScheme of ["dark", "light"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    const path = test.info().outputPath(`${state}-${width}-${colorScheme}.png`);
    await page.screenshot({ path, animations: "disabled" });
    await test.info().attach(`${state}-${width}-${colorScheme}`, { path, contentType: "image/png" });
  }
}

const fitsTheWindow = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth);

test("a queue of 15 is cleared by keyboard alone, then published", async ({ page }) => {
  const { slug } = await seedDesk("queue", [ADA]);
  const desk = await new DeskPage(page, slug).open("review");
  const number = (at: number) => `Lesson ${String(at).padStart(2, "0")}`;
  await expect(desk.lesson).toContainText(number(1));
  await expect(page.getByText("15 left · 0 done")).toBeVisible();
  for (let at = 1; at <= 5; at++) {
    await desk.press("a", `Approved: ${number(at)}`);
    await expect(desk.lesson).toContainText(number(at + 1));
  }
  // An edit: two fields on from the title, then save; the new revision needs an approval of its own.
  await page.keyboard.press("e");
  await expect(page.getByRole("form", { name: "Edit the lesson" }).getByLabel("Title")).toBeFocused();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Control+End");
  await page.keyboard.type(" Then wait for a yes.");
  // Leaving does not lose the words, a reload neither.
  await page.reload();
  await expect(page.getByText("You have an unsaved edit of this lesson")).toBeVisible();
  await page.keyboard.press("e");
  await expect(page.getByLabel("Text", { exact: true })).toHaveValue(/Then wait for a yes\.$/);
  await page.keyboard.press("Control+Enter");
  await desk.told("Saved as a new revision");
  await expect(page.getByText("revision 2").first()).toBeVisible();
  await desk.press("a", `Approved: ${number(6)}`);
  for (let at = 7; at <= 10; at++) {
    await desk.reject();
    await expect(desk.lesson).toContainText(number(at + 1));
  }
  await desk.press("u", "Taken back");
  await expect(desk.lesson).toContainText(number(10));
  await desk.press("a", `Approved: ${number(10)}`);
  // Three at once, with one reason.
  for (let at = 11; at <= 13; at++) {
    await expect(desk.lesson).toContainText(number(at));
    await page.keyboard.press("x");
    await page.keyboard.press("j");
  }
  await page.keyboard.press("b");
  await expect(page.getByRole("dialog", { name: "Reject 3 lessons" })).toBeVisible();
  await page.keyboard.press("3");
  await page.keyboard.press("Enter");
  await desk.told("Rejected: 3 lessons");
  await desk.press("a", "Approved: Lesson 1");
  await desk.press("a", "Approved: Lesson 1");
  await expect(page.getByRole("heading", { level: 1, name: "Nothing waits for you" })).toBeVisible();
  await picture(page, "nothing-left");
  await desk.command("Draft release");
  const draft = new DraftPage(page, slug);
  await draft.publish();
  await expect(page.getByText("Lesson 06").first()).toBeVisible();
});

/** One queue for all widths: looking changes nothing. */
let toLookAt: Promise<{ slug: string }> | undefined;

async function openAt(page: Page, viewport: { width: number; height: number }): Promise<DeskPage> {
  toLookAt ??= seedDesk("queue", [ADA]);
  await page.setViewportSize(viewport);
  const desk = await new DeskPage(page, (await toLookAt).slug).open("review");
  await expect(desk.lesson).toContainText("Lesson 01");
  expect(await fitsTheWindow(page)).toBe(true);
  await expectAccessible(page);
  await picture(page, "reading");
  return desk;
}

for (const viewport of [
  { width: 390, height: 844 },
  { width: 834, height: 1112 },
]) {
  test(`at ${viewport.width} pixels the desk opens on the first lesson, the queue is a sheet, the decisions are at the thumb`, async ({ page }) => {
    const desk = await openAt(page, viewport);
    const approve = page.getByRole("button", { name: /^Approve/ });
    await expect(approve).toBeInViewport();
    const sheet = await desk.openSheet();
    await expect(sheet.getByRole("listitem").first()).toBeVisible();
    await expectAccessible(page);
    await picture(page, "sheet");
    await sheet.getByRole("link", { name: /Lesson 02/ }).click();
    await expect(sheet).toBeHidden();
    await expect(desk.lesson).toContainText("Lesson 02");
    await page.getByRole("link", { name: "Evidence", exact: true }).click();
    await expect(desk.quotes.first()).toBeInViewport();
    await expect(approve).toBeInViewport();
  });
}

test("every state of the desk is accessible, in both themes", async ({ page }) => {
  // Six states, each looked at twice by axe: on a machine that does much else beside, that takes its time.
  test.setTimeout(480_000);
  const desk = await openAt(page, { width: 1440, height: 900 });
  const state = async (name: string) => {
    await expectAccessible(page);
    await picture(page, name);
  };
  await page.keyboard.press("t");
  await expect(page.getByRole("region", { name: "Transcript" }).getByRole("article", { name: /^Event 3,/ })).toBeInViewport();
  await state("transcript");
  await page.keyboard.press("t");
  await page.keyboard.press("f");
  await expect(page.getByRole("combobox", { name: "Kind" })).toBeVisible();
  await desk.policy();
  await state("filters");
  await page.keyboard.press("r");
  await expect(page.getByRole("dialog", { name: "Reject this lesson" })).toBeVisible();
  await state("reject");
  await page.keyboard.press("Escape");
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog", { name: "Keyboard" })).toBeVisible();
  await state("keys");
  await page.keyboard.press("Escape");
  await page.keyboard.press("e");
  await expect(page.getByText(/^Reaches \d/)).toBeVisible();
  await state("edit");
});

test("a screen reader finds its way, and the panes fold and keep their widths", async ({ page }) => {
  const { slug } = await seedDesk("queue", [ADA]);
  const desk = await new DeskPage(page, slug).open("review");
  await expect(desk.lesson).toContainText("Lesson 01");
  await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
  for (const landmark of ["banner", "main"] as const) await expect(page.getByRole(landmark)).toHaveCount(1);
  for (const name of ["Workspace", "Piles"]) await expect(page.getByRole("navigation", { name })).toBeVisible();
  for (const name of ["Queue", "Evidence", "Policy"]) await expect(page.getByRole("region", { name })).toBeVisible();
  const queue = page.getByRole("region", { name: "Queue" });
  await expect(queue.getByRole("list", { name: "Lessons" }).getByRole("listitem")).toHaveCount(15);
  await expect(queue.getByRole("link", { name: /Lesson 01/ })).toHaveAttribute("aria-current", "true");
  await expect(page.getByRole("article", { name: "Lesson" })).toBeVisible();
  const tools = page.getByRole("toolbar", { name: "Decide" });
  for (const name of [/^Approve/, /^Edit/, /^Reject/, "Comment", "More", "Previous lesson", "Next lesson", "All keys"])
    await expect(tools.getByRole("button", { name })).toBeVisible();
  await expect(desk.quotes.first()).toHaveAccessibleName(/^For: Person in Return of order/);
  await expect(page.getByRole("link", { name: /^Evidence for sentence 1: \d+ for/ })).toBeVisible();
  await page.keyboard.press("]");
  await expect(desk.quotes.first()).toBeFocused();
  await page.keyboard.press("]");
  await expect(desk.quotes.nth(1)).toBeFocused();
  await page.keyboard.press("[");
  await expect(desk.quotes.first()).toBeFocused();

  const border = page.getByRole("separator", { name: "Width of the queue" });
  const before = Number(await border.getAttribute("aria-valuenow"));
  await border.focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  await expect(border).toHaveAttribute("aria-valuenow", String(before + 32));
  await page.keyboard.press("v");
  await expect(page.getByRole("button", { name: "Show the evidence" })).toBeVisible();
  await expect(desk.quotes.first()).toBeHidden();
  await page.reload();
  await expect(page.getByRole("button", { name: "Show the evidence" })).toBeVisible();
  await expect(border).toHaveAttribute("aria-valuenow", String(before + 32));
  await desk.ready();
  await page.keyboard.press("v");
  await expect(desk.quotes.first()).toBeVisible();

  // What narrows the pile stands in the address, and is there again after a reload.
  await page.keyboard.press("/");
  await page.keyboard.type("case 07");
  await expect(queue.getByRole("listitem")).toHaveCount(1);
  await expect(page).toHaveURL(/q=case\+07/);
  await page.reload();
  await expect(queue.getByRole("listitem")).toHaveCount(1);
  await expect(desk.lesson).toContainText("Lesson 07");
});
