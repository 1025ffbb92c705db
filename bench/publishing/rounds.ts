import { type ChildProcess, fork } from "node:child_process";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { ClaudeServer } from "@/e2e/claude-server/start";
import type { PersonActor } from "@/lib/auth/actor";
import { addDestination } from "@/lib/claude/publish/commands";
import { INDEX_PATH, releaseFiles } from "@/lib/claude/publish/files";
import { sql } from "@/lib/db/client";
import { publish } from "@/lib/guidance/commands";
import { getDraft } from "@/lib/guidance/queries";
import { connectTo } from "@/test/claude-fixtures";
import { makePerson, makeWorkspace } from "@/test/fixtures";
import { approveIntoDraft } from "@/test/guidance-fixtures";

/** When a publishing process is killed: at its n-th request (from 0), before or after the platform did what it asked; or after so long. */
export type Kill = { request: number; done: boolean } | { afterMs: number };

/** Files are listed, and read back, in pages of so many. */
const LISTED = 100;
const READ = 20;

/** The files of a memory store or release, by path. */
type Files = Record<string, string>;

interface Worker {
  child: ChildProcess;
  /** Resolves with what the process said, or null when it ended without a word. */
  said: Promise<{ published?: boolean; error?: string } | null>;
  ready: Promise<void>;
}

function start(workspaceId: string, destinationId: string): Worker {
  const child = fork(path.join(import.meta.dirname, "child.ts"), [workspaceId, destinationId], {
    stdio: ["ignore", "inherit", "inherit", "ipc"],
    execArgv: ["--import", "tsx"],
  });
  let tell: (word: { published?: boolean; error?: string } | null) => void = () => undefined;
  const said = new Promise<{ published?: boolean; error?: string } | null>((resolve) => {
    tell = resolve;
  });
  const ready = new Promise<void>((resolve, reject) => {
    child.on("message", (word: { ready?: boolean; published?: boolean; error?: string }) => (word.ready ? resolve() : tell(word)));
    child.once("exit", () => {
      tell(null);
      reject(new Error("The process ended before it was ready."));
    });
  });
  ready.catch(() => undefined);
  return { child, said, ready };
}

async function gone(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGKILL");
  await ended;
}

/** A workspace with guidance, connected, that publishes to one memory store of the stand-in. */
export class Publishing {
  private constructor(
    private readonly server: ClaudeServer,
    readonly lead: PersonActor,
    readonly destinationId: string,
    private readonly name: string,
    private readonly approved: string[],
  ) {}

  /** @param lessons how many are approved for the first release */
  static async begin(server: ClaudeServer, lessons: number): Promise<Publishing> {
    const workspace = await makeWorkspace();
    await connectTo(await makePerson(workspace.id, "admin"), server);
    const lead = await makePerson(workspace.id, "lead");
    const approved: string[] = [];
    for (let n = 0; n < lessons; n++) approved.push((await approveIntoDraft(lead, lesson(n, "with care"))).itemId);
    await release(lead);
    const name = `Killed ${workspace.slug}`;
    const { id } = await addDestination(lead, { name });
    return new Publishing(server, lead, id, name, approved);
  }

  /** A further release that takes one file away, changes one and adds one. */
  async nextRelease(): Promise<void> {
    const [retired = "", revised = ""] = this.approved;
    await approveIntoDraft(this.lead, { ...lesson(0, "no more"), operation: "retire", itemId: retired, targets: [retired] });
    await approveIntoDraft(this.lead, { ...lesson(1, "and twice"), operation: "revise", itemId: revised, targets: [revised] });
    await approveIntoDraft(this.lead, lesson(this.approved.length, "from now on"));
    await release(this.lead);
  }

  async wanted(): Promise<Files> {
    const found = await releaseFiles(this.lead.workspaceId, "in force");
    return Object.fromEntries((found?.files ?? []).map(({ path: at, content }) => [at, content]));
  }

  /** What the stores of this destination's name hold; there must never be two. */
  async stores(): Promise<{ id: string; files: Files }[]> {
    return (await this.server.control.state()).stores.filter((store) => store.name === this.name);
  }

  /** Behind Lucid's back. */
  async writeForeign(at: string, content: string): Promise<void> {
    const [store] = await this.stores();
    await this.server.control.writeMemory(store?.id ?? "", at, content);
  }

  /**
   * Publishes the release in force, killing one process after the other as `kills` says and letting another go on each time, the last
   * one undisturbed.
   * @param before what the store held before
   * @returns what does not hold, in words, and the requests it took beside their bound
   */
  async publishKilled(kills: readonly Kill[], before: Files): Promise<{ faults: string[]; requests: number; bound: number; killed: number }> {
    const wanted = await this.wanted();
    const faults: string[] = [];
    const fresh = Object.keys(before).length === 0;
    let requests = 0;
    let killed = 0;
    let next = this.worker();
    for (const kill of kills) {
      const { control } = this.server;
      await control.resetCounts();
      await control.clearFaults();
      if ("request" in kill) await control.fault({ kind: "timeout", after: kill.request, lateAnswer: kill.done });
      const worker = next;
      next = this.worker();
      await worker.ready;
      worker.child.send("go");
      const over = await this.endedBefore(worker, kill);
      await gone(worker.child);
      if (!over) killed++;
      requests += (await control.state()).requests;
      faults.push(...(await this.halfDone(before, wanted)));
      // What 45 seconds without a sign of life do.
      await sql("UPDATE claude_publications SET claimed_until = now() - interval '1 second' WHERE destination_id = $1 AND claimed_until IS NOT NULL", [
        this.destinationId,
      ]);
    }
    await this.server.control.clearFaults();
    await this.server.control.resetCounts();
    await next.ready;
    next.child.send("go");
    const last = await next.said;
    await gone(next.child);
    if (last?.published !== true) faults.push(`the last process did not publish: ${last?.error ?? "it ended"}`);
    requests += (await this.server.control.state()).requests;
    const stores = await this.stores();
    if (stores.length !== 1) faults.push(`there are ${stores.length} stores`);
    if (!same(stores[0]?.files ?? {}, wanted)) faults.push("the store is not the approved bytes");
    return { faults, requests, killed, bound: boundOf(before, wanted, kills.length, fresh) };
  }

  private worker(): Worker {
    return start(this.lead.workspaceId, this.destinationId);
  }

  /** Waits for the moment of a kill. @returns whether the work was over before it came */
  private async endedBefore(worker: Worker, kill: Kill): Promise<boolean> {
    let over = false;
    worker.said.then(() => {
      over = true;
    });
    if ("afterMs" in kill) await Promise.race([worker.said, sleep(kill.afterMs)]);
    else while (!over && (await this.server.control.state()).held === 0) await sleep(5);
    return over;
  }

  /** Each file is the old one or the new one, whole: nothing in between, and nothing else. */
  private async halfDone(before: Files, wanted: Files): Promise<string[]> {
    const stores = await this.stores();
    const wrong = Object.entries(stores[0]?.files ?? {}).filter(([at, content]) => content !== wanted[at] && content !== before[at]);
    return [...(stores.length > 1 ? [`there are ${stores.length} stores`] : []), ...wrong.map(([at]) => `${at} is neither the old nor the new text`)];
  }
}

const lesson = (n: number, how: string) => ({ title: `Handle case ${n}`, trigger: `case ${n} comes up`, body: `- Do it ${how}.\n- Write ${n} down.` });

async function release(lead: PersonActor): Promise<void> {
  const draft = await getDraft(lead);
  await publish(lead, { releaseId: draft?.id ?? "", expectedDigest: draft?.digest ?? "" });
}

function same(a: Files, b: Files): boolean {
  const paths = Object.keys(a);
  return paths.length === Object.keys(b).length && INDEX_PATH in b && paths.every((at) => a[at] === b[at]);
}

/**
 * The most requests that publishing may take. Undisturbed: a listing, a write for each file that differs, and reading back; for a new
 * store a look whether it is there, and making it. Each process that died adds at most a listing, the request that was in the air, reading
 * back, and, while the store is not known, a look for it.
 */
function boundOf(before: Files, wanted: Files, kills: number, fresh: boolean): number {
  const paths = new Set([...Object.keys(before), ...Object.keys(wanted)]);
  const writes = [...paths].filter((at) => before[at] !== wanted[at]).length;
  const listing = Math.ceil(Math.max(Object.keys(before).length, Object.keys(wanted).length) / LISTED);
  const readBack = Math.ceil(Object.keys(wanted).length / READ);
  return (fresh ? 2 : 0) + listing + writes + readBack + kills * (listing + 1 + readBack + (fresh ? 1 : 0));
}
