import { type Evidence, Stream } from "@/lib/effect/stream";

export interface Simulation {
  seed: number;
  sessions: number;
  /** Share of sessions that get no guidance. */
  holdOut: number;
  /** Added to the success of those that get it. */
  difference: number;
  /** Tasks, each with a base rate of its own between .35 and .9. */
  tasks: number;
}

/** Numbers in [0, 1), the same for the same seed (mulberry32). */
function random(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** One stream of sessions, watched after each of them. */
export function simulate({ seed, sessions, holdOut, difference, tasks }: Simulation): Evidence {
  const draw = random(seed);
  const rates = Array.from({ length: tasks }, () => 0.35 + 0.55 * draw());
  const stream = new Stream();
  for (let i = 0; i < sessions; i++) {
    const task = Math.floor(draw() * tasks);
    const heldOut = draw() < holdOut;
    const rate = Math.min(0.99, Math.max(0.01, (rates[task] ?? 0.5) + (heldOut ? 0 : difference)));
    stream.add({ stratum: `task ${task}`, heldOut, succeeded: draw() < rate });
  }
  return stream.evidence;
}
