import type { ErrorFeature } from "../features/features";
import { byText, tally } from "./finding";

/** What most often came between a failure and the success of the same thing. Counted by errors, not by sessions. */
export interface RecoverySummary {
  errors: number;
  /** Errors after which the same tool succeeded. */
  recovered: number;
  /** The way out that a lesson may name, when one clearly stands out. */
  way: { how: "arguments" | "steps" | "retry"; changed: string[]; via: string | null; count: number } | { how: "other"; via: string; count: number } | null;
  /** What was done after the errors, the most frequent first. */
  counts: { label: string; count: number }[];
}

/** A way out is named when it was taken after at least so many errors … */
const LEAST = 3;
/** … and after at least this share of them all. */
const SHARE = 0.4;
/** What part of a way the changed arguments and the steps between must be in. */
const MOST = 0.5;

/** Tools that only write something down are in between everywhere and resolve nothing. */
const NOTING = /^(?:think(?:ing)?|thought|todo|todo_?(?:write|read|list)|update_?plan|plan|notes?|scratch_?pad|reflect)$/i;
/** Handing over is no way out of a failure. */
const GIVING_UP = /transfer|escalat|hand_?(?:off|over)|human|give_?up|abort|finish|submit/i;

/** An argument's name; a word of a shell line keeps its mark, `<` left out or `>` put in. */
function bare(name: string): string {
  return /^[<>]/.test(name) ? name : name.slice(1);
}

/** What was called between a failure and what resolved it, or instead; tools that only write something down are passed over. */
export function stepsOf({ recovery }: ErrorFeature): string[] {
  return recovery === null ? [] : recovery.via.filter((step) => !NOTING.test(step));
}

function changeLabel(name: string): string {
  if (name === ">cd") return "from another folder";
  if (name.startsWith("<")) return `without ${name.slice(1)}`;
  return name.startsWith(">") ? `with ${name.slice(1)}` : `other ${name.slice(1)}`;
}

function label(error: ErrorFeature): string {
  const { how, changed } = error.recovery!;
  const via = stepsOf(error);
  if (how === "arguments") return changed.length === 0 ? "the same tool with other arguments" : changed.map(changeLabel).join(", ");
  if (how === "steps" && via.length > 0) return `the same call after ${via.join(", ")}`;
  if (how === "retry" || how === "steps") return "the same call once more";
  return via.length > 0 ? `went on with ${via[0]}` : "";
}

/** The label that stands out among `labels`, or null. */
function common(labels: readonly string[], of: number): string | null {
  const first = tally(labels)[0];
  return first && first.sessions >= LEAST && first.sessions / of >= MOST ? first.label : null;
}

/** Another tool is a way out only where it comes clearly more often than in sessions that did not need one. */
const LIFT = 2;

/**
 * Sums up what came after the errors of one pattern. Pure; does not depend on their order.
 * @param usual in what share of the sessions without these errors a step occurs, 0 to 1
 */
export function summarise(errors: readonly ErrorFeature[], usual: (step: string) => number = () => 0): RecoverySummary {
  const after = errors.filter(({ recovery }) => recovery !== null);
  const counts = tally(after.map(label), 6).map(({ label: name, sessions }) => ({ label: name, count: sessions }));
  const changed = after.filter(({ recovery }) => recovery!.how === "arguments");
  const steps = after.filter((error) => error.recovery!.how === "steps" && stepsOf(error).length > 0);
  const again = after.filter((error) => error.recovery!.how === "retry" || (error.recovery!.how === "steps" && stepsOf(error).length === 0));
  const other = tally(after.flatMap((error) => (error.recovery!.how === "other" ? stepsOf(error).slice(0, 1) : []))).find(
    ({ label: tool, sessions }) => !GIVING_UP.test(tool) && usual(tool) * LIFT <= sessions / errors.length,
  );
  const step = common(steps.flatMap(stepsOf), steps.length);
  const ways: NonNullable<RecoverySummary["way"]>[] = [
    {
      how: "arguments",
      changed: tally(changed.flatMap(({ recovery }) => recovery!.changed.map(bare)))
        .filter(({ sessions }) => sessions >= LEAST && sessions / Math.max(1, changed.length) >= MOST)
        .slice(0, 3)
        .map(({ label: name }) => name)
        .sort(byText),
      via: common(changed.flatMap(stepsOf), changed.length),
      count: changed.length,
    },
    ...(step === null ? [] : [{ how: "steps" as const, changed: [], via: step, count: steps.length }]),
    { how: "retry", changed: [], via: null, count: again.length },
    ...(other ? [{ how: "other" as const, via: other.label, count: other.sessions }] : []),
  ];
  const [best] = ways.sort((a, b) => b.count - a.count);
  const way = best && best.count >= LEAST && best.count / errors.length >= SHARE ? best : null;
  return { errors: errors.length, recovered: after.filter(({ recovery }) => recovery!.how !== "other").length, way, counts };
}

/** Whether what came after an error is the way out that a lesson names: its kind, its changes and its step between. */
export function isWay({ recovery, ...error }: ErrorFeature, way: NonNullable<RecoverySummary["way"]>): boolean {
  if (recovery === null || recovery.call.end <= recovery.call.start) return false;
  const steps = stepsOf({ recovery, ...error });
  if (way.how === "other") return recovery.how === "other" && steps[0] === way.via;
  if (way.how === "retry") return recovery.how === "retry" || (recovery.how === "steps" && steps.length === 0);
  if (recovery.how !== way.how || (way.via !== null && !steps.includes(way.via))) return false;
  const changed = recovery.changed.map(bare);
  return way.changed.every((name) => changed.includes(name));
}
