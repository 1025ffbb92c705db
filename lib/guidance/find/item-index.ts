import MiniSearch from "minisearch";
import type { AppliesTo } from "../audience";
import { groupsOf } from "./alike";
import { termOf, wordsIn } from "./terms";

/** The searchable words of a release's items. Built once a release; the same items in the same order give the same index. */

export interface Findable {
  path: string;
  title: string;
  trigger: string;
  content: string;
  appliesTo: AppliesTo;
}

const FIELDS = ["title", "trigger", "text", "tools"] as const;
type Field = (typeof FIELDS)[number];

// The trigger was written, and reviewed, to say when an item applies.
const BOOST: Record<Field, number> = { trigger: 3, title: 2, tools: 1.5, text: 1 };
/** What a word of the same group weighs, against the word itself. */
const ALIKE = 0.4;
/** What an item that is for a tool at hand weighs, against one that is for none. */
const AT_HAND = 1.3;
/** Words of a task that are looked at: a pasted document would outweigh what is asked. */
const MAX_WORDS = 200;

export interface Hit {
  /** The item's place in the release. */
  position: number;
  score: number;
  /** The task's words that were found, by the field that they were found in. */
  matches: { word: string; fields: Field[] }[];
  /** The agent's tools that the item is for. */
  tools: string[];
}

export interface ItemIndex {
  /** At most `most` items that share a word with the task and pass `admit`, best first; ties by path. */
  search(task: string, tools: readonly string[], most: number, admit: (position: number) => boolean): Hit[];
}

/** Indexes the items of a release. */
export function indexItems(items: readonly Findable[]): ItemIndex {
  const index = new MiniSearch<{ id: number } & Record<Field, string>>({
    fields: [...FIELDS],
    tokenize: wordsIn,
    processTerm: termsOf,
    searchOptions: { boost: BOOST, combineWith: "OR" },
  });
  index.addAll(
    items.map((item, id) => ({
      id,
      title: item.title,
      trigger: item.trigger,
      text: bodyOf(item),
      tools: [...(item.appliesTo.tools ?? []), ...(item.appliesTo.tasks ?? [])].join(" "),
    })),
  );
  return {
    search(task, tools, most, admit) {
      const atHand = new Set(tools);
      const toolsOf = (position: number) => (items[position]?.appliesTo.tools ?? []).filter((tool) => atHand.has(tool));
      const words = [...new Set(wordsIn(task))].slice(0, MAX_WORDS);
      // What is looked for, with the words of the task that it stands for.
      const wanted = new Map<string, Set<string>>();
      for (const word of words) {
        for (const term of termsOf(word) ?? []) wanted.set(term, (wanted.get(term) ?? new Set()).add(word));
      }
      const found = index.search([...wanted.keys()].join(" "), {
        tokenize: (text) => text.split(" "),
        processTerm: (term) => term,
        boostTerm: (term) => (term.startsWith("~") ? ALIKE : 1),
        filter: (result) => admit(result.id as number),
        // Beginnings of longer words (refund, refundable) and single slips of the pen count for less.
        prefix: (term) => term.length >= 4 && !term.startsWith("~"),
        fuzzy: (term) => (term.length >= 6 && !term.startsWith("~") ? 1 : false),
        weights: { prefix: 0.3, fuzzy: 0.2 },
      });
      const wordsOf = (terms: readonly string[]) => new Set(terms.flatMap((term) => [...(wanted.get(term) ?? [])]));
      const ranked = found.map((result) => {
        const position = result.id as number;
        const shared = atHand.size > 0 ? toolsOf(position) : [];
        // The library multiplies by the number of terms found; what counts is how much of the task is covered.
        const covered = (result.score / Math.max(1, result.queryTerms.length)) * wordsOf(result.queryTerms).size;
        return { result, position, tools: shared, score: covered * (shared.length > 0 ? AT_HAND : 1) };
      });
      ranked.sort((a, b) => b.score - a.score || (pathAt(items, a.position) < pathAt(items, b.position) ? -1 : 1));
      return ranked.slice(0, most).map(({ result, position, tools: shared, score }): Hit => {
        const matches = new Map<string, Field[]>();
        for (const term of result.queryTerms) {
          const fields = fieldsOf(result.match, result.terms, term);
          for (const word of wanted.get(term) ?? []) matches.set(word, [...(matches.get(word) ?? []), ...fields]);
        }
        const words = [...matches].map(([word, fields]) => ({ word, fields: FIELDS.filter((field) => fields.includes(field)) }));
        return { position, score, matches: words, tools: shared };
      });
    },
  };
}

function termsOf(word: string): string[] | null {
  const term = termOf(word);
  return term === null ? null : [term, ...groupsOf(term)];
}

const pathAt = (items: readonly Findable[], position: number) => items[position]?.path ?? "";

/** The file without the title and trigger that it repeats. */
function bodyOf({ content, title, trigger }: Findable): string {
  return content
    .split("\n")
    .filter((line) => line !== `# ${title}` && !(trigger !== "" && line.startsWith("Use when ") && line.includes(trigger)))
    .join("\n");
}

/** The fields in which a task's term was found, as itself, as a beginning or with a slip. */
function fieldsOf(match: Record<string, string[]>, terms: readonly string[], term: string): Field[] {
  const near = terms.filter(
    (one) => one === term || one.startsWith(term) || (term.length >= 6 && Math.abs(one.length - term.length) <= 1 && one[0] === term[0]),
  );
  const fields = new Set(near.flatMap((one) => match[one] ?? []));
  return FIELDS.filter((field) => fields.has(field));
}
