import { Sessions } from "@/lib/claude/attribute/attribute";
import { quotesFor } from "@/lib/claude/compare/quotes";
import { claimsOf } from "@/lib/lessons/sentences";
import type { World } from "./worlds";

/** Lets the product look for the quotes of each sentence, and counts how often it is right. */

type Kind = World["items"][number]["kind"];

export interface Score {
  /** Sentences of each kind. */
  of: Record<Kind, number>;
  /** Known and paraphrased: a right source among the first three quotes. Invented: called unsupported. */
  right: Record<Kind, number>;
  /** Known and paraphrased: a right source among the first three passages that come nearest, whether or not they are taken to say it. */
  near: Record<Kind, number>;
  /** Sentences about another world, and how many of them were called unsupported. */
  foreign: { of: number; right: number };
}

export function sessionsOf({ sessions }: World): Sessions {
  return new Sessions(sessions.flatMap(({ id, events }) => events.map(({ speaker, text }, eventIndex) => ({ sessionId: id, eventIndex, speaker, text }))));
}

const FIRST = 3;

/** Asks about every sentence within its world, and about every so many-th of the others' sentences. */
export function judge(worlds: readonly World[], { foreignStep = 5 } = {}): Score {
  const score: Score = {
    of: { known: 0, paraphrased: 0, invented: 0 },
    right: { known: 0, paraphrased: 0, invented: 0 },
    near: { known: 0, paraphrased: 0, invented: 0 },
    foreign: { of: 0, right: 0 },
  };
  for (const world of worlds) {
    const sessions = sessionsOf(world);
    for (const { kind, text, sources } of world.items) {
      const right = (found: readonly { sessionId: string; eventIndex: number }[]) =>
        found.slice(0, FIRST).some(({ sessionId, eventIndex }) => sources.some(([id, index]) => id === sessionId && index === eventIndex));
      const quotes = quotesOf(sessions, text);
      score.of[kind]++;
      if (kind === "invented" ? quotes.length === 0 : right(quotes)) score.right[kind]++;
      const near = claimsOf(text).flatMap((claim) => sessions.candidates(claim));
      if (kind !== "invented" && right(near.sort((a, b) => b.score - a.score).map(({ read }) => read.event))) score.near[kind]++;
    }
    const others = worlds.filter(({ name }) => name !== world.name).flatMap(({ items }) => items);
    for (let at = 0; at < others.length; at += foreignStep) {
      score.foreign.of++;
      if (quotesOf(sessions, others[at]?.text ?? "").length === 0) score.foreign.right++;
    }
  }
  return score;
}

function quotesOf(sessions: Sessions, text: string) {
  const claims = claimsOf(text).map((words, claim) => sessions.attribute({ claim, text: words }));
  return quotesFor(claims, "supports").map(({ event }) => event);
}
