import type { TextRange } from "./ranges";
import { type HiddenCharacter, runsOf } from "./visible";

/** A mark on a text: a hit, a quote. Where two overlap, the graver one is shown. */
export interface Mark extends TextRange {
  kind: "hit" | "current" | "supports" | "contradicts" | "flag";
}

/** A stretch that looks the same throughout: plain or hidden, and under one mark or none. */
export interface Segment {
  start: number;
  text: string;
  mark: Mark["kind"] | null;
  /** Set when the stretch is hidden characters: the first of them and how many there are. */
  hidden: { first: HiddenCharacter; count: number; spelled: string | null } | null;
}

const RANK: Record<Mark["kind"], number> = { current: 4, flag: 3, contradicts: 2, supports: 1, hit: 0 };

function spelled(text: string): string {
  return [...text].map((character) => String.fromCharCode(Math.min(0x7e, Math.max(0x20, (character.codePointAt(0) ?? 0) - 0xe0000)))).join("");
}

/**
 * Cuts a text where hidden characters and marks begin and end. The segments, joined, are the text. Repeats of one hidden
 * character are one segment, and so is a word spelled in tag characters.
 */
export function segmentsOf(text: string, marks: readonly Mark[] = []): Segment[] {
  const cuts = new Set<number>();
  const inside = marks.filter((mark) => mark.end > mark.start && mark.start < text.length && mark.end > 0);
  for (const mark of inside) cuts.add(Math.max(0, mark.start)).add(Math.min(text.length, mark.end));
  const borders = [...cuts].sort((a, b) => a - b);
  const sorted = [...inside].sort((a, b) => a.start - b.start);
  const segments: Segment[] = [];
  let border = 0;
  let entering = 0;
  let active: Mark[] = [];
  for (const run of runsOf(text)) {
    const end = run.start + run.text.length;
    for (let at = run.start; at < end; ) {
      while ((borders[border] ?? Number.POSITIVE_INFINITY) <= at) border++;
      const stop = Math.min(end, borders[border] ?? end);
      active = active.filter((mark) => mark.end > at);
      for (let next = sorted[entering]; next && next.start <= at; next = sorted[++entering]) if (next.end > at) active.push(next);
      const mark = active.reduce<Mark["kind"] | null>((best, one) => (best === null || RANK[one.kind] > RANK[best] ? one.kind : best), null);
      const part = text.slice(at, stop);
      const last = segments.at(-1);
      const joins =
        run.hidden &&
        last?.hidden &&
        last.mark === mark &&
        (last.hidden.first.codepoint === run.hidden.codepoint || (last.hidden.first.class === "tag" && run.hidden.class === "tag"));
      if (joins && last?.hidden) {
        last.text += part;
        last.hidden.count++;
        if (last.hidden.spelled !== null) last.hidden.spelled += spelled(part);
      } else
        segments.push({
          start: at,
          text: part,
          mark,
          hidden: run.hidden ? { first: run.hidden, count: 1, spelled: run.hidden.class === "tag" ? spelled(part) : null } : null,
        });
      at = stop;
    }
  }
  return segments;
}

/** A place at or before `at` that does not cut a character of two units. */
export function characterStart(text: string, at: number): number {
  if (at <= 0 || at >= text.length) return Math.max(0, Math.min(at, text.length));
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit <= 0xdfff ? at - 1 : at;
}
