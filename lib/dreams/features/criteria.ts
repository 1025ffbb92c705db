import type { SessionTail } from "@/lib/sessions/import/feature-extractor";
import { BOUNDS, type FlippedCriterion, type Span } from "./features";
import { clip } from "./said";

/** A grader's line about one criterion: "Termination: not met. The notice …". */
const MISS =
  /^[\s\-*•>]*\**([\p{L}\p{N}][\p{L}\p{N} ,'’&/-]{1,80}?)\**\s*[:–—]\**\s*(?:not met|unmet|not satisfied|failed|fails|missing|incomplete|needs (?:revision|work))\b/iu;

export interface Graded {
  event: number;
  misses: { criterion: string; said: Span }[];
  whole: Span;
  /** The last thing handed in before this judgement. */
  handedIn: Span | null;
}

/** What a grader's explanation says is not met, line by line. Pure. */
export function missesIn(event: number, text: string, handedIn: Span | null): Graded {
  const misses: Graded["misses"] = [];
  for (let at = 0; at < text.length && at < 20_000 && misses.length < 40; ) {
    const stop = text.indexOf("\n", at);
    const end = stop === -1 ? text.length : stop;
    const line = text.slice(at, Math.min(end, at + 600));
    const found = MISS.exec(line);
    if (found) {
      const start = at + (line.length - line.trimStart().length);
      misses.push({ criterion: found[1]!.trim(), said: { event, ...clip(text, start, at + line.trimEnd().length, 300) } });
    }
    at = end + 1;
  }
  return { event, misses, whole: { event, ...clip(text, 0, text.trimEnd().length, 300) }, handedIn };
}

/**
 * Criteria that failed at one iteration and passed at a later one: from verdicts by criterion, else from what the grader's
 * explanations name. A criterion that a later explanation no longer names has passed.
 */
export function flipped(tail: SessionTail, graded: readonly Graded[]): FlippedCriterion[] {
  const byEvent = new Map(graded.map((one) => [one.event, one]));
  const after = (event: number | null): Span | null => {
    if (event === null) return null;
    const next = graded.find((one) => one.event > event);
    return next?.handedIn ?? null;
  };
  const failed = new Map<string, { iteration: number; event: number | null }>();
  const result: FlippedCriterion[] = [];
  const order = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
  const ordered = tail.verdicts
    .filter((verdict) => verdict.criterion !== null)
    .sort((a, b) => a.iteration - b.iteration || order(a.criterion!, b.criterion!) || (a.eventIndex ?? -1) - (b.eventIndex ?? -1));
  for (const { criterion, iteration, result: verdict, reward, eventIndex } of ordered) {
    const name = criterion!.slice(0, 300);
    const passed = verdict === "satisfied" || (verdict === "reward" && (reward ?? 0) >= 1);
    const before = failed.get(name);
    if (!passed) failed.set(name, before ?? { iteration, event: eventIndex });
    else if (before !== undefined && iteration > before.iteration) {
      const said = before.event === null ? null : (byEvent.get(before.event)?.whole ?? null);
      result.push({ criterion: name, failed: before.iteration, passed: iteration, said, fixed: after(before.event) });
      failed.delete(name);
    }
  }
  if (ordered.length > 0) return result.slice(0, BOUNDS.criteria);
  const open = new Map<string, { iteration: number; said: Span; event: number }>();
  graded.forEach(({ misses, event }, iteration) => {
    const missing = new Set(misses.map(({ criterion }) => criterion));
    for (const [criterion, before] of open) {
      if (missing.has(criterion)) continue;
      result.push({ criterion, failed: before.iteration, passed: iteration, said: before.said, fixed: after(before.event) });
      open.delete(criterion);
    }
    for (const { criterion, said } of misses) if (!open.has(criterion)) open.set(criterion, { iteration, said, event });
  });
  return result.slice(0, BOUNDS.criteria);
}
