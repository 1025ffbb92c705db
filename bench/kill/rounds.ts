import { type ChildProcess, fork } from "node:child_process";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { verifyTrail } from "@/lib/audit/verify";
import { mintActor } from "@/lib/auth/actor";
import { db, sql } from "@/lib/db/client";
import { newId } from "@/lib/ids";
import { runTicks } from "@/lib/jobs/ticks";
import { startWorker } from "@/lib/jobs/worker";
import { Random } from "@/samples/random";
import { ACTS, type Ack, type Act } from "./acts";
import { faultsOf } from "./faults";
import "@/lib/dreams/jobs";
import "@/lib/sessions/import/tick";

interface Run {
  child: ChildProcess;
  heard: Ack[];
  on(act: Ack["act"]): Promise<void>;
}

function start(args: readonly string[]): Run {
  const child = fork(path.join(import.meta.dirname, "child.ts"), [...args], { stdio: ["ignore", "inherit", "inherit", "ipc"], execArgv: ["--import", "tsx"] });
  const heard: Ack[] = [];
  const waiting = new Map<string, () => void>();
  child.on("message", (ack: Ack) => {
    heard.push(ack);
    waiting.get(ack.act)?.();
  });
  const on = (act: Ack["act"]) =>
    new Promise<void>((resolve, reject) => {
      if (heard.some((ack) => ack.act === act)) return resolve();
      waiting.set(act, resolve);
      child.once("exit", () => reject(new Error(`The process ended before it was ${act}.`)));
    });
  return { child, heard, on };
}

export interface Killed {
  /** How often each act was acknowledged. */
  told: Record<string, number>;
  /** How often each act was under way when its process was killed. */
  during: Record<Act, number>;
  /** What does not hold, in words; empty when all does. */
  faults: string[];
  trails: { ok: boolean; size: number }[];
}

interface Rounds {
  times: number;
  /** The number of the first one: other numbers, other moments. */
  from?: number;
  /** The most milliseconds that an act may go on before its process is killed; a dream gets three times as many. */
  longestMs: number;
  /** A dream that was killed keeps its workspace's turn for three quarters of a minute, so others are dreamed in meanwhile. */
  workspaces: number;
  say?: (line: string) => void;
}

async function newWorkspaces(count: number): Promise<{ ids: string[]; userId: string; signInId: string }> {
  const userId = newId("user");
  await db().user.create({ data: { id: userId, email: `${userId}@example.test`, name: "Ada" } });
  const ids: string[] = [];
  for (let n = 0; n < count; n++) {
    const id = newId("workspace");
    await db().workspace.create({ data: { id, slug: `kill-${id.slice(-12)}`, name: "Kill" } });
    await db().membership.create({ data: { workspaceId: id, userId, role: "lead" } });
    ids.push(id);
  }
  const signInId = newId("signIn");
  const tomorrow = new Date(Date.now() + 86_400_000);
  // Fresh for all of it: who redacts must have signed in just now.
  await db().signIn.create({ data: { id: signInId, userId, method: "password", expiresAt: tomorrow, provenAt: tomorrow } });
  return { ids, userId, signInId };
}

/** What a worker does for whatever died: takes up dreams, ends imports. Waits until nothing is under way, some minutes at most. */
async function recover(workspaces: readonly string[]): Promise<void> {
  // As if the silence had lasted.
  await sql("UPDATE imports SET beat_at = now() - interval '1 hour' WHERE workspace_id = ANY($1) AND status = 'running'", [workspaces]);
  await sql(
    "UPDATE dreams SET progress = progress || jsonb_build_object('beat', (now() - interval '1 hour')::text) WHERE workspace_id = ANY($1) AND status IN ('pending', 'running')",
    [workspaces],
  );
  const worker = await startWorker();
  try {
    for (let n = 0; n < 200; n++) {
      await runTicks(new Date(), ["dead-dreams", "dead-imports"]);
      const open = await sql(
        "SELECT 1 FROM dreams WHERE workspace_id = ANY($1) AND status IN ('pending', 'running') UNION ALL SELECT 1 FROM imports WHERE workspace_id = ANY($1) AND status = 'running'",
        [workspaces],
      );
      if (open.length === 0) return;
      await sleep(1_000);
    }
  } finally {
    await worker.stop();
  }
}

/**
 * Kills a process with signal 9 at a random moment of import, dream, decision, publishing and redaction in turn, so many times, lets a
 * worker take up what died, and checks what is left. DATABASE_URL names a migrated database, its job queue included.
 */
export async function killRounds({ times, from = 0, longestMs, workspaces, say = () => undefined }: Rounds): Promise<Killed> {
  const { ids, userId, signInId } = await newWorkspaces(workspaces);
  const acks = new Map<string, Ack[]>(ids.map((id) => [id, []]));
  const during: Record<Act, number> = { import: 0, dream: 0, decision: 0, publish: 0, redact: 0 };
  const placeOf = (round: number) => ids[Math.floor(round / ACTS.length) % ids.length] as string;
  const actOf = (round: number) => ACTS[round % ACTS.length] as Act;
  const begin = (round: number) => start([placeOf(round), userId, signInId, String(round), actOf(round)]);
  const last = from + times;
  const next: Run[] = [];
  for (let round = from; round < last; round++) {
    const run = next.shift() ?? begin(round);
    // The next ones start beside it, so that there is always one ready to be killed.
    while (next.length < 2 && round + next.length + 1 < last) next.push(begin(round + next.length + 1));
    await run.on("ready");
    run.child.send("go");
    await run.on("began");
    await sleep(new Random(`moment/${round}`).int(2, actOf(round) === "dream" ? 3 * longestMs : longestMs));
    const gone = new Promise((resolve) => run.child.once("exit", resolve));
    run.child.kill("SIGKILL");
    await gone;
    acks.get(placeOf(round))?.push(...run.heard);
    const doing = run.heard.findLast((ack) => ack.act === "doing");
    if (doing?.act === "doing") during[doing.what]++;
    if ((round - from + 1) % 20 === 0) say(`${round - from + 1} killed`);
  }
  await recover(ids);
  const faults: string[] = [];
  const trails: Killed["trails"] = [];
  const told: Record<string, number> = {};
  for (const [id, heard] of acks) {
    for (const { act } of heard) told[act] = (told[act] ?? 0) + 1;
    faults.push(...(await faultsOf(id, heard)));
    const { ok, size } = await verifyTrail(mintActor({ kind: "operator", id: "operator", workspaceId: id }));
    trails.push({ ok, size });
  }
  return { told, during, faults: [...new Set(faults)], trails };
}
