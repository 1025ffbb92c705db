import { bestOf } from "./best";
import { FIELDS, type Field, type Findable, fieldsAt, type Postings, postingsOf, termsOf } from "./postings";
import { wordsIn } from "./terms";
import { type Near, Vocabulary } from "./vocabulary";

/** The searchable words of a release's items. Built once a release; the same items in the same order give the same index. */

/** What a word of the same group weighs, against the word itself. */
export const ALIKE = 0.4;
/** What an item that is for a tool at hand weighs, against one that is for none. */
export const AT_HAND = 1.3;
/** Words of a task that are looked at: a pasted document would outweigh what is asked. */
export const MAX_WORDS = 200;

export interface Hit {
  /** The item's place in the release. */
  position: number;
  score: number;
  /** The task's words that were found, by the field that they were found in. */
  matches: { word: string; fields: Field[] }[];
  /** The agent's tools that the item is for. */
  tools: string[];
}

/** A term that is looked for. */
interface Sought {
  /** Of the task's words, by place, those that it stands for. */
  words: number[];
  near: Near[];
}

/** Inverted index. One search at a time uses the room for scores, and nothing in it outlasts its ranking. */
export class ItemIndex {
  private readonly postings: Postings;
  private readonly vocabulary: Vocabulary;
  /** Each item's place among all paths: what ties are settled by. */
  private readonly ranks: Uint32Array;
  private readonly byTool = new Map<string, number[]>();
  private readonly scores: Float64Array;
  /** How many of the task's words an item has, and the last that was counted, from 1. */
  private readonly covered: Uint32Array;
  private readonly counted: Uint32Array;
  private readonly candidates: Uint32Array;

  constructor(private readonly items: readonly Findable[]) {
    this.postings = postingsOf(items);
    this.vocabulary = new Vocabulary(this.postings.terms);
    this.ranks = new Uint32Array(items.length);
    const pathAt = (position: number) => items[position]?.path ?? "";
    const byPath = [...items.keys()].sort((a, b) => (pathAt(a) < pathAt(b) ? -1 : 1));
    for (const [rank, position] of byPath.entries()) this.ranks[position] = rank;
    for (const [position, { appliesTo }] of items.entries()) {
      for (const tool of appliesTo.tools ?? []) {
        const known = this.byTool.get(tool);
        if (known) known.push(position);
        else this.byTool.set(tool, [position]);
      }
    }
    this.scores = new Float64Array(items.length);
    this.covered = new Uint32Array(items.length);
    this.counted = new Uint32Array(items.length);
    this.candidates = new Uint32Array(items.length);
  }

  /**
   * At most `most` items that share a word with the task and pass `admit`, best first; ties by path. By what a hit was found is worked
   * out when it is taken.
   */
  *search(task: string, tools: readonly string[], most: number, admit: (position: number) => boolean): Generator<Hit> {
    const words = [...new Set(wordsIn(task))].slice(0, MAX_WORDS);
    const sought = this.soughtBy(words);
    const best = this.ranked(words, sought, tools, most, admit);
    const atHand = new Set(tools);
    for (const { position, score } of best) {
      const shared = (this.items[position]?.appliesTo.tools ?? []).filter((tool) => atHand.has(tool));
      yield { position, score, matches: this.matchesOf(position, words, sought), tools: shared };
    }
  }

  /** What is looked for, in the order of the task's words. What no item has is left out. */
  private soughtBy(words: readonly string[]): Sought[] {
    const sought = new Map<string, Sought>();
    for (const [at, word] of words.entries()) {
      for (const term of termsOf(word)) {
        const known = sought.get(term);
        if (known) {
          if (known.words.at(-1) !== at) known.words.push(at);
          continue;
        }
        const alike = term.startsWith("~") ? ALIKE : 1;
        sought.set(term, { words: [at], near: this.vocabulary.near(term).map((near) => ({ ...near, weight: alike * near.weight })) });
      }
    }
    return [...sought.values()].filter(({ near }) => near.length > 0);
  }

  private ranked(
    words: readonly string[],
    sought: readonly Sought[],
    tools: readonly string[],
    most: number,
    admit: (position: number) => boolean,
  ): { position: number; score: number }[] {
    const { scores, covered, candidates, ranks } = this;
    scores.fill(0);
    for (const { near } of sought) for (const { id, weight } of near) this.add(id, weight);
    this.cover(words.length, sought);
    const atHand = new Set(tools.flatMap((tool) => this.byTool.get(tool) ?? []));
    let count = 0;
    for (let position = 0; position < scores.length; position++) {
      if (covered[position] === 0 || !admit(position)) continue;
      scores[position] = (scores[position] as number) * (covered[position] as number) * (atHand.has(position) ? AT_HAND : 1);
      candidates[count++] = position;
    }
    const before = (a: number, b: number) => {
      const ahead = (scores[a] as number) - (scores[b] as number);
      return ahead > 0 || (ahead === 0 && (ranks[a] as number) < (ranks[b] as number));
    };
    return bestOf(candidates.subarray(0, count), most, before).map((position) => ({ position, score: scores[position] as number }));
  }

  private add(id: number, weight: number): void {
    const { starts, items, weights } = this.postings;
    const { scores } = this;
    const end = starts[id + 1] as number;
    for (let at = starts[id] as number; at < end; at++) {
      const item = items[at] as number;
      scores[item] = (scores[item] as number) + weight * (weights[at] as number);
    }
  }

  /** Counts the task's words that each item has: a word counts once, by however many of its terms it is found. */
  private cover(words: number, sought: readonly Sought[]): void {
    const { starts, items } = this.postings;
    const { covered, counted } = this;
    covered.fill(0);
    counted.fill(0);
    const ofWord = Array.from({ length: words }, (): Sought[] => []);
    for (const one of sought) for (const word of one.words) ofWord[word]?.push(one);
    for (const [word, terms] of ofWord.entries()) {
      for (const { near } of terms) {
        for (const { id } of near) {
          const end = starts[id + 1] as number;
          for (let at = starts[id] as number; at < end; at++) {
            const item = items[at] as number;
            if (counted[item] === word + 1) continue;
            counted[item] = word + 1;
            covered[item] = (covered[item] as number) + 1;
          }
        }
      }
    }
  }

  private matchesOf(position: number, words: readonly string[], sought: readonly Sought[]): Hit["matches"] {
    const found = new Map<number, number>();
    for (const { words: places, near } of sought) {
      const here = near.map(({ id, told }) => ({ told, fields: fieldsAt(this.postings, id, position) })).filter((one) => one.fields !== 0);
      if (here.length === 0) continue;
      const fields = here.reduce((sum, one) => (one.told ? sum | one.fields : sum), 0);
      for (const place of places) found.set(place, (found.get(place) ?? 0) | fields);
    }
    return [...found].map(([place, fields]) => ({ word: words[place] ?? "", fields: FIELDS.filter((_, f) => (fields & (1 << f)) !== 0) }));
  }
}
