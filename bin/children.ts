import { type ChildProcess, fork } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { log } from "@/lib/log";

const READY_MS = 120_000;
const STOP_MS = 20_000;

export interface Child {
  /** Resolves when the child says that it is ready. @throws when it ends before */
  ready: Promise<void>;
  /** Resolves with the exit code when the child ends. */
  ended: Promise<number>;
  /** Asks it to stop, and kills it when it does not. */
  stop(): Promise<void>;
}

export class PortTaken extends Error {}

function watchReady(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error("A process of the console was not ready within two minutes.")), READY_MS);
    child.on("message", (message: unknown) => {
      if (message === "ready") resolve();
      const failure = message as { failed?: string; message?: string };
      if (failure.failed === "EADDRINUSE") reject(new PortTaken());
      else if (failure.failed) reject(new Error(failure.message));
    });
    child.on("error", reject);
    child.on("exit", (code) => reject(new Error(`A process of the console ended with code ${code} before it was ready.`)));
    child.on("exit", () => clearTimeout(timer));
    child.on("message", () => clearTimeout(timer));
  });
}

/** Starts a Node process that is tied to this one: however we die, its channel closes and it ends too. `quiet` drops its stdout. */
export function startChild(script: string, args: string[], options: { cwd: string; env: Record<string, string | undefined>; quiet?: boolean }): Child {
  const child = fork(script, args, {
    cwd: options.cwd,
    env: options.env as NodeJS.ProcessEnv,
    stdio: ["ignore", options.quiet ? "ignore" : "inherit", "inherit", "ipc"],
  });
  const ended = new Promise<number>((resolve) => {
    child.on("exit", (code) => resolve(code ?? 1));
    child.on("error", () => resolve(1));
  });
  const ready = watchReady(child);
  ready.catch(() => undefined);
  return {
    ready,
    ended,
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill("SIGTERM");
      const late = new AbortController();
      await Promise.race([
        ended,
        sleep(STOP_MS, undefined, { signal: late.signal }).then(
          () => child.kill("SIGKILL"),
          () => undefined,
        ),
      ]);
      late.abort();
      await ended;
    },
  };
}

/** Keeps a child running: one that ends by itself is started again, after a pause that grows to half a minute. */
export function keepRunning(start: () => Child): { first: Promise<void>; stop(): Promise<void> } {
  let stopped = false;
  let current = start();
  const first = current.ready;
  const loop = (async () => {
    let pause = 1_000;
    for (;;) {
      const since = Date.now();
      const code = await current.ended;
      if (stopped) return;
      if (Date.now() - since > 60_000) pause = 1_000;
      log.warn({ code, pause }, "the job worker ended by itself and is started again");
      await sleep(pause, undefined, { ref: false });
      pause = Math.min(pause * 2, 30_000);
      if (stopped) return;
      current = start();
    }
  })();
  loop.catch((error) => log.error({ err: error }, "the job worker could not be kept running"));
  return {
    first,
    async stop() {
      stopped = true;
      await current.stop();
    },
  };
}
