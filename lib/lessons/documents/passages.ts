/** A policy document cut into passages that can stand beside a lesson. Pure. */

export interface Passage {
  /** The headings above it, "Refunds › Gift cards". */
  heading: string;
  text: string;
}

/** A passage ends with the paragraph that reaches so many characters. */
const ENOUGH = 400;
/** No passage is longer; a longer paragraph is cut between sentences or words. */
const MOST = 1200;

const HEADING = /^(#{1,6})\s+(.+?)\s*#*$/;

function cut(paragraph: string): string[] {
  const pieces: string[] = [];
  let rest = paragraph;
  while (rest.length > MOST) {
    const window = rest.slice(0, MOST);
    const sentence = Math.max(window.lastIndexOf(". "), window.lastIndexOf("! "), window.lastIndexOf("? "), window.lastIndexOf("\n"));
    const at = sentence > MOST / 2 ? sentence + 1 : window.lastIndexOf(" ") > MOST / 2 ? window.lastIndexOf(" ") : MOST;
    pieces.push(rest.slice(0, at).trim());
    rest = rest.slice(at).trim();
  }
  return rest === "" ? pieces : [...pieces, rest];
}

/** The passages of a plain text or Markdown document, in order. Headings are kept beside their passages; nothing else is left out. */
export function passagesOf(document: string): Passage[] {
  const passages: Passage[] = [];
  const trail: string[] = [];
  let paragraphs: string[] = [];
  const heading = () => trail.filter(Boolean).join(" › ");
  const flush = () => {
    if (paragraphs.length > 0) passages.push({ heading: heading(), text: paragraphs.join("\n\n") });
    paragraphs = [];
  };
  for (const block of document.replace(/\r\n?/g, "\n").split(/\n\s*\n|\n(?=#{1,6}\s)/)) {
    const [first = "", ...rest] = block.split("\n");
    const found = HEADING.exec(first.trim());
    const text = (found ? rest.join("\n") : block).trim();
    if (found) {
      flush();
      const level = found[1]?.length ?? 1;
      trail.length = Math.min(trail.length, level - 1);
      while (trail.length < level - 1) trail.push("");
      trail.push((found[2] ?? "").slice(0, 200));
    }
    for (const piece of cut(text)) {
      const size = paragraphs.reduce((sum, one) => sum + one.length, 0);
      if (size > 0 && size + piece.length > MOST) flush();
      paragraphs.push(piece);
      if (paragraphs.reduce((sum, one) => sum + one.length, 0) >= ENOUGH) flush();
    }
  }
  flush();
  return passages;
}

// Words that say nothing about what a text is about, in the two languages whose cues Lucid knows.
const COMMON = new Set(
  `a about after again all also always an and any are as at be because been before being between both but by can could did do does each even every few first for from get give
  had has have her here him his how if in into is it its just keep know like make many may me more most much must my need never new no not now of off on once one only or other our out over
  own same say see she should so some such take tell than that the their them then there these they this those through to too two under until up us use used user very was way we well were what
  when where which while who why will with without would you your
  aber alle als also am an auch auf aus bei bevor bin bis bist da damit dann das dass dein dem den denn der des die dies diese dieser doch dort du durch ein eine einem einen einer eines er es
  für hat hatte hier ich ihr im immer in ist ja jede jeder kann kein keine man mehr mein mit muss nach nicht nie noch nur ob oder ohne sein sich sie sind so über um und uns unter vom von vor
  war was weil wenn wer werden wie wir wird wo zu zum zur`.split(/\s+/),
);

/** The words that a text is about: lower case, letters and digits, each once, in order of appearance. */
export function tellingTerms(text: string): string[] {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return [...new Set(words.filter((word) => word.length >= 3 && !COMMON.has(word)))];
}

export interface Candidate extends Passage {
  documentId: string;
  document: string;
  position: number;
}

export interface PassageMatch {
  documentId: string;
  document: string;
  heading: string;
  text: string;
  /** The words that it shares with the lesson. */
  terms: string[];
  /** Share of the lesson's words, weighted by how rare they are in the documents: 0 to 1. */
  score: number;
}

const ENOUGH_SHARED = 0.2;
const MIN_TERMS = 2;

/**
 * The passages that speak of what the lesson speaks of, the best first. Lexical and deterministic: a passage scores by the words
 * it shares, each weighted by how rare it is among all passages.
 * @param frequency how many of `total` passages hold each term
 */
export function matchPassages(
  terms: readonly string[],
  candidates: readonly Candidate[],
  frequency: ReadonlyMap<string, number>,
  total: number,
  most = 3,
): PassageMatch[] {
  const weight = (term: string) => Math.log(1 + total / (1 + (frequency.get(term) ?? 0)));
  // A word that no document has cannot tell passages apart; it would only make every score small.
  const known = terms.filter((term) => (frequency.get(term) ?? 0) > 0);
  const all = known.reduce((sum, term) => sum + weight(term), 0);
  if (all === 0) return [];
  const matches = candidates.map(({ position, ...passage }) => {
    const words = new Set(tellingTerms(`${passage.heading} ${passage.text}`));
    const shared = known.filter((term) => words.has(term));
    return { ...passage, terms: shared, score: shared.reduce((sum, term) => sum + weight(term), 0) / all, position };
  });
  return matches
    .filter(({ terms: shared, score }) => shared.length >= MIN_TERMS && score >= ENOUGH_SHARED)
    .sort((a, b) => b.score - a.score || (a.document < b.document ? -1 : a.document > b.document ? 1 : 0) || a.position - b.position)
    .slice(0, most)
    .map(({ position: _position, ...match }) => match);
}
