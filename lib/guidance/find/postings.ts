import type { AppliesTo } from "../audience";
import { groupsOf } from "./alike";
import { termOf, wordsIn } from "./terms";

/** What each term of a release's items weighs in each item, worked out once: BM25+ over four fields. Pure and deterministic. */

export interface Findable {
  path: string;
  title: string;
  trigger: string;
  content: string;
  appliesTo: AppliesTo;
}

/** From the field that says most to the one that says least. A posting names its fields by the bits of their places. */
export const FIELDS = ["title", "trigger", "text", "tools"] as const;
export type Field = (typeof FIELDS)[number];

// The trigger was written, and reviewed, to say when an item applies.
export const BOOST: Record<Field, number> = { trigger: 3, title: 2, tools: 1.5, text: 1 };

/** Of BM25+ (Lv and Zhai 2011): how soon a repeated word says nothing more, what a long field takes away, what being there at all gives. */
const BM25 = { k: 1.2, b: 0.7, d: 0.5 };

/** @param frequency of the term in the field @param having items whose field has the term @param length of the field, relative to the mean */
export function weightOf(frequency: number, having: number, items: number, length: number): number {
  const rarity = Math.log(1 + (items - having + 0.5) / (having + 0.5));
  return rarity * (BM25.d + (frequency * (BM25.k + 1)) / (frequency + BM25.k * (1 - BM25.b + BM25.b * length)));
}

/** The terms of a word: its stem, and the groups of words that are used for one another. None for a word that tells nothing. */
export function termsOf(word: string): string[] {
  const term = termOf(word);
  return term === null ? [] : [term, ...groupsOf(term)];
}

/** The words of an item that are looked at, by field. */
export function wordsOf(item: Findable): Record<Field, string[]> {
  return {
    title: wordsIn(item.title),
    trigger: wordsIn(item.trigger),
    text: wordsIn(bodyOf(item)),
    tools: wordsIn([...(item.appliesTo.tools ?? []), ...(item.appliesTo.tasks ?? [])].join(" ")),
  };
}

/** The file without the title and trigger that it repeats. */
function bodyOf({ content, title, trigger }: Findable): string {
  return content
    .split("\n")
    .filter((line) => line !== `# ${title}` && !(trigger !== "" && line.startsWith("Use when ") && line.includes(trigger)))
    .join("\n");
}

/** Terms sorted by code units. Those of the term n lie from `starts[n]` up to `starts[n + 1]`, in the order of the items. */
export interface Postings {
  terms: string[];
  starts: Uint32Array;
  /** Places of items. */
  items: Uint32Array;
  /** Of all fields together. */
  weights: Float64Array;
  fields: Uint8Array;
}

interface Posting {
  item: number;
  /** How often it stands in each field. */
  frequencies: number[];
}

/** Length of a field: its different words. */
const lengthOf = (words: readonly string[]) => new Set(words).size;

/** The fields of an item that have a term, as bits; 0 when none has. */
export function fieldsAt({ starts, items, fields }: Postings, term: number, item: number): number {
  let from = starts[term] ?? 0;
  let to = starts[term + 1] ?? 0;
  while (from < to) {
    const middle = (from + to) >>> 1;
    const found = items[middle] as number;
    if (found === item) return fields[middle] as number;
    if (found < item) from = middle + 1;
    else to = middle;
  }
  return 0;
}

export function postingsOf(items: readonly Findable[]): Postings {
  const found = new Map<string, Posting[]>();
  const lengths: number[][] = [];
  items.forEach((item, at) => {
    const words = wordsOf(item);
    lengths.push(FIELDS.map((field) => lengthOf(words[field])));
    FIELDS.forEach((field, f) => {
      for (const term of words[field].flatMap(termsOf)) {
        const postings = found.get(term) ?? [];
        let last = postings.at(-1);
        if (last?.item !== at) {
          last = { item: at, frequencies: FIELDS.map(() => 0) };
          postings.push(last);
        }
        last.frequencies[f] = (last.frequencies[f] ?? 0) + 1;
        found.set(term, postings);
      }
    });
  });
  const means = FIELDS.map((_, f) => lengths.reduce((sum, of) => sum + (of[f] ?? 0), 0) / items.length);
  return packed(found, items.length, (item, f) => (lengths[item]?.[f] ?? 0) / (means[f] ?? 1));
}

function packed(found: ReadonlyMap<string, Posting[]>, items: number, lengthIn: (item: number, f: number) => number): Postings {
  const terms = [...found.keys()].sort();
  const size = [...found.values()].reduce((sum, postings) => sum + postings.length, 0);
  const result = {
    terms,
    starts: new Uint32Array(terms.length + 1),
    items: new Uint32Array(size),
    weights: new Float64Array(size),
    fields: new Uint8Array(size),
  };
  let at = 0;
  terms.forEach((term, id) => {
    const postings = found.get(term) ?? [];
    const having = FIELDS.map((_, f) => postings.filter((posting) => (posting.frequencies[f] ?? 0) > 0).length);
    for (const { item, frequencies } of postings) {
      let weight = 0;
      let fields = 0;
      FIELDS.forEach((field, f) => {
        const frequency = frequencies[f] ?? 0;
        if (frequency === 0) return;
        weight += BOOST[field] * weightOf(frequency, having[f] ?? 0, items, lengthIn(item, f));
        fields |= 1 << f;
      });
      result.items[at] = item;
      result.weights[at] = weight;
      result.fields[at] = fields;
      at++;
    }
    result.starts[id + 1] = at;
  });
  return result;
}
