import { type CueTable, words } from "./cue-table";
import { ENGLISH } from "./english";
import { GERMAN } from "./german";

/** The languages whose wishes are understood. */
export const TABLES: readonly CueTable[] = [ENGLISH, GERMAN];

/** Recognised, so that a turn is not mistaken for one we can read, and reported; nothing more. */
const FOREIGN: readonly { language: string; small: ReadonlySet<string> }[] = [
  {
    language: "fr",
    small: words(
      "le la les un une et ou mais si de du des au aux en dans sur pour avec par est sont était ce cette ces il elle je tu nous vous ils mon ton votre notre ne pas plus toujours jamais que qui quoi quand où comment il-vous",
    ),
  },
  {
    language: "es",
    small: words(
      "el la los las un una y o pero si de del al en con por para es son era este esta estos yo tú usted nosotros ellos mi tu su nuestro no más siempre nunca que quien cuando donde cómo antes después",
    ),
  },
  {
    language: "it",
    small: words(
      "il lo la gli le un una e o ma se di del della al alla in con per da è sono era questo questa io tu noi voi loro mio tuo suo nostro non più sempre mai che chi quando dove come prima dopo",
    ),
  },
  {
    language: "pt",
    small: words(
      "o a os as um uma e ou mas se de do da ao em com por para é são era este esta eu tu você nós eles meu teu seu nosso não mais sempre nunca que quem quando onde como antes depois",
    ),
  },
  {
    language: "nl",
    small: words(
      "de het een en of maar als van naar in op bij met voor uit is zijn was dit dat deze ik jij je u wij we zij mijn jouw onze niet geen ook altijd nooit wat wie wanneer waar hoe voordat nadat",
    ),
  },
];

const LETTERS = /\p{Script=Latin}/u;

/**
 * The cue table of a text's language, or the name of a language without one (`und` when it cannot be told). Null for a text
 * without words.
 */
export function tableFor(tokens: readonly string[]): CueTable | string | null {
  const spoken = tokens.filter((token) => /\p{L}/u.test(token));
  if (spoken.length === 0) return null;
  if (!spoken.some((token) => LETTERS.test(token))) return "und";
  let best: CueTable | string = "und";
  let most = 0;
  for (const table of TABLES) {
    const hits = spoken.filter((token) => table.small.has(token)).length;
    if (hits > most) [most, best] = [hits, table];
  }
  for (const { language, small } of FOREIGN) {
    const hits = spoken.filter((token) => small.has(token)).length;
    if (hits > most) [most, best] = [hits, language];
  }
  if (most > 0) return best;
  return TABLES.find((table) => spoken.some((token) => table.verbs.has(token) && !FOREIGN_LIKE.test(token))) ?? "und";
}

// A single word that several languages share says nothing.
const FOREIGN_LIKE = /^(?:test|import|export|date|type|commit|list|note)$/;
