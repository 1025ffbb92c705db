import { RISKS, type Risk } from "./desk-types";
import type { GateFlag } from "./lesson";

/** How much a lesson could do if it were wrong, out of what the gates found. Pure; stored as a number beside the lesson. */

const HIGH = /^(?:capability|new|exfiltrate|destroy|disable|escalate|remote_code|persist|payload|harvest|harm)\./;

/** High: a new capability, address, host, path or command, or a block. Raised: anything else to look at. */
export function riskOf(flags: readonly Pick<GateFlag, "rule" | "severity">[]): Risk {
  if (flags.some(({ rule, severity }) => severity === "block" || HIGH.test(rule))) return "high";
  return flags.some(({ severity }) => severity === "review") ? "raised" : "low";
}

export const riskNumber = (risk: Risk): number => RISKS.indexOf(risk);

/** The risk out of its stored number. */
export const riskOfNumber = (stored: number): Risk => RISKS[stored] ?? "high";

/** Why it is risky, in the words of its gravest finding, as the end of a sentence; empty for a low risk. */
export function riskWords(flags: readonly Pick<GateFlag, "rule" | "severity" | "message">[]): string {
  const of = (test: (flag: Pick<GateFlag, "rule" | "severity">) => boolean) => flags.find(test)?.message;
  const capability = of(({ rule }) => HIGH.test(rule) && !rule.startsWith("new."));
  if (capability) return `grants a new capability (${lower(capability)})`;
  const message = of(({ severity }) => severity === "block") ?? of(({ rule }) => HIGH.test(rule)) ?? of(({ severity }) => severity === "review");
  return message ? lower(message) : "";
}

function lower(message: string): string {
  const text = message.replace(/[.]$/, "");
  return text.charAt(0).toLowerCase() + text.slice(1);
}
