/** Where in an event's text something stands. */
export interface Stretch {
  start: number;
  end: number;
}

const TELLING =
  /error|exception|fail|cannot|can't|could not|unable|not found|invalid|denied|refused|missing|unexpected|unknown|illegal|forbidden|unauthori[sz]ed|timed? ?out|unavailable|no such/i;
/** A line that is itself the report of a failure, rather than one that mentions it. */
const REPORT = /^(?:\W{0,4}(?:fatal|error|exception|uncaught|unhandled)\b|[\w.]*(?:Error|Exception)\b|E\s{2,})|\b(?:error|exception|failed)(?:\[[\w-]+\])?:\s/i;
/** Echoed commands and warnings are not what went wrong. */
const BESIDE = /^(?:[$>#+]\s|.{0,40}\bwarn(?:ing)?\b)/i;
const READ_UP_TO = 6000;

/** Bounds a stretch so that no surrogate pair is cut, at most `limit` units long. */
export function clip(text: string, start: number, end: number, limit: number): Stretch {
  const low = (at: number) => at < text.length && (text.charCodeAt(at) & 0xfc00) === 0xdc00;
  const from = low(start) ? start + 1 : start;
  const stop = Math.min(end, from + limit, text.length);
  return { start: from, end: low(stop) && stop > from ? stop - 1 : stop };
}

function trimmed(text: string, start: number, end: number): Stretch {
  let from = start;
  let to = end;
  while (from < to && text.charCodeAt(from) <= 32) from++;
  while (to > from && text.charCodeAt(to - 1) <= 32) to--;
  return { start: from, end: to };
}

/**
 * The line of a failed call's answer that says what went wrong: the first one that reports a failure, else the first
 * with a telling word, else the first with letters. Wrapping tags and "Exit code 1" are passed over.
 */
export function tellingLine(text: string): Stretch | null {
  const limit = Math.min(text.length, READ_UP_TO);
  let first: Stretch | null = null;
  let telling: Stretch | null = null;
  for (let at = 0; at < limit; ) {
    const stop = text.indexOf("\n", at);
    const end = stop === -1 || stop > limit ? limit : stop;
    let { start, end: to } = trimmed(text, at, end);
    const line = text.slice(start, Math.min(to, start + 400));
    const open = /^<[a-z_-]{1,40}>/i.exec(line)?.[0].length ?? 0;
    start += open;
    const close = /<\/[a-z_-]{1,40}>$/i.exec(line)?.[0].length ?? 0;
    to -= close;
    const inner = text.slice(start, Math.min(to, start + 400));
    if (/\p{L}/u.test(inner) && !/^exit code:? \d+$/i.test(inner)) {
      const stretch = clip(text, start, to, 300);
      if (!BESIDE.test(inner)) {
        if (REPORT.test(inner)) return stretch;
        if (telling === null && TELLING.test(inner)) telling = stretch;
      }
      first ??= stretch;
    }
    at = end + 1;
  }
  return telling ?? first;
}

/**
 * The beginning of a call as evidence of what was called: at most 240 units, up to the first line break after 20 unless the first line
 * only opens what follows, as in arguments written line by line.
 */
export function opening(text: string): Stretch {
  const { start, end } = trimmed(text, 0, text.length);
  const line = text.indexOf("\n", start + 20);
  const whole = line === -1 || /[[({]\s*$/.test(text.slice(start, Math.min(line, start + 240)));
  return clip(text, start, whole ? end : Math.min(end, line), 240);
}
