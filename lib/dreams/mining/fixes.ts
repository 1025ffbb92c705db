import type { ErrorFeature } from "../features/features";
import { stratifiedTest } from "../statistics/stratified";
import { Q } from "./association";
import { byText, type MinedSession, tally } from "./finding";
import { taskOf } from "./population";
import { stepsOf } from "./recovery";

/** The change that resolves a failure clearly more often than other changes do. */
export interface Fix {
  /** Changed argument names as the features have them: `+`, `-` or `~` and the name. */
  changed: string[];
  /** The value that it takes, as JSON, where it is the same in most episodes; else empty. */
  values: string[];
  /** What was called in between, where most episodes have it. */
  via: string | null;
  /** The episodes that it resolved. */
  errors: Set<ErrorFeature>;
  resolved: number;
  tried: number;
  /** The same for everything else that was tried. */
  otherResolved: number;
  otherTried: number;
}

const EPISODES = 3;
const TASKS = 2;
const OTHERS = 3;
const CLEARLY = 0.25;
const MOSTLY = 0.5;

interface Attempt {
  change: string;
  resolved: ErrorFeature | null;
  session: MinedSession;
}

/** What was tried after the failure of each session's episodes. The same change is the same argument names, or the same call in between. */
function attemptsOf(entries: readonly { session: MinedSession; errors: readonly ErrorFeature[] }[]): Attempt[] {
  const attempts: Attempt[] = [];
  for (const { session, errors } of entries) {
    const closed = new Set<number>();
    for (const error of errors) {
      const { recovery, tried } = error;
      // Errors of one chain end in one success: its first error tells of the whole chain.
      if (recovery !== null && recovery.how !== "other") {
        if (closed.has(recovery.call.event)) continue;
        closed.add(recovery.call.event);
      } else if (tried.length === 0 && closed.size > 0) continue;
      for (const change of tried) attempts.push({ change, resolved: null, session });
      if (recovery === null || recovery.how === "other") continue;
      const change = recovery.how === "arguments" ? recovery.changed.join(",") : recovery.how === "steps" ? `after ${stepsOf(error)[0] ?? ""}` : "";
      attempts.push({ change, resolved: error, session });
    }
  }
  return attempts;
}

/** Whether a change names more than an argument: a value, something added or left out, a step before. Of a call with one argument "another value" says nothing. */
function says({ changed, values, via }: Pick<Fix, "changed" | "values" | "via">): boolean {
  return via !== null || values.some((value) => value !== "") || changed.some((name) => !name.startsWith("~"));
}

/** A change that may resolve a failure: one hypothesis of the dream's family. */
export interface FixHypothesis {
  /** One-sided p of Fisher's exact test: resolves it more often than everything else that was tried. */
  p: number;
  /** Clearly more often, whatever p. */
  clear: boolean;
  fix: Fix;
}

/**
 * Changes that resolved a failure in at least three episodes and two tasks, against everything else that was tried. None where
 * nothing else was tried: then nobody can say that it is this change.
 */
export function fixHypotheses(entries: readonly { session: MinedSession; errors: readonly ErrorFeature[] }[]): FixHypothesis[] {
  const attempts = attemptsOf(entries);
  const changes = tally(attempts.flatMap(({ change, resolved }) => (change !== "" && resolved !== null ? [change] : [])));
  return changes.flatMap(({ label: change, sessions: resolved }): FixHypothesis[] => {
    if (resolved < EPISODES) return [];
    const own = attempts.filter((attempt) => attempt.change === change);
    const good = own.filter((attempt) => attempt.resolved !== null);
    if (new Set(good.map(({ session }) => taskOf(session))).size < TASKS) return [];
    const others = attempts.length - own.length;
    const otherResolved = attempts.reduce((sum, attempt) => sum + (attempt.change !== change && attempt.resolved !== null ? 1 : 0), 0);
    if (others < OTHERS) return [];
    const details = detailsOf(good.map((attempt) => attempt.resolved!));
    const elsewhere = attempts.filter((attempt) => attempt.change !== change && attempt.change !== "").length;
    const rate = good.length / own.length;
    const table = { n11: good.length, n10: own.length - good.length, n01: otherResolved, n00: others - otherResolved };
    return [
      {
        p: stratifiedTest([table]).greater,
        clear: rate >= MOSTLY && rate - otherResolved / others >= CLEARLY && (says(details) || elsewhere >= OTHERS),
        fix: { ...details, resolved: good.length, tried: own.length, otherResolved, otherTried: others },
      },
    ];
  });
}

/** The fix of a failure: the surest of its hypotheses that hold in the dream's family, or null. */
export function fixAmong(hypotheses: readonly FixHypothesis[], q: readonly number[]): Fix | null {
  let best: FixHypothesis | null = null;
  hypotheses.forEach((one, at) => {
    if (one.clear && q[at]! <= Q && (best === null || one.p < best.p)) best = one;
  });
  return best === null ? null : (best as FixHypothesis).fix;
}

function detailsOf(errors: readonly ErrorFeature[]): Pick<Fix, "changed" | "values" | "via" | "errors"> {
  const { changed, how } = errors[0]!.recovery!;
  const most = (labels: string[]) => {
    const first = tally(labels)[0];
    return first && first.sessions >= EPISODES && first.sessions >= 0.6 * errors.length ? first.label : "";
  };
  const via = most(errors.flatMap((error) => stepsOf(error).slice(0, 1)));
  const values = changed.map((name) =>
    most(errors.flatMap(({ recovery }) => recovery!.values[recovery!.changed.indexOf(name)] ?? "").filter((value) => value !== "")),
  );
  return { changed: how === "arguments" ? [...changed].sort(byText) : [], values, via: via === "" ? null : via, errors: new Set(errors) };
}
