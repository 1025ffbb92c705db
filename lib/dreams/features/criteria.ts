import type { SessionTail } from "@/lib/sessions/import/feature-extractor";
import { BOUNDS, type FlippedCriterion, type PassedCriterion, type Span } from "./features";
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

/** Criteria that were met the first time they were judged, with where the grader says so or, without words, what was handed in. */
export function passedAtFirst(tail: SessionTail, graded: readonly Graded[]): PassedCriterion[] {
  const first = new Map<string, { iteration: number; good: boolean; event: number | null }>();
  for (const { criterion, iteration, result, reward, eventIndex } of tail.verdicts) {
    if (criterion === null) continue;
    const name = criterion.slice(0, 300);
    const known = first.get(name);
    if (known !== undefined && known.iteration <= iteration) continue;
    first.set(name, { iteration, good: result === "satisfied" || (result === "reward" && (reward ?? 0) >= 1), event: eventIndex });
  }
  const result: PassedCriterion[] = [];
  for (const [criterion, { good, event }] of [...first].sort((a, b) => order(a[0], b[0]))) {
    const at = good && event !== null ? graded.find((one) => one.event === event) : undefined;
    const said = at ? (at.whole.end > at.whole.start ? at.whole : at.handedIn) : null;
    if (said !== null && result.length < BOUNDS.criteria) result.push({ criterion, said });
  }
  return result;
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/**
 * Criteria that failed at one iteration and passed at a later one. A criterion has passed when a later judgement says so, or is
 * satisfied as a whole, or names others that failed and not this one.
 */
export function flipped(tail: SessionTail, graded: readonly Graded[]): FlippedCriterion[] {
  const rounds = new Map<number, { failed: Map<string, number | null>; passed: Set<string>; satisfied: boolean }>();
  for (const { criterion, iteration, result, reward, eventIndex } of tail.verdicts) {
    let round = rounds.get(iteration);
    if (!round) {
      round = { failed: new Map(), passed: new Set(), satisfied: false };
      rounds.set(iteration, round);
    }
    const good = result === "satisfied" || (result === "reward" && (reward ?? 0) >= 1);
    if (criterion === null) round.satisfied ||= good;
    else if (good) round.passed.add(criterion.slice(0, 300));
    else round.failed.set(criterion.slice(0, 300), eventIndex);
  }
  const open = new Map<string, { iteration: number; event: number | null }>();
  const result: FlippedCriterion[] = [];
  for (const [iteration, { failed, passed, satisfied }] of [...rounds].sort((a, b) => a[0] - b[0])) {
    for (const [criterion, before] of [...open].sort((a, b) => order(a[0], b[0]))) {
      if (failed.has(criterion) || !(satisfied || passed.has(criterion) || failed.size > 0)) continue;
      const at = graded.find(({ event }) => event === before.event);
      const next = before.event === null ? undefined : graded.find(({ event }) => event > before.event!);
      const said = at ? (at.misses.find((miss) => miss.criterion === criterion)?.said ?? at.whole) : null;
      result.push({ criterion, failed: before.iteration, passed: iteration, said: said && said.end > said.start ? said : null, fixed: next?.handedIn ?? null });
      open.delete(criterion);
    }
    for (const [criterion, event] of failed) if (!open.has(criterion)) open.set(criterion, { iteration, event });
  }
  return result.slice(0, BOUNDS.criteria);
}
