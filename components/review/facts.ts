import type { DeskLesson } from "./desk-lesson";

export interface Fact {
  text: string;
  /** Whether it is something to look at before deciding. */
  open: boolean;
}

const count = (n: number, one: string, many = `${one}s`) => `${n.toLocaleString("en")} ${n === 1 ? one : many}`;

/** What was checked on the lesson, in few words each. Facts, not judgements: nothing here says that it is true. Pure. */
export function factsOf({ evidence, flags, claims, operation, policy }: DeskLesson): Fact[] {
  const failing = evidence.filter(({ verified }) => !verified).length;
  const bare = operation === "retire" ? 0 : claims.filter(({ supports }) => supports === 0).length;
  const blocking = flags.filter(({ severity }) => severity === "block").length;
  const looking = flags.filter(({ severity }) => severity === "review").length;
  const have = policy.given;
  const needed = policy.needed;
  const facts: (Fact | false)[] = [
    evidence.length === 0
      ? { text: "no quotes", open: operation !== "retire" }
      : failing === 0
        ? { text: evidence.length === 1 ? "its quote exists" : "quotes exist", open: false }
        : { text: `${failing} of ${evidence.length} quotes no longer match`, open: true },
    bare > 0 && { text: `${bare} of ${count(claims.length, "sentence")} without a quote`, open: false },
    flags.length === 0 && { text: "no rule matched", open: false },
    blocking > 0 && { text: count(blocking, "finding blocks", "findings block"), open: true },
    looking > 0 && { text: `${count(looking, "finding")} to look at`, open: true },
    { text: `${have} of ${needed} ${policy.sealed ? (needed === 1 ? "verdict" : "verdicts") : needed === 1 ? "approval" : "approvals"}`, open: false },
    { text: "instruction untested", open: false },
  ];
  return facts.filter((fact) => fact !== false);
}
