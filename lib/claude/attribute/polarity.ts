import { termsOf } from "./terms";

/** Words with which a person lays down how things are to be done. */
const RULES: Readonly<Record<string, readonly string[]>> = {
  en: ["always", "never", "must", "should", "don't", "do not", "please", "from now on", "stop", "instead", "make sure", "have to", "need to", "prefer"],
  de: ["immer", "nie", "niemals", "muss", "müssen", "soll", "sollst", "bitte", "ab jetzt", "statt", "nicht mehr"],
  fr: ["toujours", "jamais", "doit", "devez", "il faut", "désormais", "plutôt", "s'il te plaît", "s'il vous plaît"],
  es: ["siempre", "nunca", "debe", "debes", "hay que", "por favor", "a partir de ahora", "en vez"],
};

function pattern(table: Readonly<Record<string, readonly string[]>>): RegExp {
  const words = Object.values(table)
    .flat()
    .sort((a, b) => b.length - a.length);
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${words.map((word) => word.replace(/'/g, "['’]")).join("|")})(?![\\p{L}\\p{N}])`, "giu");
}

const RULE = pattern(RULES);

/**
 * Whether one text says of what they share what the other denies: "always use tabs" and "never use tabs". Clause by clause, so that a
 * "not" elsewhere in the sentence turns nothing round.
 */
export function denies(a: string, b: string): boolean {
  const other = new Map<string, Set<boolean>>();
  for (const { key, negated } of termsOf(b)) other.set(key, (other.get(key) ?? new Set()).add(negated));
  const shared = termsOf(a).flatMap(({ key, negated }) => {
    const how = other.get(key);
    return how ? [how.has(negated)] : [];
  });
  return shared.length > 0 && shared.filter((same) => !same).length * 2 > shared.length;
}

/** Whether a sentence lays down a rule, rather than tells what happened. */
export function isRule(text: string): boolean {
  RULE.lastIndex = 0;
  return RULE.test(text);
}
