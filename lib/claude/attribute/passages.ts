/** A stretch of an event's text that can be quoted: UTF-16 offsets into it. */
export interface Passage {
  start: number;
  end: number;
}

/** A quote is read in a glance. */
const LONGEST = 320;
/** Two sentences that are this short together are one thought. */
const SHORT = 160;
/** Of very long texts (logs, files) only the beginning is looked through, in characters. */
export const LOOKED_THROUGH = 40_000;

/** Sentences and lines of a text, and pairs of short neighbours, without surrounding blanks. Pure. */
export function passagesOf(text: string): Passage[] {
  const singles: Passage[] = [];
  const shown = text.slice(0, LOOKED_THROUGH);
  for (const match of shown.matchAll(/[^\n.!?。！？]+(?:[.](?=[^\s])[^\n.!?。！？]*)*[.!?。！？]*/gu)) {
    const words = match[0];
    const start = match.index + (words.length - words.trimStart().length);
    const end = match.index + words.trimEnd().length;
    if (end > start) singles.push(...cut(text, start, end));
  }
  const pairs = singles.flatMap((one, i) => {
    const next = singles[i + 1];
    return next && next.end - one.start <= SHORT ? [{ start: one.start, end: next.end }] : [];
  });
  return [...singles, ...pairs];
}

/** A sentence too long to read at once, cut between words. */
function cut(text: string, start: number, end: number): Passage[] {
  const parts: Passage[] = [];
  let from = start;
  while (end - from > LONGEST) {
    const space = text.lastIndexOf(" ", from + LONGEST);
    let to = space > from + LONGEST / 2 ? space : from + LONGEST;
    if (/[\ud800-\udbff]/.test(text[to - 1] ?? "")) to -= 1;
    parts.push({ start: from, end: to });
    from = to;
    while (text[from] === " ") from++;
  }
  if (end > from) parts.push({ start: from, end });
  return parts;
}
