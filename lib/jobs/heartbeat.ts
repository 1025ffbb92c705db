import { Worker } from "node:worker_threads";
import { log } from "@/lib/log";
import { WORKER_APPLICATION } from "./boss";
import { type Lease, leaseValues, RENEW } from "./lease";

const RENEW_MS = 4_000;
// A handler that blocks for longer than this has hung, and another worker may try.
const SILENT_MS = 60_000;

/** Renews leases beside the event loop. One for each worker. */
export class Heartbeat {
  private readonly thread: Worker;
  private readonly lost = new Map<number, () => void>();
  private readonly pinging: NodeJS.Timeout;
  private keys = 0;

  constructor(url: string) {
    const workerData = { url, application: `${WORKER_APPLICATION}-${process.pid}`, statement: RENEW, renewMs: RENEW_MS, silentMs: SILENT_MS };
    this.thread = new Worker(new URL("./heartbeat-thread.mjs", import.meta.url), { workerData, execArgv: [] });
    this.thread.unref();
    this.thread.on("message", ({ lost, failed }: { lost?: number; failed?: string }) => {
      if (lost !== undefined) this.lost.get(lost)?.();
      if (failed !== undefined) log.warn({ reason: failed }, "a job's lease could not be renewed");
    });
    this.thread.on("error", (error) => log.error({ err: error }, "the renewing of leases stopped"));
    this.pinging = setInterval(() => this.thread.postMessage({}), RENEW_MS);
    this.pinging.unref();
  }

  /** Keeps the lease until the returned function is called. `onLost` is told once when another worker has the job. */
  keep(lease: Lease, onLost: () => void): () => void {
    const key = this.keys++;
    this.lost.set(key, onLost);
    this.thread.postMessage({ add: { key, values: leaseValues(lease) } });
    return () => {
      this.lost.delete(key);
      this.thread.postMessage({ remove: key });
    };
  }

  async stop(): Promise<void> {
    clearInterval(this.pinging);
    await this.thread.terminate();
  }
}
