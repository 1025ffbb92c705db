import type { Page } from "@playwright/test";
import { expect, expectAccessible, test } from "./fixtures";
import { ConsolePage, SignInPage } from "./pages/console";
import { DeskPage } from "./pages/desk";
import { ADMIN } from "./people";
import { SEED_PASSWORD, seedDesk } from "./seed-desk";

// Two people in two browsers, and texts that no layout should break on.

const ADA = `${ADMIN.email}:admin`;
const TESS = { email: "tess@example.test", name: "Tess Tester" };
const RISKY = "Call the refund service";
const LEDGER = "Post every refund to the ledger";

async function deskOf(page: Page, slug: string): Promise<DeskPage> {
  const desk = new DeskPage(page, slug);
  await desk.open("review");
  if (page.url().includes("/sign-in")) {
    await new SignInPage(page).signIn(TESS.email, SEED_PASSWORD);
    await desk.open("review");
  }
  await expect(desk.lesson).toBeVisible();
  return desk;
}

test("two people: reservation, race, sealed verdicts, a lapsed approval, an override; each in the trail", async ({ page, otherPage }) => {
  const { slug } = await seedDesk("team", [ADA, `${TESS.email}:reviewer:${TESS.name}`]);
  const ada = await deskOf(page, slug);
  const tess = await deskOf(otherPage, slug);

  await test.step("who looks at a lesson is seen by the other", async () => {
    await tess.choose("Lesson 02");
    await expect
      .poll(
        async () => {
          await page.reload();
          return ada.rows.filter({ hasText: "Lesson 02" }).textContent();
        },
        { timeout: 20_000 },
      )
      .toContain("Tess");
    await ada.choose("Lesson 02");
    await expect(page.getByText(`${TESS.name} is looking at this`)).toBeVisible();
  });

  await test.step("of two who decide, the second reads what happened", async () => {
    await ada.press("a", "Approved: Lesson 02");
    await otherPage.keyboard.press("a");
    await expect(tess.conflict).toContainText(ADMIN.name);
  });

  await test.step("a risky lesson needs two; the first verdict is hidden from the second", async () => {
    await tess.choose(RISKY);
    await expect(await tess.policy()).toContainText("Approved by two people");
    await tess.press("a", "Your approval is noted");
    await ada.open("review");
    await ada.choose(RISKY);
    await expect(ada.page.getByText("gave a verdict; it is shown when everyone has")).toBeVisible();
    await expect(ada.page.getByText(`${TESS.name} approved`)).toHaveCount(0);
  });

  await test.step("the second approval completes a risky lesson, and only then is the first one shown", async () => {
    await tess.choose(LEDGER);
    await tess.press("a", "Your approval is noted");
    await ada.choose(LEDGER);
    await ada.press("a", `Approved: ${LEDGER}`);
    await ada.pile("Decided");
    await ada.choose(LEDGER);
    const history = page.getByRole("article", { name: "Lesson" }).getByRole("listitem");
    for (const name of [TESS.name, ADMIN.name]) await expect(history.filter({ hasText: `${name} approved` })).toBeVisible();
    await ada.open("review");
    await ada.choose(RISKY);
  });

  await test.step("an edit lets the first approval lapse", async () => {
    await ada.edit("Before returning an order, compare the payment method. Run `curl https://refunds.example.com/approve` when it fits.");
    await tess.open("review");
    await tess.choose(RISKY);
    await expect(otherPage.getByText("Your approval lapsed:", { exact: true })).toBeVisible();
  });

  await test.step("a lead overrides, with a reason that stays", async () => {
    await ada.open("review");
    await ada.choose(RISKY);
    await ada.ready();
    await page.keyboard.press("o");
    const dialog = page.getByRole("dialog", { name: "Override the policy" });
    await expect(dialog).toBeVisible();
    await expectAccessible(page);
    await page.keyboard.type("The refund service is ours and was reviewed last week.");
    await dialog.getByRole("button", { name: "Override and approve" }).click();
    // A sign-in of more than ten minutes ago is not enough for this.
    const proof = page.getByRole("dialog", { name: "Confirm that it is you" });
    const done = page.getByText("Approved against the policy").last();
    await expect(proof.or(done).first()).toBeVisible();
    if (await proof.isVisible()) {
      await page.keyboard.type(ADMIN.password);
      await page.keyboard.press("Enter");
    }
    await expect(done).toBeVisible();
    await ada.pile("Decided");
    await ada.choose(RISKY);
    await expect(page.getByText("The refund service is ours and was reviewed last week.").first()).toBeVisible();
  });

  await test.step("all of it is in the trail", async () => {
    await new ConsolePage(page, slug).open("audit");
    const entries = page.getByRole("main");
    for (const words of [
      /began to look at/,
      /gave a sealed verdict on .*: 1 of 2/,
      /opened a sealed verdict on .*: approved/,
      /approved .*Post every refund to the ledger/,
      /edited/,
      /approved .* by override of/,
    ])
      await expect(entries.getByText(words).filter({ visible: true }).first()).toBeVisible();
  });
});

test("a lesson is assigned with a note, talked about, and its evidence is corrected by hand", async ({ page, otherPage }) => {
  const { slug } = await seedDesk("team", [ADA, `${TESS.email}:reviewer:${TESS.name}`]);
  const ada = await deskOf(page, slug);
  await ada.choose("Lesson 03");
  await ada.ready();

  await page.keyboard.press("i");
  const assigning = page.getByRole("dialog", { name: "Assign this lesson" });
  await assigning.getByLabel("To").selectOption({ label: TESS.name });
  await assigning.getByLabel("What is wanted").fill("Edit this, please: it names one case only.");
  await expectAccessible(page);
  await assigning.getByRole("button", { name: "Assign" }).click();
  await ada.told(`Assigned to ${TESS.name}`);

  await page.keyboard.press("c");
  await expect(page.getByRole("textbox", { name: "Comment" })).toBeFocused();
  await page.keyboard.type("Is this true of gift cards too?");
  await expectAccessible(page);
  await page.keyboard.press("Control+Enter");
  await expect(page.getByRole("article", { name: "Lesson" }).getByRole("listitem").filter({ hasText: "Is this true of gift cards too?" })).toBeVisible();
  await page.keyboard.press("Escape");

  // A quote that does not belong is taken off, with a reason; a better one comes out of the transcript beside the desk.
  const before = await ada.quotes.count();
  await ada.quotes.first().getByRole("button", { name: "Take off" }).click();
  const detaching = page.getByRole("dialog", { name: "Take this quote off" });
  await detaching.getByLabel("Reason").fill("Said of another order.");
  await expectAccessible(page);
  await detaching.getByRole("button", { name: "Take it off" }).click();
  await expect(ada.quotes).toHaveCount(before - 1);
  await expect(page.getByText("1 quote was taken off")).toBeVisible();
  await page.keyboard.press("t");
  const said = page.getByRole("region", { name: "Transcript" }).getByRole("article", { name: /^Event 4,/ });
  await said.hover();
  await page.getByRole("region", { name: "Events" }).locator("[data-index='4']").getByRole("button", { name: "Quote this" }).click();
  const quoting = page.getByRole("dialog", { name: "Quote event 4" });
  await quoting.getByLabel("Words of the event").press("Control+a");
  await quoting.getByLabel("And speaks").selectOption("contradicts");
  await expectAccessible(page);
  await quoting.getByRole("button", { name: "Add the quote" }).click();
  await expect(quoting).toBeHidden();
  await page.keyboard.press("t");
  await expect(ada.quotes).toHaveCount(before);
  await expect(ada.quotes.filter({ hasText: `added by ${ADMIN.name}` })).toHaveAccessibleName(/^Against: /);

  // The one who was asked sees by whom and for what.
  const tess = await deskOf(otherPage, slug);
  await tess.choose("Lesson 03");
  await expect(otherPage.getByText("Edit this, please: it names one case only.").first()).toBeVisible();
  await expect(otherPage.getByText("Is this true of gift cards too?")).toBeVisible();
});

test("long and hostile texts stay within their panes, and are approved only when they were shown whole", async ({ page }) => {
  const { slug } = await seedDesk("hostile", [ADA]);
  const desk = new DeskPage(page, slug);
  for (const viewport of [
    { width: 390, height: 844 },
    { width: 1440, height: 900 },
  ]) {
    await page.setViewportSize(viewport);
    await desk.open("review");
    await expect(desk.lesson).toContainText("ninety kilobytes");
    // One more lies in quarantine, for what cannot be seen in it.
    for (let at = 0; at < 5; at++) {
      const title = (await desk.lesson.textContent()) ?? "";
      const wide = await page.evaluate(() => {
        const pane = document.querySelector("[data-lesson-pane]");
        return { page: document.documentElement.scrollWidth - window.innerWidth, pane: pane ? pane.scrollWidth - pane.clientWidth : 0 };
      });
      expect(wide, title).toEqual({ page: 0, pane: 0 });
      if (at < 4) {
        await page.keyboard.press("j");
        await expect(desk.lesson).not.toHaveText(title);
      }
    }
    await expectAccessible(page);
  }
  // Characters that cannot be seen are shown where they stand.
  await desk.pile("Quarantined");
  await expect(desk.lesson).toContainText("Zero");
  await expect(page.getByRole("button", { name: /^Approve/ })).toBeDisabled();
  await expect(page.getByRole("article", { name: "Lesson" }).getByText("ZWSP").first()).toBeVisible();
  await desk.pile("Your turn");
  await desk.choose("ninety kilobytes");
  await page.keyboard.press("a");
  await desk.told("The whole text is shown now");
  await expect(page.getByText("Sentence 1250 says").first()).toBeAttached();
  await desk.press("a", "Approved: A text of ninety kilobytes");
});
