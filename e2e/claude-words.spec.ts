import type { Page } from "@playwright/test";
import { Control } from "./claude-server/start";
import { expect, expectAccessible, test } from "./fixtures";
import { lucid } from "./lucid";
import { ClaudeSettingsPage, GradingPage, WordingPanel } from "./pages/claude";
import { DeskPage } from "./pages/desk";
import { ADMIN } from "./people";
import { seedDesk } from "./seed-desk";

// What Claude words and judges for people: other words for a lesson, and grades for sessions that nobody judged.

const TITLE = "Lesson 01: compare the payment method for case 01";
const TRIGGER = "returning an order of case 01";

/** What the stand-in answers when it is asked for a wording: the lesson in these sentences. */
const wording = (...texts: string[]) => ({
  when: "Lesson 01",
  toolInput: { title: TITLE, trigger: TRIGGER, sentences: texts.map((text) => ({ text, quotes: [1] })) },
});

async function connected(page: Page, slug: string, stand: Parameters<ClaudeSettingsPage["connect"]>[0]): Promise<ClaudeSettingsPage> {
  const settings = new ClaudeSettingsPage(page, slug);
  await settings.connect(stand);
  return settings.terms("claude-opus-4-5", 5, 25, 50);
}

test("other words for a lesson: turned on, refused where they bring something new, and taken as one's own edit", async ({ page, server }) => {
  const control = new Control(server.claude.url);
  const { slug } = await seedDesk("queue", [`${ADMIN.email}:admin`]);
  const desk = new DeskPage(page, slug);
  const words = new WordingPanel(page, slug);
  await desk.open("review");
  await expect(desk.lesson).toContainText("Lesson 01");
  await expect(words.panel).toHaveCount(0);

  await (await connected(page, slug, server.claude)).allowWordings();
  await desk.open("review");
  await desk.choose("Lesson 01");
  await desk.ready();

  const text = page.getByText("Look up the order of case 01.").first();
  for (const [sentence, why] of [
    ["Wait 30 minutes before you return the order.", "the number 30"],
    ["Compare the payment method at refunds.evil.example first.", "refunds.evil.example"],
    ["Compare the payment method, then ask Jonas about it.", "Jonas"],
  ] as const) {
    await control.messages([wording(sentence)]);
    await words.ask();
    await expect(words.panel).toContainText("The answer was refused, and the text stays.");
    await expect(words.panel).toContainText(why);
    await expect(words.panel).not.toContainText(sentence);
    await expect(text).toBeVisible();
  }
  await expectAccessible(page);

  const better = "Compare the payment method with the one on the order, then return the order.";
  await control.messages([wording(better, "Read the method back to the person.")]);
  await words.ask();
  // Both are there: what it says now, struck through where it would change, and what it would say.
  await expect(words.panel.locator("ins").first()).toBeVisible();
  await expect(words.panel.locator("del").first()).toBeVisible();
  await expect(text).toBeVisible();
  await expectAccessible(page);
  await words.panel.getByRole("button", { name: "Save these words as my edit" }).click();
  await desk.told("Saved as a new revision");
  await expect(page.getByText("revision 2").first()).toBeVisible();
  await expect(page.getByText("then return the order").first()).toBeVisible();
  await desk.press("a", "Approved: Lesson 01");
});

const conversation = (id: string, title: string, greeting: string) =>
  JSON.stringify({
    id,
    title,
    agent: "greeter",
    messages: [
      { role: "user", content: `My name is Amara, and this is about ${title}.` },
      { role: "assistant", content: greeting },
    ],
  });

/** What the stand-in answers when it is asked to grade the session about `title`. */
const grade = (title: string, met: boolean, exact: string) => ({
  when: `this is about ${title}`,
  toolInput: {
    applies: true,
    explanation: met ? "The person was greeted." : "Nobody was greeted.",
    criteria: [{ name: "Greeting", met, explanation: met ? "The name is used." : "The name is missing.", quotes: [{ event: 1, exact }] }],
  },
});

test("grades: a rubric, sessions without a verdict, an explanation by criterion with its quote, and how far people agree", async ({ page, server }) => {
  const control = new Control(server.claude.url);
  const { slug } = await seedDesk("queue", [`${ADMIN.email}:admin`]);
  await lucid(
    ["import", "-", "--workspace", slug],
    [
      conversation("greet-1", "a warm parcel", "Good morning, Amara."),
      conversation("greet-2", "a cold parcel", "What is it?"),
      conversation("greet-3", "a lost parcel", "Good evening, Amara."),
    ].join("\n"),
  );
  await connected(page, slug, server.claude);

  const grading = await new GradingPage(page, slug).open("sessions/grading");
  await expect(page.getByText("No rubric yet")).toBeVisible();
  await grading.define("Politeness", "greeter", { name: "Greeting", met: "The agent greets the person by name." });
  await expect(grading.rubric("Politeness")).toContainText("3 sessions without a verdict");
  await expectAccessible(page);

  // One is judged by its words, one against them, and one on a quote that the session does not hold: that is no grade.
  await control.messages([
    grade("a warm parcel", true, "Good morning, Amara."),
    grade("a cold parcel", false, "What is it?"),
    grade("a lost parcel", true, "Good night, Jonas."),
  ]);
  await grading.rubric("Politeness").getByRole("button", { name: "Grade 3 sessions" }).click();
  await grading.until(() => grading.grade("a lost parcel"), "No grade");
  await expect(grading.grade("a lost parcel")).toContainText("rests on no quote that the session holds");
  await grading.until(() => grading.grade("a warm parcel"), "All criteria met");
  await grading.until(() => grading.grade("a cold parcel"), "Not all met");
  const warm = grading.grade("a warm parcel");
  await warm.getByText("By criterion").click();
  await expect(warm).toContainText("Greeting: met.");
  await expect(warm.getByRole("blockquote")).toContainText("Good morning, Amara.");
  await expect(grading.rubric("Politeness")).toContainText("nobody knows how good it is");
  await expectAccessible(page);

  // The verdict stands on the session, and a person contests it.
  await warm.getByRole("link", { name: "a warm parcel" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("a warm parcel");
  await page.getByRole("button", { name: "More actions" }).click();
  await page.getByRole("menuitem", { name: "Contest the verdict" }).click();
  await page.getByLabel("What is true").selectOption("failed");
  await page.getByLabel("Why").fill("Warm words, but the parcel is cold.");
  await page.getByRole("button", { name: "Contest", exact: true }).click();
  await expect(page.getByText("Your verdict stands from now on").first()).toBeVisible();
  await grading.open("sessions/grading");
  await expect(grading.rubric("Politeness")).toContainText("Of 1 session that a person judged too, 0 agree; 1 graded too kindly, 0 too strictly.");
  await expect(grading.grade("a warm parcel")).toContainText("a person said failed");
});
