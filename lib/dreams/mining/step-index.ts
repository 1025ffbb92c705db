import type { MinedSession } from "./finding";

/** Steps that the agent took and that went well: `speaker>tool[:verb]:ok`. Only these can be a way of working. */
export const isStep = (token: string): boolean => (token.startsWith("agent>") || token.startsWith("lead>")) && token.endsWith(":ok");

/** The distinct steps of every session as numbers: what a dream counts over and over. */
export class StepIndex {
  /** The name of each step. */
  readonly names: string[] = [];
  /** The steps of session `n` stand in `steps` from `ends[n - 1]` to `ends[n]`. */
  readonly ends: Uint32Array;
  readonly steps: Uint32Array;

  constructor(sessions: readonly MinedSession[]) {
    const ids = new Map<string, number>();
    this.ends = new Uint32Array(sessions.length);
    let steps = new Uint32Array(1024);
    let length = 0;
    sessions.forEach(({ features }, ordinal) => {
      for (const token of features.tokens) {
        let id = ids.get(token);
        if (id === undefined) {
          id = isStep(token) ? this.names.push(token) - 1 : -1;
          ids.set(token, id);
        }
        if (id < 0) continue;
        if (length === steps.length) {
          const grown = new Uint32Array(length * 2);
          grown.set(steps);
          steps = grown;
        }
        steps[length++] = id;
      }
      this.ends[ordinal] = length;
    });
    this.steps = steps.subarray(0, length);
  }

  /** In how many of the chosen sessions each step occurs. */
  count(chosen: Uint8Array): Uint32Array {
    const counts = new Uint32Array(this.names.length);
    let at = 0;
    for (let ordinal = 0; ordinal < this.ends.length; ordinal++) {
      const end = this.ends[ordinal]!;
      if (chosen[ordinal] === 1) for (; at < end; at++) counts[this.steps[at]!]!++;
      at = end;
    }
    return counts;
  }

  /** Marks the sessions that took a step. */
  took(token: string): Uint8Array {
    const id = this.names.indexOf(token);
    const marks = new Uint8Array(this.ends.length);
    if (id < 0) return marks;
    let at = 0;
    for (let ordinal = 0; ordinal < this.ends.length; ordinal++) for (; at < this.ends[ordinal]!; at++) if (this.steps[at] === id) marks[ordinal] = 1;
    return marks;
  }
}
