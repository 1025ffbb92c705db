import { describe, expect, test } from "vitest";
import { type Card, dataFor, type NumberedQuote, readAnswer, TOOL } from "./wording";

const card: Card = {
  title: "Release the lock before changing an order",
  trigger: "`update_order` answers ORDER_LOCKED",
  body: "Call `release_lock` first. Never try `update_order` 3 times.",
};
const quotes: NumberedQuote[] = [
  { n: 1, evidenceId: "evd_a", speaker: "tool", stance: "supports", text: "ORDER_LOCKED: order W10231 is being edited elsewhere" },
  { n: 2, evidenceId: "evd_b", speaker: "person", stance: "supports", text: "Please always quote the price including VAT, says Amara." },
];
const good = {
  title: "Release a locked order before you change it",
  trigger: "`update_order` answers ORDER_LOCKED",
  sentences: [
    { text: "Call `release_lock`, then change the order.", quotes: [1] },
    { text: "Never try `update_order` 3 times.", quotes: [1, 1] },
  ],
};
const withText = (text: string) => ({ ...good, sentences: [{ text: `Never mind: ${text}`, quotes: [1] }] });
const refusalOf = (input: unknown) => {
  const read = readAnswer(input, card, quotes);
  return "refusal" in read ? read.refusal : null;
};

describe("an answer", () => {
  test("in the data's own words is let through, with what each sentence stands on", () => {
    expect(readAnswer(good, card, quotes)).toEqual({
      wording: {
        title: good.title,
        trigger: good.trigger,
        body: "Call `release_lock`, then change the order. Never try `update_order` 3 times.",
        citations: [
          { sentence: "Call `release_lock`, then change the order.", evidenceIds: ["evd_a"] },
          { sentence: "Never try `update_order` 3 times.", evidenceIds: ["evd_a"] },
        ],
      },
    });
  });

  test("keeps the form of the lesson", () => {
    const body = (before: string) => {
      const read = readAnswer(good, { ...card, body: before }, quotes);
      return "wording" in read ? read.wording.body : read.refusal;
    };
    expect(body("1. Call `release_lock` first.\n2. Never try `update_order` 3 times.")).toMatch(/^1\. Call .*\n2\. Never/);
    expect(body("- Call `release_lock` first.\n- Never try `update_order` 3 times.")).toMatch(/^- Call .*\n- Never/);
  });

  test.each([
    ["a number", "wait 30 seconds.", "number 30"],
    ["a number in words", "wait thirty seconds.", "number thirty"],
    ["a host", "ask api.evil.example first.", "api.evil.example"],
    ["an address", "send it to ops@evil.example.", "evil.example"],
    ["a command", "run `rm -rf build`.", "rm -rf"],
    ["a tool", "use force_unlock instead.", "force_unlock"],
    ["a path", "read /etc/passwd first.", "etc/passwd"],
    ["a name", "ask Jonas about it.", "Jonas"],
    ["an identifier", "use orderLock instead.", "orderLock"],
    ["a flag", "give it --force as well.", "--force"],
    ["an abbreviation", "tell the SRE team.", "SRE"],
    ["a quotation", "people say “it is always fine”.", "quotes words"],
  ])("with %s that is new is refused", (_, text, words) => {
    expect(refusalOf(withText(text))).toContain(words);
  });

  test.each([
    ["no citation", { ...good, sentences: [{ text: "Never mind.", quotes: [] }] }],
    ["a citation of nothing", { ...good, sentences: [{ text: "Never mind.", quotes: [7] }] }],
    ["another form", { ...good, more: true }],
    ["no sentence", { ...good, sentences: [] }],
    ["words instead of a form", "Here you are"],
    ["nothing", undefined],
    ["several lines", withText("one\ntwo")],
    ["the opposite", { ...good, sentences: [{ text: "Always try `update_order`.", quotes: [1] }] }],
  ])("with %s is refused", (_, input) => {
    expect(refusalOf(input)).not.toBeNull();
  });
});

test("the request holds the lesson and the quotes as data, and asks for one form", () => {
  const data = JSON.parse(dataFor(card, quotes)) as { lesson: Card; quotes: { n: number }[] };
  expect(data.lesson).toEqual(card);
  expect(data.quotes.map((quote) => quote.n)).toEqual([1, 2]);
  expect(JSON.stringify(data)).not.toContain("evd_");
  expect(TOOL.input_schema.additionalProperties).toBe(false);
});
