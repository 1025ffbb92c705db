/** The sentences and steps of a lesson's body. One walk serves the claims that evidence names and the text on screen. */

export interface Sentence {
  /** UTF-16 offset into the body. */
  start: number;
  text: string;
  /** Ordinal of the claim; null for a playbook's headings. */
  claim: number | null;
}

export type BlockKind = "paragraph" | "heading" | "item" | "quote" | "code";

export interface Line {
  kind: BlockKind;
  /** Nesting of a list item, from 0. */
  depth: number;
  /** "3." of a numbered step; empty for a bullet. */
  marker: string;
  sentences: Sentence[];
}

const FENCE = /^\s*(?:```|~~~)/;
const MARKER = /^(\s*)([-*+]|\d+[.)]|#{1,6}|>)\s+/;
const SECTION = /^(?:when|do|check|avoid):?$/i;
const SENTENCE_END = /(?<=[.!?])\s+(?=\p{Lu}|["“'(])/gu;

function kindOf(marker: string): BlockKind {
  if (marker.startsWith("#")) return "heading";
  return marker === ">" ? "quote" : "item";
}

/** The lines of a body with their sentences, in order. Blank lines and code fences are left out. */
export function linesOf(body: string): (Line & { blankBefore: boolean })[] {
  const lines: (Line & { blankBefore: boolean })[] = [];
  let at = 0;
  let claim = 0;
  let fenced = false;
  let blankBefore = false;
  for (const raw of body.split("\n")) {
    const start = at;
    at += raw.length + 1;
    if (FENCE.test(raw)) {
      fenced = !fenced;
      blankBefore = true;
      continue;
    }
    const found = fenced ? null : MARKER.exec(raw);
    const rest = found ? raw.slice(found[0].length) : raw;
    const text = rest.trim();
    if (text === "") {
      blankBefore = true;
      continue;
    }
    const offset = start + (raw.length - rest.length) + (rest.length - rest.trimStart().length);
    const section = SECTION.test(text);
    const sentences: Sentence[] = [];
    let from = 0;
    const cut = (to: number) => {
      const piece = text.slice(from, to);
      if (piece.trim() !== "") sentences.push({ start: offset + from, text: piece, claim: section ? null : claim++ });
    };
    if (!section) {
      for (const match of text.matchAll(SENTENCE_END)) {
        cut(match.index);
        from = match.index + match[0].length;
      }
    }
    cut(text.length);
    const marker = found?.[2] ?? "";
    lines.push({
      kind: fenced ? "code" : section ? "heading" : marker === "" ? "paragraph" : kindOf(marker),
      depth: Math.min(4, Math.floor((found?.[1]?.length ?? 0) / 2)),
      marker: /\d/.test(marker) ? marker.replace(")", ".") : "",
      sentences,
      blankBefore,
    });
    blankBefore = false;
  }
  return lines;
}

/** The claims of a body: one a step or sentence, in order. Evidence names them by ordinal. */
export function claimsOf(body: string): string[] {
  return linesOf(body).flatMap(({ sentences }) => sentences.flatMap(({ text, claim }) => (claim === null ? [] : [text.trim()])));
}
