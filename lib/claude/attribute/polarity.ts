/** Words that turn a sentence into its opposite, by language; read as data, so a language is added by a line. */
const NEGATIONS: Readonly<Record<string, readonly string[]>> = {
  en: [
    "not",
    "never",
    "no",
    "don't",
    "dont",
    "doesn't",
    "won't",
    "can't",
    "cannot",
    "shouldn't",
    "mustn't",
    "avoid",
    "without",
    "stop",
    "instead of",
    "rather than",
  ],
  de: ["nicht", "nie", "niemals", "kein", "keine", "keinen", "ohne", "statt", "vermeide", "vermeiden"],
  fr: ["ne", "jamais", "aucun", "aucune", "sans", "éviter", "évitez", "au lieu de"],
  es: ["nunca", "jamás", "ningún", "ninguna", "sin", "evita", "evitar", "en vez de"],
};

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

const NEGATION = pattern(NEGATIONS);
const RULE = pattern(RULES);

/** Whether a sentence says not to. Two negations in one sentence cancel each other ("never skip" is left as it is: skip is no negation). */
export function isNegative(text: string): boolean {
  return (text.match(NEGATION)?.length ?? 0) % 2 === 1;
}

/** Whether a sentence lays down a rule, rather than tells what happened. */
export function isRule(text: string): boolean {
  RULE.lastIndex = 0;
  return RULE.test(text);
}
