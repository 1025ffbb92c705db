/** A stretch of a text in UTF-16 units, `end` exclusive. */
export interface TextRange {
  start: number;
  end: number;
}

/** Sorted, inside the text, without overlaps: what a screen can mark. */
export function mergeRanges<R extends TextRange>(ranges: readonly R[], length: number): TextRange[] {
  const merged: TextRange[] = [];
  const inside = ranges.map(({ start, end }) => ({ start: Math.max(0, start), end: Math.min(length, end) })).filter(({ start, end }) => end > start);
  for (const range of inside.sort((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (last && range.start <= last.end) last.end = Math.max(last.end, range.end);
    else merged.push(range);
  }
  return merged;
}

/** Where `needle` stands in the text, whatever its case. At most `most` places. Both are plain text, never a pattern. */
export function occurrences(text: string, needle: string, most = 1000): TextRange[] {
  if (needle === "") return [];
  const found: TextRange[] = [];
  const pattern = new RegExp(needle.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&"), "giu");
  for (const match of text.matchAll(pattern)) {
    found.push({ start: match.index, end: match.index + match[0].length });
    if (found.length >= most) break;
  }
  return found;
}
