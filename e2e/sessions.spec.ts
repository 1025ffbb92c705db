import { expect, expectAccessible, test } from "./fixtures";
import { lucid } from "./lucid";
import { ImportPage, SessionsPage, TranscriptPage } from "./pages/sessions";
import { TokensPage } from "./pages/settings";
import { ADMIN } from "./people";

test.describe.configure({ mode: "serial" });

const SLUG = "trial";
const HOSTILE =
  'Look: <img src=x onerror="document.title=1"> <script>document.title=2</script> [click](javascript:alert(1)) zero\u200bwidth and \u202edesrever';

function session(id: string, words: string): string {
  return `${JSON.stringify({
    id,
    task_id: "t-1",
    agent: "clerk",
    reward: 1,
    messages: [
      { role: "user", content: words },
      { role: "assistant", content: "I looked at it.", tool_calls: [{ id: "c1", type: "function", function: { name: "look", arguments: '{"at":"it"}' } }] },
      { role: "tool", tool_call_id: "c1", name: "look", content: "Nothing but a quetzal." },
    ],
  })}\n`;
}

test.beforeAll(async () => {
  await lucid(["workspace", "create", SLUG]);
  await lucid(["user", "add", ADMIN.email, "--role", "admin", "--workspace", SLUG]);
});

test("files dropped on the page are imported, and a second time nothing changes", async ({ page }) => {
  const panel = await new ImportPage(page, SLUG).open("sessions/import");
  await expectAccessible(page);
  await panel.drop("chats.jsonl", session("hostile-1", HOSTILE) + session("plain-1", "Is there a quetzal?"));
  expect(await panel.result("Added")).toBe("2");
  await panel.open("sessions/import");
  await panel.drop("chats.jsonl", session("hostile-1", HOSTILE) + session("plain-1", "Is there a quetzal?"));
  expect(await panel.result("Unchanged")).toBe("2");
});

test("hostile text is shown as text", async ({ page }) => {
  const list = await new SessionsPage(page, SLUG).open("sessions");
  await expectAccessible(page);
  await page
    .getByRole("link", { name: /Look: <img/ })
    .first()
    .click();
  const transcript = new TranscriptPage(page, SLUG);
  await expect(transcript.event(0)).toContainText('<img src=x onerror="document.title=1">');
  await expect(transcript.event(0).locator("img, script, a[href^=javascript]")).toHaveCount(0);
  await expect(transcript.event(0)).toContainText(/U\+200B|ZWSP|zero width/i);
  await expect(page).not.toHaveTitle(/^[12]$/);
  await expectAccessible(page);
  expect(list.slug).toBe(SLUG);
});

test("a search finds an event and opens the transcript at it", async ({ page }) => {
  const list = await new SessionsPage(page, "support").open("sessions");
  await list.search("refund original payment method");
  const hit = page
    .getByRole("main")
    .getByRole("link")
    .filter({ hasText: /payment/ })
    .first();
  await hit.click();
  await expect(page).toHaveURL(/\/sessions\/ses_[0-9a-f]+\?.*event=\d+/);
  const index = Number(/event=(\d+)/.exec(page.url())?.[1]);
  await expect(new TranscriptPage(page, "support").event(index)).toBeInViewport();
});

test("a token imports by the API, and cannot do what it was not given", async ({ page, request }) => {
  const token = await new TokensPage(page, SLUG).create("pipeline", ["Import sessions"]);
  const headers = { authorization: `Bearer ${token}`, "content-type": "application/jsonl" };
  const answer = await request.post("/api/v1/sessions", { headers, data: session("api-1", "From the pipeline") });
  expect(answer.ok()).toBe(true);
  expect(await answer.json()).toMatchObject({ sessions: { added: 1 } });
  expect((await request.get("/api/v1/sessions", { headers: { authorization: `Bearer ${token}` } })).status()).toBe(403);
});
