import { type CueTable, words } from "./cue-table";
import { ENGLISH } from "./english";
import { FRENCH } from "./french";
import { GERMAN } from "./german";
import { SPANISH } from "./spanish";

/** The languages whose wishes are understood. */
export const TABLES: readonly CueTable[] = [ENGLISH, GERMAN, FRENCH, SPANISH];

/** Recognised, so that a turn is not mistaken for one we can read, and reported; nothing more. */
const FOREIGN: readonly { language: string; small: ReadonlySet<string> }[] = [
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
    // A verb of instructions tells less than a small word, and enough where those are the same.
    const hits = spoken.reduce((sum, token) => sum + (table.small.has(token) ? 1 : table.verbs.has(token) && !FOREIGN_LIKE.test(token) ? 0.25 : 0), 0);
    if (hits > most) [most, best] = [hits, table];
  }
  for (const { language, small } of FOREIGN) {
    const hits = spoken.filter((token) => small.has(token)).length;
    if (hits > most) [most, best] = [hits, language];
  }
  return best;
}

// A single word that several languages share says nothing.
const FOREIGN_LIKE = /^(?:test|import|export|date|type|commit|list|note)$/;
