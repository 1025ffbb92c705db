import { createHmac } from "node:crypto";

/**
 * Passages that must not be seen again, known only by keyed hashes: they can be recognised where they stand, and not read from what is
 * kept. Pure. Lengths and places are UTF-16 units.
 */

/** Shorter passages are recognised only where they are all of a text: inside others they would stand by chance. */
export const SHORTEST_INSIDE = 12;

export interface Mark {
  /** HMAC-SHA-256 of the passage, 32 bytes. */
  mark: Buffer;
  length: number;
  /** A small hash to look for it with; 32 bits. */
  rolling: number;
  /** Only where it is all of a text. */
  whole: boolean;
}

export interface Range {
  start: number;
  end: number;
}

function baseOf(key: Uint8Array): number {
  return createHmac("sha256", key).update("rolling").digest().readUInt32BE(0) | 1;
}

function macOf(key: Uint8Array, passage: string): Buffer {
  return createHmac("sha256", key).update("passage\0").update(passage, "utf16le").digest();
}

function rollingOf(base: number, passage: string): number {
  let hash = 0;
  for (let at = 0; at < passage.length; at++) hash = (Math.imul(hash, base) + passage.charCodeAt(at)) | 0;
  return hash >>> 0;
}

/** How a passage is remembered. */
export function markOf(key: Uint8Array, passage: string, shortest: number = SHORTEST_INSIDE): Mark {
  return { mark: macOf(key, passage), length: passage.length, rolling: rollingOf(baseOf(key), passage), whole: passage.length < shortest };
}

/** As many blocks as the text has UTF-16 units, so that what stands around it keeps its place. */
export function blocks(length: number): string {
  return "█".repeat(length);
}

/** The text with blocks in these places. */
export function blanked(text: string, ranges: readonly Range[]): string {
  let result = "";
  let from = 0;
  for (const { start, end } of ranges) {
    result += text.slice(from, start) + blocks(end - start);
    from = end;
  }
  return result + text.slice(from);
}

/** Looks for marked passages in texts: one pass a distinct length. */
export class PassageFinder {
  private readonly base: number;
  /** By length: the marks that may stand inside a text. */
  private readonly inside = new Map<number, Map<number, Set<string>>>();
  private readonly whole = new Map<number, Set<string>>();

  constructor(
    private readonly key: Uint8Array,
    marks: readonly Mark[],
  ) {
    this.base = baseOf(key);
    for (const { mark, length, rolling, whole } of marks) {
      const name = mark.toString("latin1");
      this.whole.set(length, (this.whole.get(length) ?? new Set()).add(name));
      if (whole) continue;
      const same = this.inside.get(length) ?? new Map<number, Set<string>>();
      this.inside.set(length, same.set(rolling, (same.get(rolling) ?? new Set()).add(name)));
    }
  }

  get empty(): boolean {
    return this.whole.size === 0;
  }

  /** Where marked passages stand in the text, in order, without overlaps. */
  find(text: string): Range[] {
    if (this.whole.get(text.length)?.has(macOf(this.key, text).toString("latin1"))) return [{ start: 0, end: text.length }];
    const found: Range[] = [];
    for (const [length, marks] of this.inside) if (length <= text.length) this.scan(text, length, marks, found);
    return merged(found);
  }

  private scan(text: string, length: number, marks: ReadonlyMap<number, ReadonlySet<string>>, found: Range[]): void {
    let lead = 1;
    for (let n = 1; n < length; n++) lead = Math.imul(lead, this.base);
    let hash = 0;
    for (let at = 0; at < text.length; at++) {
      if (at >= length) hash = (hash - Math.imul(text.charCodeAt(at - length), lead)) | 0;
      hash = (Math.imul(hash, this.base) + text.charCodeAt(at)) | 0;
      if (at < length - 1) continue;
      const start = at - length + 1;
      if (marks.get(hash >>> 0)?.has(macOf(this.key, text.slice(start, at + 1)).toString("latin1"))) found.push({ start, end: at + 1 });
    }
  }
}

/** In order, what overlaps or touches as one. */
export function merged(ranges: readonly Range[]): Range[] {
  const result: Range[] = [];
  for (const range of [...ranges].sort((a, b) => a.start - b.start)) {
    const last = result.at(-1);
    if (last && range.start <= last.end) last.end = Math.max(last.end, range.end);
    else result.push({ ...range });
  }
  return result;
}
