/**
 * Finds where the parts of a JSON value lie in its bytes, so that they can be kept exactly as the source wrote them. It splits and
 * does not validate: every part is parsed by JSON.parse afterwards.
 */

export interface Span {
  start: number;
  end: number;
}

export interface MemberSpan extends Span {
  key: string;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const COLON = 0x3a;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;
const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;

/** Whether the byte is JSON white space. */
export function isSpace(byte: number | undefined): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
}

/** The first position at or after `at` that is not white space. */
export function skipSpace(bytes: Uint8Array, at: number, limit: number = bytes.length): number {
  let i = at;
  while (i < limit && isSpace(bytes[i])) i++;
  return i;
}

/** The position after the string whose opening quote is at `at`, or -1 when it does not end before `limit`. */
export function skipString(bytes: Buffer, at: number, limit: number = bytes.length): number {
  let i = at + 1;
  for (;;) {
    const quote = bytes.indexOf(QUOTE, i);
    if (quote < 0 || quote >= limit) return -1;
    let slashes = 0;
    while (bytes[quote - 1 - slashes] === BACKSLASH) slashes++;
    if (slashes % 2 === 0) return quote + 1;
    i = quote + 1;
  }
}

/** The position after the value that starts at `at` (no white space before it), or -1 when it does not end before `limit`. */
export function skipValue(bytes: Buffer, at: number, limit: number = bytes.length): number {
  const first = bytes[at];
  if (first === QUOTE) return skipString(bytes, at, limit);
  if (first !== OPEN_BRACE && first !== OPEN_BRACKET) {
    let i = at;
    while (i < limit) {
      const byte = bytes[i];
      if (byte === COMMA || byte === CLOSE_BRACE || byte === CLOSE_BRACKET || isSpace(byte)) return i;
      i++;
    }
    return limit === bytes.length && i > at ? i : -1;
  }
  let depth = 0;
  let i = at;
  while (i < limit) {
    const byte = bytes[i];
    if (byte === QUOTE) {
      i = skipString(bytes, i, limit);
      if (i < 0) return -1;
      continue;
    }
    if (byte === OPEN_BRACE || byte === OPEN_BRACKET) depth++;
    else if (byte === CLOSE_BRACE || byte === CLOSE_BRACKET) {
      depth--;
      if (depth === 0) return i + 1;
    }
    i++;
  }
  return -1;
}

/** The members of the object that starts at `at`, in order, repeats included; empty when it is no object. */
export function memberSpans(bytes: Buffer, at = 0): MemberSpan[] {
  const found: MemberSpan[] = [];
  let i = skipSpace(bytes, at);
  if (bytes[i] !== OPEN_BRACE) return found;
  i++;
  for (;;) {
    i = skipSpace(bytes, i);
    if (bytes[i] === COMMA) i = skipSpace(bytes, i + 1);
    if (bytes[i] !== QUOTE) return found;
    const keyEnd = skipString(bytes, i);
    if (keyEnd < 0) return found;
    const key = readKey(bytes, i, keyEnd);
    i = skipSpace(bytes, keyEnd);
    if (key === null || bytes[i] !== COLON) return found;
    const start = skipSpace(bytes, i + 1);
    const end = skipValue(bytes, start);
    if (end < 0) return found;
    found.push({ key, start, end });
    i = end;
  }
}

/** The elements of the array that starts at `at`, in order; empty when it is no array. */
export function elementSpans(bytes: Buffer, at = 0): Span[] {
  const found: Span[] = [];
  let i = skipSpace(bytes, at);
  if (bytes[i] !== OPEN_BRACKET) return found;
  i++;
  for (;;) {
    i = skipSpace(bytes, i);
    if (bytes[i] === COMMA) i = skipSpace(bytes, i + 1);
    if (i >= bytes.length || bytes[i] === CLOSE_BRACKET) return found;
    const end = skipValue(bytes, i);
    if (end <= i) return found;
    found.push({ start: i, end });
    i = end;
  }
}

/** Where the value at a path lies: keys of objects and ordinals of arrays. Of repeated keys the last counts, as in JSON.parse. */
export function findSpan(bytes: Buffer, path: readonly (string | number)[], at = 0): Span | null {
  let span: Span | null = { start: skipSpace(bytes, at), end: bytes.length };
  for (const step of path) {
    const from: number = span.start;
    span = typeof step === "number" ? (elementSpans(bytes, from)[step] ?? null) : (memberSpans(bytes, from).findLast((member) => member.key === step) ?? null);
    if (span === null) return null;
  }
  return span;
}

function readKey(bytes: Buffer, start: number, end: number): string | null {
  const inner = bytes.subarray(start + 1, end - 1);
  if (inner.indexOf(BACKSLASH) < 0) return inner.toString("utf8");
  try {
    return JSON.parse(bytes.toString("utf8", start, end)) as string;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
