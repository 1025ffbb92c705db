import type { Page } from "@playwright/test";
import { expect, expectAccessible, test } from "./fixtures";
import { runBeside } from "./lucid";
import { ConsolePage, SignInPage } from "./pages/console";
import { DeskPage } from "./pages/desk";
import { DreamsPage } from "./pages/dreams";
import { SEED_PASSWORD } from "./seed-desk";

// The whole loop with the scripted agent of the samples. It asks the running console over HTTP with the official MCP client and a
// token, as any agent would, and does what it reads.

interface World {
  slug: string;
  token: string;
}
interface Worked {
  sessions: number;
  succeeded: number;
}

const LEAD = { email: "lena@example.test", name: "Lena Lead" };

const beside = <T>(command: string, args: Record<string, string>): Promise<T> =>
  runBeside<T>(["--import", "tsx", "test/loop.fixture.ts", command, ...Object.entries(args).flatMap(([name, value]) => [`--${name}`, value])], {
    env: { LUCID_SEED_PASSWORD: SEED_PASSWORD },
  });

async function begin(page: Page, slug: string): Promise<World> {
  const world = await beside<World>("seed", { workspace: slug, member: `${slug}-${LEAD.email}`, name: LEAD.name });
  await page.goto(`/w/${slug}/guidance`);
  await new SignInPage(page).signIn(`${slug}-${LEAD.email}`, SEED_PASSWORD);
  return world;
}

const agentOf = (world: World, url: string) => (round: string, first: number, rounds: number) =>
  beside<Worked>("work", { workspace: world.slug, url, token: world.token, round, first: String(first), rounds: String(rounds) });

const share = ({ succeeded, sessions }: Worked) => succeeded / sessions;

test("an agent fails, a dream finds why, people approve and publish, and the agent succeeds", async ({ otherPage: page, server }) => {
  const world = await begin(page, `loop-${Date.now().toString(36)}`);
  const work = agentOf(world, server.url);
  const before = await work("before", 1, 3);
  await (await new DreamsPage(page, world.slug).open("dreams")).dream();
  const desk = await new DeskPage(page, world.slug).open("review");
  await desk.choose("return_items");
  await desk.press("a", "Approved");
  await (await desk.draft()).publish();
  const after = await work("after", 1, 3);
  expect(share(after)).toBeGreaterThan(share(before) + 0.3);

  await new ConsolePage(page, world.slug).open("guidance/effects");
  await expect(
    page
      .getByRole("table", { name: "Effects of the lessons in force" })
      .or(page.getByRole("region", { name: "Effects of the lessons in force" }))
      .first(),
  ).toContainText(/\+\d+ points/);
  await page
    .getByRole("link", { name: /return_items/ })
    .first()
    .click();
  await expect(page.getByText(/^\d+ sessions had this lesson/)).toBeVisible();
  await expect(page.getByRole("row").filter({ hasText: "Succeeded" }).filter({ hasText: "Read" }).first()).toContainText("MCP");
  await expectAccessible(page);
});

test("a harmful lesson: verdicts fall, the alarm rises, and withdrawing takes it out of every destination", async ({ otherPage: page, server }) => {
  const world = await begin(page, `harm-${Date.now().toString(36)}`);
  const work = agentOf(world, server.url);
  const before = await work("before", 1, 3);
  await beside("chats", { workspace: world.slug, say: "Never read the order back to the customer before you change it." });
  await (await new DreamsPage(page, world.slug).open("dreams")).dream();
  const desk = await new DeskPage(page, world.slug).open("review");
  await desk.choose("Never read the order back");
  await desk.press("a", "Approved");
  await (await desk.draft()).publish();

  await test.step("half of the sessions are held out, and those that read it do worse", async () => {
    const effects = await new ConsolePage(page, world.slug).open("guidance/effects");
    await effects.page.getByLabel("Sessions without guidance, in per cent").fill("50");
    await effects.page.getByRole("button", { name: "Save" }).click();
    await expect(page.getByText(/^50 % of the sessions that ask/)).toBeVisible();
    const during = await work("during", 1, 15);
    expect(share(during)).toBeLessThan(share(before));
  });

  await test.step("the alarm is an item to look at again", async () => {
    expect(await beside<{ raised: number }>("look", { workspace: world.slug })).toEqual({ raised: 1 });
    await page.reload();
    const concerns = page.getByRole("region", { name: "To be looked at again" });
    await expect(concerns).toContainText("May harm");
    await expect(concerns).toContainText(/−?-?\d+ points within tasks .* evidence (over )?[\d,]+ to 1 that it harms/);
    await expect(concerns.getByRole("button", { name: /^Retire/ })).toBeVisible();
    await expectAccessible(page);
  });

  await test.step("withdrawn, it is gone from what agents are answered, its sessions stay listed, and they do well again", async () => {
    await page
      .getByRole("region", { name: "To be looked at again" })
      .getByRole("link", { name: /Never read the order back/ })
      .click();
    await expect(page.getByText(/^\d+ sessions had this lesson/)).toBeVisible();
    await page.getByRole("button", { name: "Withdraw it" }).click();
    await page.getByRole("dialog").getByLabel("Why?").fill("Orders went to wrong addresses.");
    await page.getByRole("dialog").getByRole("button", { name: "Withdraw" }).click();
    await expect(page.getByText("Orders went to wrong addresses.").first()).toBeVisible();
    for (const place of ["REST API", "MCP"]) await expect(page.getByRole("row").filter({ hasText: place }).first()).toContainText("gone, and checked");
    await expect(page.getByRole("region", { name: "Sessions that had this lesson" }).getByRole("row").nth(1)).toBeVisible();
    await expectAccessible(page);
    const answer = await page.request.get(`${server.url}/api/v1/guidance?format=markdown`, { headers: { authorization: `Bearer ${world.token}` } });
    expect(await answer.text()).not.toContain("Never read the order back");
    const afterwards = await work("afterwards", 1, 3);
    expect(share(afterwards)).toBe(share(before));
    await new ConsolePage(page, world.slug).open("guidance/effects");
    await expect(page.getByRole("region", { name: "To be looked at again" })).toContainText("Nothing in force gives a reason to");
  });
});
