import type { ErrorFeature } from "../features/features";
import { choose, distinct, type Occurrence, sampled } from "./evidence";
import type { Cite, Finding, MinedSession } from "./finding";
import type { Fix } from "./fixes";
import type { Entry, Pattern } from "./mistakes";
import type { Population } from "./population";
import { isWay, type RecoverySummary } from "./recovery";

/** Sessions to choose quotes from. */
const ENOUGH = 1200;

/**
 * The quotes of a failure: what it said, the calls that met it, what resolved it; against it, calls of the same that went well in
 * sessions without it, and, for a fix, what resolved it otherwise.
 * @param rests what each sentence of the lesson rests on
 */
export function mistakeEvidence(
  population: Population,
  { entries: all, verb }: Pattern,
  rests: readonly string[],
  names: readonly string[],
  fix: Fix | null,
  way: RecoverySummary["way"],
): { cites: Cite[]; totals: Finding["totals"] } {
  const occurrence = (session: MinedSession, span: { event: number; start: number; end: number }, claim: number, stance: Cite["stance"]): Occurrence => ({
    session: session.key,
    event: span.event,
    start: span.start,
    end: span.end,
    claim,
    stance,
    person: "",
  });
  // Of a pattern that very many sessions show, some are enough to choose from.
  const chosen =
    all.length <= ENOUGH
      ? null
      : new Set(
          sampled(
            population,
            Array.from(all, ({ ordinal }) => ordinal),
          ),
        );
  const entries = chosen === null ? all : all.filter(({ ordinal }) => chosen.has(ordinal));
  const said = rests.indexOf("error");
  const out = rests.lastIndexOf("recovery");
  const errors = entries.flatMap(({ session, errors: some }) => some.map((error) => occurrence(session, error.said, said, "supports")));
  const calls = entries.flatMap(({ session, errors: some }) =>
    some.flatMap((error) => (error.call ? [occurrence(session, error.call, said, "supports")] : [])),
  );
  // Only what took the named way supports it, with the call that it names.
  const named = (error: ErrorFeature) => (fix === null ? way !== null && isWay(error, way) : fix.errors.has(error) && isQuotable(error.recovery));
  const step = fix === null ? (way?.via ?? null) : fix.via;
  const ways: Occurrence[] = [];
  const between: Occurrence[] = [];
  for (const { session, errors: some } of out < 0 ? [] : entries) {
    for (const error of some) {
      const { recovery } = error;
      if (recovery === null || !named(error)) continue;
      ways.push(occurrence(session, recovery.call, out, "supports"));
      const call = step === null ? undefined : recovery.viaCalls[recovery.via.indexOf(step)];
      if (call !== undefined && call.end > call.start && recovery.how !== "other") between.push(occurrence(session, call, out, "supports"));
    }
  }
  // What resolved it without the fix speaks against the fix.
  const otherwise =
    fix === null
      ? []
      : entries.flatMap(({ session, errors: some }) =>
          some.flatMap((error) => {
            const { recovery } = error;
            if (fix.errors.has(error) || recovery === null || recovery.how === "other" || recovery.call.end <= recovery.call.start) return [];
            return [occurrence(session, recovery.call, Math.max(out, 0), "contradicts")];
          }),
        );
  const chosenErrors = choose(errors, population, 6);
  // The call belongs beside its answer: the same sessions first.
  const quoted = new Set(chosenErrors.map(({ session }) => session));
  const chosenCalls = choose(
    calls.filter(({ session }) => quoted.has(session)),
    population,
    ways.length > 0 ? 2 : 6,
  );
  const chosenBetween = choose(between, population, 2);
  const chosenWays = choose(ways, population, 12 - chosenErrors.length - chosenCalls.length - chosenBetween.length);
  const good = population.tools.good(names, verb === "" ? null : verb);
  for (const { ordinal } of all) good.delete(ordinal);
  const against = sampled(population, [...good.keys()]).map((ordinal) => occurrence(population.sessions[ordinal]!, good.get(ordinal)!(), said, "contradicts"));
  // Where the call to act is a check and nothing resolves the failure, both sentences rest on the failures.
  const spread = out < 0 && rests.length > 1 ? chosenErrors.slice(0, 2).map((cite) => ({ ...cite, claim: 1 })) : [];
  const first = rests[0] === "recovery" && out > 0 ? chosenWays.slice(0, 2).map((cite) => ({ ...cite, claim: 0 })) : [];
  const supports = distinct([...first, ...spread, ...chosenErrors, ...chosenCalls, ...chosenBetween, ...chosenWays]).slice(0, 12);
  return {
    cites: [...supports, ...distinct([...choose(otherwise, population, 6), ...choose(against, population, 12)]).slice(0, 12)],
    totals: totalsOf(all, named, fix, good.size),
  };
}

const isQuotable = (recovery: ErrorFeature["recovery"]): boolean => recovery !== null && recovery.call.end > recovery.call.start;

/** From how many places the quotes were chosen. */
function totalsOf(entries: readonly Entry[], named: (error: ErrorFeature) => boolean, fix: Fix | null, good: number): Finding["totals"] {
  let supports = 0;
  let contradicts = good;
  for (const { errors } of entries) {
    for (const error of errors) {
      supports += error.call ? 2 : 1;
      if (named(error)) supports++;
      else if (fix !== null && isQuotable(error.recovery) && error.recovery!.how !== "other") contradicts++;
    }
  }
  return { supports, contradicts };
}
