import fc from "fast-check";
import { expect, test } from "vitest";
import { CORPUS } from "./corpus.fixture";
import { ALIKE, AT_HAND, ItemIndex, MAX_WORDS } from "./item-index";
import { BOOST, FIELDS, type Findable, termsOf, weightOf, wordsOf } from "./postings";
import { wordsIn } from "./terms";

/** The ranking as it is defined, without an index: every item is looked at for every term. What the index has to equal to the last bit. */
function plainly(
  items: readonly Findable[],
  task: string,
  tools: readonly string[],
  admit: (position: number) => boolean,
): { position: number; score: number }[] {
  const fieldsOf = items.map((item) => {
    const words = wordsOf(item);
    return FIELDS.map((field) => ({ terms: words[field].flatMap(termsOf), length: new Set(words[field]).size }));
  });
  const vocabulary = [...new Set(fieldsOf.flatMap((fields) => fields.flatMap(({ terms }) => terms)))].sort();
  const means = FIELDS.map((_, f) => fieldsOf.reduce((total, fields) => total + (fields[f]?.length ?? 0), 0) / items.length);
  const weightIn = (term: string, position: number) =>
    FIELDS.reduce((sum, field, f) => {
      const frequency = fieldsOf[position]?.[f]?.terms.filter((one) => one === term).length ?? 0;
      if (frequency === 0) return sum;
      const having = fieldsOf.filter((fields) => fields[f]?.terms.includes(term)).length;
      return sum + BOOST[field] * weightOf(frequency, having, items.length, (fieldsOf[position]?.[f]?.length ?? 0) / (means[f] ?? 1));
    }, 0);
  const words = [...new Set(wordsIn(task))].slice(0, MAX_WORDS);
  const wanted = [...new Set(words.flatMap(termsOf))].map((term) => ({
    term,
    near: nearTo(term, vocabulary),
    words: words.filter((word) => termsOf(word).includes(term)),
  }));
  const ranked = items.flatMap((item, position) => {
    if (!admit(position)) return [];
    let score = 0;
    const covered = new Set<string>();
    for (const { term, near, words: meant } of wanted) {
      for (const { other, weight } of near) {
        const here = weightIn(other, position);
        if (here === 0) continue;
        score += (term.startsWith("~") ? ALIKE : 1) * weight * here;
        for (const word of meant) covered.add(word);
      }
    }
    const atHand = (item.appliesTo.tools ?? []).some((tool) => tools.includes(tool));
    return covered.size === 0 ? [] : [{ position, score: score * covered.size * (atHand ? AT_HAND : 1) }];
  });
  const path = (position: number) => items[position]?.path ?? "";
  return ranked.sort((a, b) => b.score - a.score || (path(a.position) < path(b.position) ? -1 : 1));
}

function nearTo(term: string, vocabulary: readonly string[]): { other: string; weight: number }[] {
  const itself = vocabulary.filter((other) => other === term).map((other) => ({ other, weight: 1 }));
  if (term.startsWith("~")) return itself;
  const longer = vocabulary.filter((other) => term.length >= 4 && other !== term && other.startsWith(term));
  const slips = vocabulary.filter((other) => term.length >= 6 && !other.startsWith(term) && distance(term, other) === 1);
  return [
    ...itself,
    ...longer.map((other) => ({ other, weight: (0.3 * other.length) / (other.length + 0.3 * (other.length - term.length)) })),
    ...slips.map((other) => ({ other, weight: (0.2 * other.length) / (other.length + 1) })),
  ];
}

/** Levenshtein's, in UTF-16 units. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, n) => n);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) next.push(Math.min((next[j - 1] ?? 0) + 1, (row[j] ?? 0) + 1, (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)));
    row = next;
  }
  return row[b.length] ?? 0;
}

const short = (hits: Iterable<{ position: number; score: number }>) => Array.from(hits, ({ position, score }) => ({ position, score }));

test("the index ranks as the definition does, to the last bit, whatever was asked before", () => {
  const items = CORPUS.map((item) => ({ ...item, appliesTo: item.tools.length > 0 ? { tools: item.tools } : {} }));
  const index = new ItemIndex(items);
  const slips = ["She wants a refnd of the amout", "cancellations of reservationes", "a customre complaned about the shippment"].map((task) => ({
    task,
    tools: [],
  }));
  for (const { task, tools } of [...CORPUS.flatMap((item) => item.tasks.slice(0, 1)), ...slips]) {
    expect(short(index.search(task, tools, items.length, () => true))).toEqual(plainly(items, task, tools, () => true));
  }
});

// Short words of two letters, so that terms begin with one another, are one slip apart and stand in several items.
const word = fc.string({ unit: fc.constantFrom("a", "b"), minLength: 4, maxLength: 8 });
const text = fc
  .array(fc.oneof(word, fc.constantFrom("refund", "money", "customer", "client", "buyer", "refunds")), { maxLength: 12 })
  .map((words) => words.join(" "));
const tool = fc.constantFrom("look", "pay", "write");
const item = fc.record({ title: text, trigger: text, content: text, appliesTo: fc.record({ tools: fc.uniqueArray(tool) }, { requiredKeys: [] }) });

test("so it does for any items, tasks and tools, and however few are taken", () => {
  fc.assert(
    fc.property(fc.array(item, { minLength: 1, maxLength: 12 }), text, fc.uniqueArray(tool), fc.integer({ min: 1, max: 12 }), (given, task, tools, most) => {
      const items = given.map((one, n) => ({ ...one, path: `${(n * 7) % 12}.md` }));
      const admit = (position: number) => position % 3 !== 1;
      expect(short(new ItemIndex(items).search(task, tools, most, admit))).toEqual(plainly(items, task, tools, admit).slice(0, most));
    }),
    { numRuns: 150 },
  );
});
