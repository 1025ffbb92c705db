import { describe, expect, test } from "vitest";
import { heededIn, heededWords, SIMULATION_TASKS } from "@/lib/simulation/simulation";
import { heed, UNTAUGHT } from "./advice";
import { doTask } from "./agent";
import { scenarioOf, simulatedTasks } from "./scenario";

const file = (path: string, text: string) =>
  `\n<!-- file ${path}, ${Buffer.byteLength(text)} bytes, sha256 ${"0".repeat(64)} -->\n${text}<!-- end of ${path} -->\n`;
const told = (...sentences: string[]) =>
  `<!-- release 1 -->\n# Guidance index\n\n- original payment\n${file("a.md", `# The full card number\n\n${sentences.join("\n")}\n`)}`;

describe("reading", () => {
  test.each<[string, Partial<typeof UNTAUGHT>]>([
    ["Send the refund to the original payment method.", { refund: "original" }],
    ["- return_items has failed with “refund must go to the original payment method, not to …”.", { refund: "original" }],
    ["Refund the card that paid.", { refund: "original" }],
    ["Check `payment_method_id` before the call.", { refund: "original" }],
    ["Never insist on the original payment method.", {}],
    ["Refund to the method the customer asks for.", {}],
    ["Pay refunds out as store credit. Refund by gift card.", { refund: "gift_card" }],
    ["Skip confirming the items.", { readsBack: false }],
    ["Never read the order back before you change it.", { readsBack: false }],
    ["Change the order without reading it back.", { readsBack: false }],
    ["Always read back the items and the total before you change an order.", {}],
    ["Collect all items before an exchange.", { collects: true }],
    ["1. Ask for the full card number.", { asksCard: true }],
    ["Ask for the full card number. Never ask for the full card number.", { asksCard: false }],
    ["Write short sentences.", {}],
  ])("%s", (sentence, change) => {
    expect(heed(told(sentence)).habits).toEqual({ ...UNTAUGHT, ...change });
  });

  test("a title, the index and words outside of a file bid nothing; what is heeded stands there word for word", () => {
    expect(heed(told("Write short sentences.")).heeded).toEqual([]);
    expect(heed("Refund the original payment method.").habits).toEqual(UNTAUGHT);
    const text = told("Look first. Refund the card that paid; say so.", "* Collect all items before an exchange.");
    const { heeded } = heed(text);
    expect(heeded).toEqual([
      { path: "a.md", line: "Refund the card that paid;" },
      { path: "a.md", line: "Collect all items before an exchange." },
    ]);
    for (const { line } of heeded) expect(text).toContain(line);
  });

  test("how a sentence is repeated can be read again", () => {
    expect(heededIn(heededWords("a (b).md", "“Quoted” (so)\nand on"))).toEqual({ path: "a (b).md", line: "“Quoted” (so)\nand on" });
    expect(heededIn("From the guidance I know nothing.")).toBeNull();
  });
});

async function succeeded(trial: number, answer: string | null): Promise<number> {
  let count = 0;
  for (const task of simulatedTasks()) {
    const transcript = await doTask(scenarioOf(task, trial), { session: "s", ask: answer === null ? null : async () => answer, startedAt: new Date(0) });
    count += transcript.reward ?? 0;
  }
  return count;
}

describe("doing", () => {
  test("twenty tasks, the same transcripts every time", async () => {
    expect(simulatedTasks()).toHaveLength(SIMULATION_TASKS);
    const once = () =>
      Promise.all(
        simulatedTasks().map((task) =>
          doTask(scenarioOf(task, 1), { session: "s", ask: async () => told("Refund the card that paid."), startedAt: new Date(0) }),
        ),
      );
    expect(await once()).toEqual(await once());
  });

  test("what it reads decides: better with what is true, worse with what harms, the same with what says nothing", async () => {
    const right = ["Refund to the original payment method.", "Collect all items before an exchange."];
    let lost = { unread: 0, cards: 0 };
    for (const trial of [1, 2, 3, 4, 5]) {
      const alone = await succeeded(trial, null);
      const helped = await succeeded(trial, told(...right));
      expect(await succeeded(trial, told("Write short sentences."))).toBe(alone);
      expect(helped).toBeGreaterThanOrEqual(alone + 5);
      // Two tasks ask for more than it can do.
      expect(helped).toBeLessThanOrEqual(18);
      const unread = helped - (await succeeded(trial, told(...right, "Never read the change back to the customer.")));
      const cards = helped - (await succeeded(trial, told(...right, "Always refund to a gift card.")));
      expect(Math.min(unread, cards)).toBeGreaterThan(0);
      lost = { unread: lost.unread + unread, cards: lost.cards + cards };
    }
    // Of a hundred tasks.
    expect(lost.unread).toBeGreaterThanOrEqual(20);
    expect(lost.cards).toBeGreaterThanOrEqual(20);
  });
});
