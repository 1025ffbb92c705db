import { expect, expectAccessible, test } from "./fixtures";
import { NewPersonPage } from "./pages/console";
import { DeskPage } from "./pages/desk";
import { ADMIN, ADMIN_STATE } from "./people";

test("the one-time link makes the first admin and opens the desk on the first lesson", async ({ page, server, otherPage }) => {
  await page.goto(server.setupLink);
  await expectAccessible(page);
  await new NewPersonPage(page).enter(ADMIN, "Open the review desk");
  await expect(page).toHaveURL(/\/w\/support\/review/);
  const desk = new DeskPage(page, "support");
  await expect(desk.lesson).toContainText("return_items");
  await expect(desk.rows.first()).toContainText("return_items");
  expect(await desk.rows.count()).toBeGreaterThanOrEqual(3);
  expect(await desk.quotes.count()).toBeGreaterThanOrEqual(3);
  await page.context().storageState({ path: ADMIN_STATE });
  await page.screenshot({ path: "test-results/desk.png", animations: "disabled" });
  if (process.env.LUCID_SCREENSHOTS === "1") await page.screenshot({ path: "docs/images/desk.png", animations: "disabled" });

  await otherPage.goto(server.setupLink);
  await expect(otherPage.getByRole("heading", { name: "This link has been used" })).toBeVisible();
});
