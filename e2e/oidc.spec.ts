import { expect, expectAccessible, test } from "./fixtures";
import { lucid } from "./lucid";
import { ConsolePage, ProviderPage } from "./pages/console";
import { MembersPage } from "./pages/settings";

// Against the stand-in provider of e2e/provider.ts, through next-auth on the running console.

test.describe.configure({ mode: "serial" });

const NEW = { email: "nora@outside.test", name: "Nora New", verified: true };
const KNOWN = { email: "kim@outside.test", name: "Kim Known", verified: true };

test("somebody whom nobody invited is refused, in words", async ({ otherPage }) => {
  await otherPage.goto("/sign-in");
  await new ProviderPage(otherPage).continueAs({ email: "stranger@outside.test", name: "Stranger", verified: true });
  await expect(otherPage).toHaveURL(/\/sign-in\?error=/);
  await expect(otherPage.getByRole("alert").filter({ hasText: "Nobody here has that account" })).toBeVisible();
  await expectAccessible(otherPage);
  await otherPage.goto("/account");
  await expect(otherPage).toHaveURL(/\/sign-in/);
});

test("an email that the provider has not verified does not open the account of its owner", async ({ otherPage }) => {
  await lucid(["user", "add", KNOWN.email, "--role", "viewer", "--password-stdin", "--workspace", "engineering"], "a password for Kim");
  await otherPage.goto("/sign-in");
  await new ProviderPage(otherPage).continueAs({ ...KNOWN, verified: false });
  await expect(otherPage.getByRole("alert").filter({ hasText: "Nobody here has that account" })).toBeVisible();
});

test("a member gets in by their verified email, to the page they wanted, until the sign-in is ended", async ({ otherPage, page }) => {
  await otherPage.goto("/w/engineering/sessions");
  await expect(otherPage).toHaveURL(/\/sign-in/);
  await new ProviderPage(otherPage).continueAs(KNOWN);
  await expect(otherPage).toHaveURL(/\/w\/engineering\/sessions/);

  // The same person elsewhere ends this sign-in.
  const elsewhere = await page
    .context()
    .browser()
    ?.newContext({ baseURL: new URL(otherPage.url()).origin, storageState: { cookies: [], origins: [] } });
  if (!elsewhere) throw new Error("The browser is gone.");
  const second = await elsewhere.newPage();
  await second.goto("/sign-in");
  await new ProviderPage(second).continueAs(KNOWN);
  await expect(second).not.toHaveURL(/\/sign-in/);
  await second.goto("/account");
  await expect(second.getByText("through single sign-on")).toHaveCount(2);
  await second.getByRole("button", { name: "End", exact: true }).click();
  await second.getByRole("dialog").getByRole("button", { name: "End it" }).click();
  await expect(second.getByText("through single sign-on")).toHaveCount(1);
  await elsewhere.close();
  await otherPage.goto("/w/engineering/sessions");
  await expect(otherPage).toHaveURL(/\/sign-in/);
});

test("an invited person joins through the provider, once, and comes back without the link", async ({ page, otherPage }) => {
  const link = await new MembersPage(page, "engineering").invite("reviewer");
  await otherPage.goto(link);
  await expectAccessible(otherPage);
  await new ProviderPage(otherPage).continueAs(NEW);
  await expect(otherPage).toHaveURL(/\/w\/engineering\/review/);
  await expect(otherPage.getByRole("button", { name: "You: Nora New" })).toBeVisible();
  await new ConsolePage(otherPage, "engineering").signOut();

  await otherPage.goto(link);
  await expect(otherPage.getByRole("heading", { name: "This invitation is no longer open" })).toBeVisible();
  await otherPage.goto("/sign-in");
  await new ProviderPage(otherPage).continueAs(NEW);
  await expect(otherPage).toHaveURL(/\/w\/engineering\/review/);
});
