import { expect, expectAccessible, test } from "./fixtures";
import { lucid } from "./lucid";
import { DreamsPage } from "./pages/dreams";
import { ADMIN } from "./people";

test.describe.configure({ mode: "serial" });

const SLUG = "nights";
const SESSIONS = 8;

function session(i: number): string {
  const call = (id: string, method: string) => ({
    role: "assistant",
    content: null,
    tool_calls: [{ id, type: "function", function: { name: "refund", arguments: JSON.stringify({ order: `W${i}`, method }) } }],
  });
  const messages = [
    { role: "user", content: `Please refund order W${i}` },
    call("a", "card"),
    { role: "tool", tool_call_id: "a", name: "refund", content: `Error: method card did not pay order W${i}`, is_error: true },
    call("b", "voucher"),
    { role: "tool", tool_call_id: "b", name: "refund", content: "done" },
    { role: "assistant", content: i % 2 === 0 ? '{"status": "done"}' : "It is done." },
  ];
  return `${JSON.stringify({ id: `n${i}`, agent: "clerk", messages })}\n`;
}

test.beforeAll(async () => {
  await lucid(["workspace", "create", SLUG]);
  await lucid(["user", "add", ADMIN.email, "--role", "admin", "--workspace", SLUG]);
  await lucid(["import", "-", "--workspace", SLUG], Array.from({ length: SESSIONS }, (_, i) => session(i)).join(""));
});

test("chosen sessions are grouped as tries at one task", async ({ page }) => {
  await new DreamsPage(page, SLUG).open("sessions");
  for (const at of [0, 1, 2, 3])
    await page
      .getByRole("checkbox", { name: /^Choose session/ })
      .nth(at)
      .check();
  const chosen = page.getByRole("region", { name: "Chosen sessions" });
  await expect(chosen).toContainText("4 sessions chosen");
  await expectAccessible(page);
  await chosen.getByRole("button", { name: "Group as one task" }).click();
  await page.getByRole("dialog").getByLabel("Task").fill("refunds");
  await page.getByRole("dialog").getByRole("button", { name: "Save" }).click();
  await expect(chosen).toBeHidden();
  await page.goto(`/w/${SLUG}/sessions?task=refunds`);
  await expect(page.getByText("4 sessions match").filter({ visible: true }).first()).toBeVisible();
  await expect(page.getByRole("button", { name: "Group these as one task" })).toBeVisible();
});

test("a check holds answers against a JSON schema, and refuses one that does not work", async ({ page }) => {
  await new DreamsPage(page, SLUG).open("settings/checks");
  await page.getByRole("button", { name: "Define a check" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name").fill("Answers with a status");
  await dialog.getByLabel("Rule 1: kind").selectOption("json_schema");
  await dialog.getByLabel("Rule 1: JSON schema").fill('{"propertys": {}}');
  await dialog.getByRole("button", { name: "Try it" }).click();
  await expect(dialog.getByRole("alert")).toContainText("Rule 1: This schema does not work");
  await dialog.getByLabel("Rule 1: JSON schema").fill('{"type": "object", "required": ["status"]}');
  await dialog.getByRole("button", { name: "Try it" }).click();
  await expect(dialog.getByText(`Of the newest ${SESSIONS} without a verdict, 4 would succeed and 4 would fail.`)).toBeVisible();
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Define", exact: true }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole("listitem").filter({ hasText: "matches the JSON schema" }).first()).toBeVisible();
});

test("a dream says how it came to its lessons; a later one stands beside it, and takes none of them away", async ({ page }) => {
  const dreams = await new DreamsPage(page, SLUG).open("dreams");
  await dreams.dream();
  await expect(dreams.section("Lessons").getByRole("link")).toHaveCount(1);
  await expect(dreams.section("Lessons")).toContainText("New");
  await expectAccessible(page);
  const first = page.url();
  await dreams.open("dreams");
  await dreams.dream();
  await expect(dreams.section("Lessons")).toContainText("Found again");
  await expect(dreams.section("Beside the dream before")).toContainText("0 are new and 1 came again");
  await page.goto(first);
  await expect(dreams.section("Lessons")).toContainText("Refreshed in dream 2");
  await dreams.open("dreams");
  await expect(dreams.line(1)).toContainText("1 new");
  await expect(dreams.line(2)).toContainText("1 again");
  await expectAccessible(page);
});
