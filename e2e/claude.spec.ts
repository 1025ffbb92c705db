import { KeyWatch } from "./claude-key";
import { Control } from "./claude-server/start";
import { expect, expectAccessible, test } from "./fixtures";
import { lucid } from "./lucid";
import { ClaudeDreamPage, ClaudeSessionsPage, ClaudeSettingsPage } from "./pages/claude";
import { DeskPage } from "./pages/desk";

const SLUG = "order-desk";

interface Guidance {
  index: string;
  items: { path: string; content: string }[];
}

/** The files that the guidance in force is, as a memory store holds them. */
async function approvedFiles(): Promise<Record<string, string>> {
  const { index, items } = await lucid<Guidance>(["guidance", "--workspace", SLUG]);
  return { "/INDEX.md": index, ...Object.fromEntries(items.map((item) => [`/${item.path}`, item.content])) };
}

test("from the Claude platform and back: connect, bring in 300 sessions, dream, review, publish, see what was changed behind Lucid's back, restore", async ({
  page,
  server,
}) => {
  const stand = server.claude;
  const control = new Control(stand.url);
  const watch = new KeyWatch(page, stand);
  await control.seed({ sessions: 300 });

  await page.goto("/workspaces/new");
  await page.getByLabel("Name").fill("Order desk");
  await page
    .getByRole("button", { name: /workspace/i })
    .last()
    .click();
  await page.waitForURL(new RegExp(`/w/${SLUG}`));

  const settings = new ClaudeSettingsPage(page, SLUG);
  const works = await settings.connect(stand);
  expect(works).toHaveLength(4);
  for (const line of works) expect(line).toContain("can be read");
  await settings.terms("claude-opus-4-5", 5, 25, 50);
  await expectAccessible(page);

  // What goes wrong says so, without the key.
  await control.fault({ on: "GET /v1/agents", kind: "status", status: 401 });
  await page.reload();
  await page.getByRole("button", { name: "Test the connection" }).click();
  await expect(page.getByText("Claude refused the API key").first()).toBeVisible();
  await page.getByRole("button", { name: "Test the connection" }).click();
  await expect(page.getByText("Claude refused the API key")).toHaveCount(0);

  const said = await new ClaudeSessionsPage(page, SLUG).bringIn();
  expect(said).toContain("300 new sessions");
  await expectAccessible(page);
  await page.getByRole("link", { name: "Order desk notes" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Order desk notes" })).toBeVisible();
  await page.getByText("/notes/session-1.md").click();
  await expect(page.getByText("Written by").filter({ visible: true }).first()).toBeVisible();

  // A session with its specialists, and a verdict for each iteration.
  await page.goto(`/w/${SLUG}/sessions?q=refund`);
  await page
    .getByRole("link", { name: /^Refund for/ })
    .first()
    .click();
  await expect(page.getByText("Refund clerk").first()).toBeVisible();

  // Slow enough to be watched.
  await control.timing({ pendingMs: 1_000, stepMs: 30 });
  const dream = await new ClaudeDreamPage(page, SLUG).start("2026-03-05", "Look at what customers repeat, and at errors that come again.");
  await expect(dream.panel).toContainText(/\d+ sessions? opened/, { timeout: 60_000 });
  await expectAccessible(page);
  await dream.completed();
  await expect(dream.panel).toContainText("$");
  await page.getByRole("region", { name: "Lessons" }).getByRole("link").first().click();

  // Each difference is a lesson of its own with its evidence: one is approved, one rejected.
  const desk = new DeskPage(page, SLUG);
  await expect(desk.quotes.first()).toBeVisible();
  await desk.open("review");
  await expect(desk.rows.first()).toBeVisible();
  await expect(desk.quotes.first()).toBeVisible();
  await desk.press("a", "Approved");
  if ((await desk.rows.count()) > 0) await desk.reject();
  await (await desk.draft()).publish();

  await page.goto(`/w/${SLUG}/guidance/destinations`);
  await page.getByRole("button", { name: "Add a memory store" }).first().click();
  await page.getByRole("dialog").getByLabel("Name").fill("Order desk guidance");
  await page.getByRole("dialog").getByRole("button", { name: "Add" }).click();
  const files = await approvedFiles();
  const published = async () => (await control.state()).stores.find((store) => store.name === "Order desk guidance");
  await expect.poll(async () => (await published())?.files, { timeout: 60_000 }).toEqual(files);

  const path = Object.keys(files).find((each) => each !== "/INDEX.md") ?? "";
  const store = await published();
  await control.writeMemory(store?.id ?? "", path, "# Something else\n");
  await expect(async () => {
    await page.reload();
    await page.getByRole("button", { name: "Look now" }).click();
    await expect(page.getByRole("button", { name: "Put back what was approved" })).toBeVisible({ timeout: 8_000 });
  }).toPass({ timeout: 60_000 });
  await expectAccessible(page);
  await page.getByRole("button", { name: "Put back what was approved" }).click();
  await expect.poll(async () => (await published())?.files, { timeout: 60_000 }).toEqual(files);

  // Nowhere on the way did the key come back.
  for (const path of ["settings/claude", "sessions/claude", "dreams", "audit"]) await page.goto(`/w/${SLUG}/${path}`, { waitUntil: "networkidle" });
  await watch.expectNowhere(SLUG, (name) => test.info().outputPath(name));
});
