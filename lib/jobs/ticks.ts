import { setTimeout as sleep } from "node:timers/promises";
import { type JobActor, mintActor } from "@/lib/auth/actor";
import { log } from "@/lib/log";

/** What a worker looks after every minute, in all workspaces. Every worker does: what it finds, it must claim with a conditional update. */
export interface Tick {
  name: string;
  /** `actorOf` gives the actor for what it found, bound to one workspace. */
  run(actorOf: (workspaceId: string) => JobActor, now: Date): Promise<void>;
}

const EVERY_MS = 60_000;

const registered = new Map<string, Tick>();

/** Names what is looked after. The worker's entry imports the modules that call this. */
export function registerTick(tick: Tick): void {
  registered.set(tick.name, tick);
}

/** Does `work` for each, one after another. What fails for one of them is logged, and keeps none of the others waiting. */
export async function oneByOne<T extends object>(items: readonly T[], tick: string, work: (item: T) => Promise<unknown>): Promise<void> {
  for (const item of items) {
    try {
      await work(item);
    } catch (error) {
      log.error({ err: error, tick, item }, "a part of a worker's round failed");
    }
  }
}

/** One round of everything that is looked after. What fails is logged, and looked after again in the next round. */
export async function runTicks(now: Date, only?: readonly string[]): Promise<void> {
  for (const tick of registered.values()) {
    if (only && !only.includes(tick.name)) continue;
    try {
      await tick.run((workspaceId) => mintActor({ kind: "job", id: tick.name, workspaceId }), now);
    } catch (error) {
      log.error({ err: error, tick: tick.name }, "a worker's round failed");
    }
  }
}

/** Rounds, until `stopping`: the first at once, then every minute. */
export async function keepTicking(stopping: AbortSignal, only?: readonly string[]): Promise<void> {
  while (!stopping.aborted) {
    await runTicks(new Date(), only);
    await sleep(EVERY_MS + Math.random() * 1_000, undefined, { signal: stopping }).catch(() => undefined);
  }
}
