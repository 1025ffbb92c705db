import { expect, expectAccessible, test } from "./fixtures";
import { ConsolePage, NewPersonPage, SignInPage } from "./pages/console";
import { DeskPage } from "./pages/desk";
import { MembersPage } from "./pages/settings";
import { ADMIN, REVIEWER } from "./people";

test.describe.configure({ mode: "serial" });

test("an invited reviewer joins, and of two who decide at once one wins", async ({ page, otherPage }) => {
  const link = await new MembersPage(page, "engineering").invite("reviewer");
  await expectAccessible(page);
  await otherPage.goto(link);
  await expect(otherPage.getByRole("heading", { name: "Join Engineering" })).toBeVisible();
  await new NewPersonPage(otherPage).enter(REVIEWER, "Join");
  const mine = await new DeskPage(page, "engineering").open("review");
  const theirs = await new DeskPage(otherPage, "engineering").open("review");
  const title = (await mine.lesson.textContent()) ?? "";
  await expect(theirs.lesson).toHaveText(title);
  await mine.press("a", "Approved: ");
  await otherPage.keyboard.press("a");
  await expect(theirs.conflict).toContainText(ADMIN.name);
});

test("a member of one workspace does not see another", async ({ otherPage }) => {
  await otherPage.goto("/sign-in");
  await new SignInPage(otherPage).signIn(REVIEWER.email, REVIEWER.password);
  // Not by navigating: the browser itself writes a 404 to the console.
  const response = await otherPage.request.get("/w/support/review");
  expect(response.status()).toBe(404);
  const html = await response.text();
  expect(html).not.toContain("Support");
  expect(html).not.toContain("return_items");
});

test.describe("with a wrong password", () => {
  test.use({ provoked: [401] });

  test("signing out ends it, a wrong password is refused, the right one lets in", async ({ otherPage }) => {
    await otherPage.goto("/w/engineering/review");
    await expect(otherPage).toHaveURL(/\/sign-in/);
    await expectAccessible(otherPage);
    const entrance = new SignInPage(otherPage);
    expect(await entrance.refused(REVIEWER.email, "not the password")).not.toBe("");
    await entrance.signIn(REVIEWER.email, REVIEWER.password);
    const console_ = await new ConsolePage(otherPage, "engineering").open("sessions");
    await console_.signOut();
    await otherPage.goto("/w/engineering/sessions");
    await expect(otherPage).toHaveURL(/\/sign-in/);
  });
});
