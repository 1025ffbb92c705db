import { stemmer } from "stemmer";
import { baseOf } from "./irregular";
import { ACTIONS } from "./meanings/actions";
import { FIELDS } from "./meanings/fields";
import { QUALITIES } from "./meanings/qualities";
import { THINGS } from "./meanings/things";
import { TONGUES } from "./meanings/tongues";

/** Words that say nearly the same, so that a sentence is found again in other words. The only thing here that knows meaning. */

const KNOWN = new Map<string, string>();

/**
 * The stem of a lower-case word: forms of one word are one. English by Porter's rules (1980) and a table of irregular forms; words with
 * other letters lose the commonest endings. What holds a digit stays whole.
 */
export function stemOf(word: string): string {
  let stem = KNOWN.get(word);
  if (stem === undefined) {
    stem = /[\p{N}_]/u.test(word) ? word : /^[a-z]+$/.test(word) ? stemmer(baseOf(word)) : word.replace(/(?<=\p{L}{4})(?:en|er|es|em|e|n|s)$/u, "");
    if (KNOWN.size < 50_000) KNOWN.set(word, stem);
  }
  return stem;
}

/** Stem, or stems joined by "_" → the groups it stands in. */
const GROUPS = new Map<string, Set<number>>();
/** First stem of a phrase → the phrases, longest first. */
const PHRASES = new Map<string, string[][]>();
/** Group → its stems. */
const MEMBERS: string[][] = [];

for (const line of [ACTIONS, THINGS, QUALITIES, FIELDS, TONGUES].join("|").split(/[|\n]/)) {
  const entries = line.trim().split(/\s+/).filter(Boolean);
  if (entries.length < 2) continue;
  const group = MEMBERS.length;
  MEMBERS.push([]);
  for (const entry of entries) {
    const stems = entry.split(/[_'-]/).map(stemOf);
    const key = stems.join("_");
    const groups = GROUPS.get(key) ?? new Set<number>();
    GROUPS.set(key, groups.add(group));
    MEMBERS[group]?.push(key);
    const first = stems[0] ?? "";
    if (stems.length > 1 && !PHRASES.get(first)?.some((known) => known.join("_") === key)) PHRASES.set(first, [...(PHRASES.get(first) ?? []), stems]);
  }
}
for (const phrases of PHRASES.values()) phrases.sort((a, b) => b.length - a.length);

/** The phrase that begins at a stem and goes on with these, in stems; null when there is none. */
export function phraseAt(stems: readonly string[], at: number): readonly string[] | null {
  return PHRASES.get(stems[at] ?? "")?.find((phrase) => phrase.every((stem, i) => stems[at + i] === stem)) ?? null;
}

const NEAR = new Map<string, ReadonlySet<string>>();

/** The stems and phrases that say nearly the same as this one, without itself. */
export function nearTo(key: string): ReadonlySet<string> {
  let near = NEAR.get(key);
  if (near === undefined) {
    const found = new Set([...(GROUPS.get(key) ?? [])].flatMap((group) => MEMBERS[group] ?? []));
    found.delete(key);
    near = found;
    NEAR.set(key, near);
  }
  return near;
}
