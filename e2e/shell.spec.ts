import type { Page } from "@playwright/test";
import { expect, expectAccessible, test } from "./fixtures";
import { ConsolePage } from "./pages/console";
import { DeskPage } from "./pages/desk";

// The frame around the pages: what it says after a decision, in the dark, on a phone, and where there is nothing. The fixtures fail on
// any console message, so walking through is a test of the content security policy too.

const SLUG = "engineering";
const PAGES = [
  "review",
  "sessions",
  "sessions/import",
  "dreams",
  "guidance",
  "guidance/draft",
  "audit",
  "audit/sign-ins",
  "settings/general",
  "settings/members",
  "settings/tokens",
];

const openCount = async (page: Page) => {
  const words = await page
    .getByRole("navigation", { name: "Workspace" })
    .getByRole("link", { name: /^Review/ })
    .textContent();
  return Number(/\d+/.exec(words ?? "")?.[0] ?? 0);
};

for (const colorScheme of ["light", "dark"] as const) {
  test(`a walk through every page is silent, in the ${colorScheme} theme`, async ({ page }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    const shell = await new ConsolePage(page, SLUG).open("review");
    for (const name of ["Sessions", "Dreams", "Guidance", "Audit", "Settings", "Review"] as const) await shell.go(name);
    for (const path of PAGES) {
      await shell.open(path);
      await expect(page.getByRole("main")).toBeVisible();
      await page.reload();
    }
    for (const address of ["/account", "/workspaces/new"]) {
      await page.goto(address);
      await expect(page.getByRole("main")).toBeVisible();
      await page.reload();
    }
  });
}

test("dialogs, the palette, menus and a toast are silent, before and after a refresh of the router", async ({ page }) => {
  const shell = new ConsolePage(page, SLUG);
  await shell.open("settings/members");
  const role = page.getByRole("combobox", { name: "Role of Rex Reviewer" });
  if ((await role.count()) > 0) {
    await role.selectOption("viewer");
    await expect(page.getByText("Rex Reviewer is viewer now.")).toBeVisible();
    await role.selectOption("reviewer");
    await expect(page.getByText("Rex Reviewer is reviewer now.")).toBeVisible();
  }
  for (const [path, button] of [
    ["settings/members", "Invite"],
    ["settings/tokens", "New token"],
    ["dreams", "Start a dream"],
  ] as const) {
    await shell.open(path);
    await page.getByRole("button", { name: button }).click();
    await expect(page.getByRole("dialog")).toBeVisible();
    await page.keyboard.press("Escape");
    await page.keyboard.press("Control+k");
    await expect(page.getByRole("dialog", { name: /Go to/ })).toBeVisible();
    await page.keyboard.press("Escape");
  }
  await page.getByRole("button", { name: /^You: / }).click();
  await page.getByRole("menuitemradio", { name: "Dark" }).click();
  await expect(page.locator("html")).toHaveClass(/\bdark\b/);
  await page.getByRole("button", { name: /^You: / }).click();
  await page.getByRole("menuitemradio", { name: "System" }).click();
});

test("the dream's dialog shows the workspace's budget", async ({ page }) => {
  await new ConsolePage(page, SLUG).open("settings/general");
  const own = await page.getByLabel("Lessons open at once").inputValue();
  await new ConsolePage(page, SLUG).open("dreams");
  await page.getByRole("button", { name: "Start a dream" }).click();
  await expect(page.getByLabel("Open lessons at most")).toHaveValue(own);
});

test("the header counts after each decision, without a reload", async ({ page }) => {
  const desk = await new DeskPage(page, SLUG).open("review");
  await expect(desk.rows.first()).toBeVisible();
  const before = await openCount(page);
  await desk.press("a", "Approved: ");
  await expect.poll(() => openCount(page)).toBe(before - 1);
  await desk.press("u", "Taken back");
  await expect.poll(() => openCount(page)).toBe(before);
  await new ConsolePage(page, SLUG).go("Audit");
  expect(await openCount(page)).toBe(before);
});

test("on a phone nothing in the header overlaps, and the settings need no sideways scrolling", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  for (const path of [...PAGES.map((one) => `/w/${SLUG}/${one}`), "/account", "/workspaces/new"]) {
    await page.goto(path);
    const boxes = await page
      .locator("header")
      .first()
      .locator("a:visible, button:visible")
      .evaluateAll((all) =>
        all.map((one) => {
          const { left, right } = one.getBoundingClientRect();
          return { name: one.getAttribute("aria-label") ?? one.textContent ?? "", left, right };
        }),
      );
    expect(boxes.length).toBeGreaterThan(2);
    boxes.sort((one, other) => one.left - other.left);
    for (const [index, box] of boxes.entries()) {
      expect(box.right, `${path}: ${box.name} is on the screen`).toBeLessThanOrEqual(390);
      const next = boxes[index + 1];
      if (next) expect(box.right, `${path}: ${box.name} and ${next.name}`).toBeLessThanOrEqual(next.left + 0.5);
    }
    if (!path.includes("settings")) continue;
    for (const details of await page.locator("main summary").all()) await details.click();
    const wide = await page
      .locator("main section")
      .evaluateAll((all) => all.filter((one) => one.scrollWidth > one.clientWidth + 1).map((one) => one.getAttribute("aria-label")));
    expect(wide, path).toEqual([]);
  }
});

for (const path of ["audit", "audit/sign-ins", "settings/general", "settings/members", "settings/tokens"]
  .map((one) => `/w/${SLUG}/${one}`)
  .concat("/account")) {
  test(`${path} passes axe at each width`, async ({ page }) => {
    await page.goto(path);
    for (const width of [390, 834, 1440]) {
      await page.setViewportSize({ width, height: 900 });
      await expectAccessible(page);
    }
  });
}

test.describe("where there is nothing", () => {
  test.use({ provoked: [404] });

  test("a page that is not there says so, silently", async ({ page, otherPage }) => {
    for (const path of [`/w/${SLUG}/nothing`, `/w/${SLUG}/settings/nothing`, "/nothing", "/w/no-such-workspace/review", `/w/${SLUG}/audit/999999`]) {
      await page.goto(path);
      await expect(page.getByRole("heading", { name: /^There is no such page/ })).toBeVisible();
      await expectAccessible(page);
    }
    await otherPage.goto("/nothing");
    await expect(otherPage.getByRole("heading", { name: "There is no such page" })).toBeVisible();
  });
});
