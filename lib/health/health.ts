import path from "node:path";
import { unsignedTrails } from "@/lib/audit/checkpoints/failures";
import { pool } from "@/lib/db/client";
import { pendingMigrations } from "@/lib/db/migration-state";
import { workerSeen } from "@/lib/jobs/health";
import { log } from "@/lib/log";
import { version } from "@/package.json";

export interface Health {
  /** `degraded`: pages work, but no worker takes jobs, or a trail cannot be signed. */
  status: "ok" | "degraded" | "failing";
  version: string;
  database: "ok" | "unreachable";
  migrations: "applied" | "missing" | "unknown";
  worker: { alive: boolean; secondsAgo: number | null };
  /** `failing`: some trail has no checkpoint that could be signed. `lucid doctor` names it. */
  checkpoints: "ok" | "failing" | "unknown";
}

const PATIENCE_MS = 5_000;

function within<T>(work: Promise<T>): Promise<T> {
  return Promise.race([
    work,
    new Promise<never>((_, reject) => {
      setTimeout(() => reject(new Error("The database did not answer in time.")), PATIENCE_MS).unref();
    }),
  ]);
}

/** How this installation is doing, in at most five seconds. Never throws. */
export async function checkHealth(): Promise<Health> {
  try {
    const connections = pool();
    const [pending, worker] = await within(
      Promise.all([pendingMigrations(connections, path.join(/* turbopackIgnore: true */ process.cwd(), "prisma/migrations")), workerSeen(connections)]),
    );
    const applied = pending.missing.length === 0 && pending.changed.length === 0;
    const signed = applied ? (await within(unsignedTrails(connections))).length === 0 : null;
    return {
      status: !applied ? "failing" : worker.alive && signed ? "ok" : "degraded",
      version,
      database: "ok",
      migrations: applied ? "applied" : "missing",
      worker: { alive: worker.alive, secondsAgo: worker.secondsAgo },
      checkpoints: signed === null ? "unknown" : signed ? "ok" : "failing",
    };
  } catch (error) {
    log.error({ err: error }, "the health check failed");
    return { status: "failing", version, database: "unreachable", migrations: "unknown", worker: { alive: false, secondsAgo: null }, checkpoints: "unknown" };
  }
}
