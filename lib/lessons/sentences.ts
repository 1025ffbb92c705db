import { characterStart } from "@/lib/text/segments";

/** The sentences and steps of a lesson's body. One walk serves the claims that evidence names and the text on screen. */

export interface Sentence {
  /** UTF-16 offset into the body. */
  start: number;
  text: string;
  /** Ordinal of the claim; null for a playbook's headings. */
  claim: number | null;
  /** Whether a fold took its end. */
  cut?: true;
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

type SpacedLine = Line & { blankBefore: boolean };

/** The lines of a body with their sentences, in order. Blank lines and code fences are left out. */
export function linesOf(body: string): SpacedLine[] {
  const lines: SpacedLine[] = [];
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

/**
 * The first lines of a long text, up to about `limit` UTF-16 units; the same array when all of it fits. A little more than the
 * limit is shown whole: a button to reveal one line is a nuisance.
 */
export function foldLines(lines: SpacedLine[], limit: number): SpacedLine[] {
  const total = lines.reduce((sum, { sentences }) => sum + sentences.reduce((length, { text }) => length + text.length, 0), 0);
  if (total <= limit * 1.25) return lines;
  const kept: SpacedLine[] = [];
  let left = limit;
  for (const line of lines) {
    if (left <= 0) break;
    const sentences: Sentence[] = [];
    for (const sentence of line.sentences) {
      if (left <= 0) break;
      const fits = sentence.text.length <= left;
      sentences.push(fits ? sentence : { ...sentence, text: sentence.text.slice(0, Math.max(1, characterStart(sentence.text, left))), cut: true });
      left -= sentence.text.length;
    }
    kept.push({ ...line, sentences });
  }
  return kept;
}
