import type { ErrorFeature } from "../features/features";
import { byText, tally } from "./finding";

/** What most often came between a failure and the success of the same thing. Counted by sessions' errors, not by sessions. */
export interface RecoverySummary {
  errors: number;
  /** Errors after which the same tool, or another in its place, succeeded. */
  recovered: number;
  /** The way out that a lesson may name, when one clearly stands out. */
  way: { how: "arguments" | "steps" | "retry"; changed: string[]; via: string | null; count: number } | { how: "other"; via: string; count: number } | null;
  /** All ways with their counts, the most frequent first. */
  counts: { label: string; count: number }[];
}

/** A way out is named when it was taken in at least so many errors … */
const LEAST = 3;
/** … and in at least this share of those that were resolved. */
const SHARE = 0.5;

function bare(name: string): string {
  return name.slice(1);
}

function label(error: ErrorFeature): string {
  const recovery = error.recovery!;
  if (recovery.how === "arguments") {
    return recovery.changed.length === 0 ? "the same tool with other arguments" : `other ${recovery.changed.map(bare).join(", ")}`;
  }
  if (recovery.how === "steps") return `the same call after ${recovery.via.join(", ")}`;
  if (recovery.how === "retry") return "the same call once more";
  return `${recovery.via[0] ?? "another tool"} instead`;
}

/** Sums up what came after the errors of one pattern. Pure; does not depend on their order. */
export function summarise(errors: readonly ErrorFeature[]): RecoverySummary {
  const resolved = errors.filter(({ recovery }) => recovery !== null);
  const counts = tally(resolved.map(label), 6).map(({ label: name, sessions }) => ({ label: name, count: sessions }));
  const again = resolved.filter(({ recovery }) => recovery!.how !== "other");
  const of = (how: string) => resolved.filter(({ recovery }) => recovery!.how === how);
  const share = (count: number, all: number) => count >= LEAST && count / Math.max(1, all) >= SHARE;
  let way: RecoverySummary["way"] = null;
  const args = of("arguments");
  if (share(args.length, again.length)) {
    const names = tally(args.flatMap(({ recovery }) => recovery!.changed.map(bare)))
      .filter(({ sessions }) => share(sessions, args.length))
      .slice(0, 3)
      .map(({ label: name }) => name);
    const via = tally(args.flatMap(({ recovery }) => recovery!.via)).find(({ sessions }) => share(sessions, args.length))?.label ?? null;
    way = { how: "arguments", changed: names.sort(byText), via, count: args.length };
  } else if (share(of("steps").length, again.length)) {
    const steps = of("steps");
    const via = tally(steps.flatMap(({ recovery }) => recovery!.via)).find(({ sessions }) => share(sessions, steps.length))?.label ?? null;
    if (via !== null) way = { how: "steps", changed: [], via, count: steps.length };
  } else if (share(of("retry").length, again.length)) way = { how: "retry", changed: [], via: null, count: of("retry").length };
  if (way === null && again.length < LEAST) {
    const other = tally(of("other").map(({ recovery }) => recovery!.via[0] ?? ""))[0];
    if (other && share(other.sessions, resolved.length)) way = { how: "other", via: other.label, count: other.sessions };
  }
  return { errors: errors.length, recovered: resolved.length, way, counts };
}
