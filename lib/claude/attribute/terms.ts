import { baseOf } from "./irregular";
import { phraseAt, stemOf } from "./meanings";

/** A telling word or phrase of a text. */
interface Term {
  /** Stem, or stems joined by "_". */
  key: string;
  /** Whether a word before it in the same clause turns it into its opposite. */
  negated: boolean;
}

/** So common in any text that they say nothing. */
const COMMON = new Set(
  (
    "a an the and or but nor so if then than that this these those there here i you he she it we they me him her us them my your his its our their mine yours who whom whose which what how " +
    "is are was were be been being am do does did done have has had having will would shall should can could may might must ought let lets get gets got to of in on at by for from with as into " +
    "onto up out off about not no yes ok okay please just also very too s t re ve ll d m one ones any some such own per via etc e g eg ie only even still now well like want need needs " +
    "make makes made sure go goes going always never avoid ensure remember first before after instead when while where until once because since " +
    "der die das und ist nicht mit ein eine einen dem den des im am zum zur auf für von zu sich auch es er sie wir ihr ich wenn dass als oder aber " +
    "le la les un une des et est pas pour dans que qui du au aux en sur ne se ce sa son ses il elle nous vous " +
    "el los las una unos y es no en que de del al se su sus lo por para con como"
  ).split(" "),
);

/** From here to the end of the clause, what follows is meant the other way round. */
const NEGATING = new Set(
  "not no never nor cannot without avoid don't dont doesn't didn't won't can't couldn't shouldn't mustn't isn't aren't wasn't weren't haven't hasn't wouldn't neither none nobody nothing nowhere niemand nichts personne rien nadie nada nicht nie kein keine keinen ohne ne jamais sans nunca sin".split(
    " ",
  ),
);
const REACH = 8;

const WORD = /[\p{L}\p{N}]+(?:['’][\p{L}]+)*|[.,;:!?()\n–—]/gu;
const CAMEL = /(?<=[\p{Ll}])(?=\p{Lu})/u;
/** A number with its unit is read by numbers.ts. */
const NUMBER = /^\p{N}+(?:st|nd|rd|th|h|d|m|s|am|pm|kg|km|cm|mm|min|gb|mb|kb|ms|k|x)?$/iu;

interface Piece {
  raw: string;
  stem: string;
  negated: boolean;
  /** Says nothing of its own unless it is part of a phrase. */
  silent: boolean;
}

function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = [];
  let reach = 0;
  const plain = text.normalize("NFKC");
  for (const { 0: token, index } of plain.matchAll(WORD)) {
    if (/^[.,;:!?()\n–—]$/u.test(token)) {
      reach = 0;
      continue;
    }
    const lower = token.toLowerCase().replace(/’/g, "'");
    if (NEGATING.has(lower) || (lower === "stop" && /^\s+\p{L}+ing\b/u.test(plain.slice(index + token.length)))) {
      pieces.push({ raw: token, stem: stemOf(lower), negated: reach > 0, silent: true });
      reach = REACH;
      continue;
    }
    const parts = token.replace(/['’]\p{L}*$/u, "").split(CAMEL);
    for (const raw of parts) {
      pieces.push({ raw, stem: stemOf(raw.toLowerCase()), negated: reach > 0, silent: false });
    }
    reach--;
  }
  return pieces;
}

/** The telling words and phrases of a text, in order, with repeats. Numbers are left to `amountsOf`. */
export function termsOf(text: string): Term[] {
  const pieces = piecesOf(text);
  const stems = pieces.map(({ stem }) => stem);
  const terms: Term[] = [];
  for (let at = 0; at < pieces.length; at++) {
    const piece = pieces[at] as Piece;
    const phrase = phraseAt(stems, at);
    if (phrase) {
      terms.push({ key: phrase.join("_"), negated: piece.negated });
      at += phrase.length - 1;
      continue;
    }
    const lower = piece.raw.toLowerCase();
    if (piece.silent || COMMON.has(lower) || COMMON.has(baseOf(lower)) || NUMBER.test(piece.raw) || (lower.length < 2 && !/\p{Lo}/u.test(lower))) continue;
    terms.push({ key: piece.stem, negated: piece.negated });
  }
  return terms;
}
