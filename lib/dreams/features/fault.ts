import type { Speaker } from "@/lib/sessions/session";
import type { Fault } from "./features";

/** Rules are data: the first that matches decides. What matches none was the caller's. */
const RULES: readonly { fault: Fault; pattern: RegExp }[] = [
  // The harness speaks for itself: it cancelled, skipped or refused the call, whatever the call was.
  {
    fault: "harness",
    pattern:
      /sibling tool call|tool call (?:was )?(?:skipped|cancel{1,2}ed|aborted)|\[request interrupted|interrupted by (?:the )?user|no such tool available/i,
  },
  { fault: "person", pattern: /\b(?:user|person) (?:does ?n[o']t want|rejected|denied|declined|refused)\b|\b(?:rejected|denied|declined) by (?:the )?user\b/i },
  // The tool or what it stands on was down, slow or full.
  {
    fault: "environment",
    pattern:
      /\b(?:50[0234]|52[0-9])\b[^\n]{0,40}\b(?:error|gateway|unavailable|timeout|server)|\b(?:internal server error|bad gateway|service (?:is )?(?:temporarily )?unavailable|gateway time-?out|temporarily unavailable|upstream (?:connect|request)|server (?:is )?overloaded|overloaded_error|too many requests|rate limit(?:ed| exceeded)?|connection (?:refused|reset|timed out|closed|aborted)|network (?:error|is unreachable)|timed? ?out|deadline exceeded|econnrefused|econnreset|etimedout|enotfound|eai_again|enospc|no space left|out of memory|dns (?:error|lookup)|socket hang up|maintenance (?:mode|window)|under maintenance|please try again later|outage)\b/i,
  },
];

const CALLERS: Partial<Record<Speaker, Fault>> = { simulator: "simulator", harness: "harness", person: "person" };

/** A line that runs a check: its ending badly is what it is for. */
const CHECK =
  /(?:^|[\s:/_.-])(?:tests?|specs?|lint(?:er|ing)?|type-?check|tsc|checks?|validate|verify|audit|jest|vitest|mocha|ava|pytest|unittest|nose|tox|rspec|phpunit|ctest|junit|playwright|cypress|eslint|biome|prettier|ruff|flake8|pylint|mypy|pyright|clippy|vet|golangci-lint|rubocop|shellcheck|build|compile|make|cargo|gradlew?|mvn|coverage|bench|pre-commit|diff|grep|rg|cmp)(?=$|[\s:;|&/_.-])/i;
/** … unless it could not even begin. */
const MISUSE =
  /command not found|not recogni[sz]ed as|no such (?:file|option|command|subcommand|script|module)|unrecogni[sz]ed|unknown (?:option|argument|command|subcommand|flag|switch|script)|unexpected argument|invalid (?:option|argument|flag)|illegal option|missing (?:script|required|argument)|usage:|is not a (?:directory|git|valid)|cannot find module|module ?not ?found|no module named|permission denied|does not exist|not found in|requires? (?:an? )?(?:argument|option)|could not (?:find|locate|determine)|enoent|eacces/i;

/** Whether a failed call only tells what it was asked to find out: tests, linters, compilers, searches. */
export function isCheckResult(line: string | null, said: string): boolean {
  return line !== null && CHECK.test(line) && !MISUSE.test(said);
}

/**
 * Whose failure it is, from who made the call and what the answer says.
 * @param caller the speaker of the call, or of the answer when no call was seen
 */
export function faultOf(caller: Speaker, said: string): Fault {
  const byCaller = CALLERS[caller];
  if (byCaller) return byCaller;
  return RULES.find((rule) => rule.pattern.test(said))?.fault ?? "agent";
}
