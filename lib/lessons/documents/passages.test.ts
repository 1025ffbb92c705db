import fc from "fast-check";
import { expect, test } from "vitest";
import { matchPassages, passagesOf, tellingTerms } from "./passages";

const POLICY = `# Refunds

Refunds go to the way that was paid.

## Gift cards

A refund to a gift card needs the customer's word.
Never refund a gift card to a bank account.

## Post

We send on Mondays.`;

test("a document is cut at its headings, which stay beside the passages", () => {
  expect(passagesOf(POLICY)).toEqual([
    { heading: "Refunds", text: "Refunds go to the way that was paid." },
    { heading: "Refunds › Gift cards", text: "A refund to a gift card needs the customer's word.\nNever refund a gift card to a bank account." },
    { heading: "Refunds › Post", text: "We send on Mondays." },
  ]);
  expect(passagesOf("\n\n  \n")).toEqual([]);
  expect(passagesOf("One.\r\n\r\nTwo.")).toEqual([{ heading: "", text: "One.\n\nTwo." }]);
});

test("no passage is longer than the limit, and no word of the document is lost", () => {
  const paragraph = fc.string({ unit: fc.constantFrom("a", "b", " ", ".", "é", "🙂"), maxLength: 3000 });
  const words = (text: string) => text.split(/\s+/).filter(Boolean).join("");
  fc.assert(
    fc.property(fc.array(paragraph, { maxLength: 6 }), (paragraphs) => {
      const document = paragraphs.join("\n\n");
      const passages = passagesOf(document);
      for (const { text } of passages) expect(text.length).toBeLessThanOrEqual(1200 + 2 * paragraphs.length);
      expect(words(passages.map(({ text }) => text).join(" "))).toBe(words(document));
    }),
    { numRuns: 60 },
  );
});

const candidates = passagesOf(POLICY).map((passage, position) => ({ ...passage, documentId: "pol", document: "Refunds", position }));
const frequency = (terms: readonly string[]) =>
  new Map(terms.map((term) => [term, candidates.filter(({ heading, text }) => tellingTerms(`${heading} ${text}`).includes(term)).length]));

test("the passage about the same thing comes first, common words count for nothing", () => {
  const terms = tellingTerms("Ask before you refund to a gift card, never to a bank account");
  expect(terms).toEqual(["ask", "refund", "gift", "card", "bank", "account"]);
  const found = matchPassages(terms, candidates, frequency(terms), candidates.length);
  expect(found.map(({ heading }) => heading)).toEqual(["Refunds › Gift cards"]);
  expect(found[0]?.terms).toEqual(["refund", "gift", "card", "bank", "account"]);
  const other = tellingTerms("Reboot the server when the queue is long");
  expect(matchPassages(other, candidates, frequency(other), candidates.length)).toEqual([]);
});

test("the order of the candidates does not matter", () => {
  const terms = tellingTerms("refunds gift card paid way customer");
  const forwards = matchPassages(terms, candidates, frequency(terms), candidates.length);
  expect(matchPassages(terms, [...candidates].reverse(), frequency(terms), candidates.length)).toEqual(forwards);
});
