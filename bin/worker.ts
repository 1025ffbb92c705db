import { ConfigError, childEnvironment, ensureSecret } from "@/lib/config";
import { log } from "@/lib/log";
import type { CommandContext } from "./cli";
import { openDatabase } from "./database";
import { stopRequested } from "./stop-request";

/** Runs a worker until it is asked to stop, or the process that started it is gone. @returns the exit code */
export async function runWorker(context: CommandContext): Promise<number> {
  const stop = stopRequested();
  let config: ReturnType<CommandContext["config"]>;
  try {
    config = context.config();
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 2;
  }
  const database = await openDatabase(config, "worker");
  try {
    Object.assign(process.env, childEnvironment(config, { databaseUrl: database.url, secret: ensureSecret(config) }));
    const { giveWay } = await import("@/lib/jobs/give-way");
    giveWay();
    const { startWorker } = await import("@/lib/jobs/worker");
    await import("@/lib/dreams/jobs");
    await import("@/lib/effect/jobs");
    await import("@/lib/otlp/jobs");
    await import("@/lib/auth/prune");
    await import("@/lib/claude/jobs");
    await import("@/lib/webhooks/tick");
    await import("@/lib/audit/checkpoints/tick");
    await import("@/lib/retention/sweep");
    await import("@/samples/agent/job");
    await import("@/lib/sessions/import/tick");
    const { scheduleRebuilds } = await import("@/lib/dreams/rebuild-job");
    const { warmGates } = await import("@/lib/lessons/gates/inspect-lesson");
    void warmGates();
    const worker = await startWorker();
    await scheduleRebuilds();
    log.debug("the worker takes jobs");
    process.send?.("ready");
    if (!process.send) process.stdout.write("The worker takes jobs. Ctrl+C ends it.\n");
    await stop;
    await worker.stop();
    return 0;
  } finally {
    await database.close();
  }
}
