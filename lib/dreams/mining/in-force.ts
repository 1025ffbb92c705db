import { readDirectives } from "../features/directives";
import type { GuidanceInForce } from "./finding";
import { opposed, sameWish, type WishSlots } from "./wishes";

/** A rule of the guidance in force, as a wish. */
export interface Rule {
  item: GuidanceInForce;
  slots: WishSlots;
  /** The sentence, verbatim. */
  words: string;
}

/** The wishes that guidance in force already states. Long items are read line by line: they are rules, not a person's turn. */
export function rulesOf(guidance: readonly GuidanceInForce[]): Rule[] {
  return guidance.flatMap((item) =>
    item.body.split("\n").flatMap((line) => {
      const bare = line.replace(/^\s*(?:[-*+]|\d+[.)]|#{1,6}|>)\s+/, "");
      return readDirectives(bare).directives.map((wish) => ({ item, slots: wish, words: bare.slice(wish.start, wish.end) }));
    }),
  );
}

/** The rule that says the same already, or null. */
export function saidAlready(wish: WishSlots, rules: readonly Rule[]): Rule | null {
  return rules.find((rule) => sameWish(wish, rule.slots)) ?? null;
}

/** The rules that say the opposite. */
export function speaksAgainst(wish: WishSlots, rules: readonly Rule[]): Rule[] {
  return rules.filter((rule) => opposed(wish, rule.slots));
}

/** The item's text with one sentence replaced, every other byte kept: what a revision of it would be. */
export function replaced(rule: Rule, words: string): string {
  return rule.item.body.replace(rule.words, () => words);
}
