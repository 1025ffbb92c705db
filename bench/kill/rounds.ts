import { type ChildProcess, fork } from "node:child_process";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { verifyTrail } from "@/lib/audit/verify";
import { mintActor } from "@/lib/auth/actor";
import { db, sql } from "@/lib/db/client";
import { newId } from "@/lib/ids";
import { Random } from "@/samples/random";
import type { Ack } from "./acts";

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

/** Everything that must hold whatever was killed when. @returns what does not, in words */
async function faultsOf(workspaceId: string, acks: readonly Ack[]): Promise<string[]> {
  const found: string[] = [];
  const none = async (what: string, query: string) => {
    const rows = await sql(query, [workspaceId]);
    if (rows.length > 0) found.push(`${rows.length} ${what}`);
  };
  await none(
    "sessions are not whole",
    "SELECT 1 FROM sessions s WHERE workspace_id = $1 AND event_count <> (SELECT count(*) FROM events e WHERE e.session_id = s.id)",
  );
  await none(
    // Redaction takes the features away with the text; the next dream makes them anew.
    "sessions have no features",
    "SELECT 1 FROM sessions s WHERE workspace_id = $1 AND NOT EXISTS (SELECT 1 FROM session_features f WHERE f.session_id = s.id) AND NOT EXISTS (SELECT 1 FROM events e WHERE e.session_id = s.id AND e.text LIKE '%█%')",
  );
  await none(
    "reviews have no entry",
    "SELECT 1 FROM reviews r WHERE workspace_id = $1 AND NOT EXISTS (SELECT 1 FROM audit_entries a WHERE a.trail = $1 AND a.facts->>'review' = r.id)",
  );
  await none(
    "decision entries have no review",
    "SELECT 1 FROM audit_entries a WHERE trail = $1 AND action IN ('lesson.approved', 'lesson.rejected') AND NOT EXISTS (SELECT 1 FROM reviews r WHERE r.id = a.facts->>'review')",
  );
  await none(
    "approved lessons are in no release",
    "SELECT 1 FROM lessons l WHERE workspace_id = $1 AND state = 'approved' AND NOT EXISTS (SELECT 1 FROM release_changes c WHERE c.lesson_id = l.id)",
  );
  await none("releases too many are in force", "SELECT 1 FROM releases WHERE workspace_id = $1 AND state = 'in_force' OFFSET 1");
  await none(
    "published releases have no entry",
    "SELECT 1 FROM releases r WHERE workspace_id = $1 AND state <> 'draft' AND NOT EXISTS (SELECT 1 FROM audit_entries a WHERE a.trail = $1 AND a.object_id = r.id AND a.action = 'guidance.published')",
  );
  for (const ack of acks) {
    if (ack.act === "import") {
      const rows = await sql("SELECT 1 FROM sessions WHERE workspace_id = $1 AND source_id = ANY($2)", [workspaceId, ack.ids]);
      if (rows.length !== ack.ids.length) found.push("an acknowledged import is not there");
    } else if (ack.act === "dream") {
      if ((await sql("SELECT 1 FROM dreams WHERE id = $1 AND status = 'completed'", [ack.id])).length === 0) found.push("an acknowledged dream is not there");
    } else if (ack.act === "decision") {
      const rows = await sql("SELECT 1 FROM reviews WHERE lesson_id = $1 AND decision = $2 AND undone_at IS NULL", [ack.id, ack.decision]);
      if (rows.length === 0) found.push("an acknowledged decision is lost");
    } else if (ack.act === "publish") {
      if ((await sql("SELECT 1 FROM releases WHERE workspace_id = $1 AND number = $2 AND state <> 'draft'", [workspaceId, ack.number])).length === 0)
        found.push("an acknowledged release is not there");
    } else if (ack.act === "redact") {
      if ((await sql("SELECT 1 FROM events WHERE workspace_id = $1 AND text = $2", [workspaceId, ack.text])).length > 0) found.push("a redacted text is there");
    } else if (ack.act === "error") found.push(ack.what);
  }
  return found;
}

export interface Killed {
  acks: readonly Ack[];
  /** What does not hold, in words; empty when all does. */
  faults: string[];
  trail: { ok: boolean; size: number };
}

/**
 * Kills a process with signal 9 at a random moment of import, dream, decision, publishing and redaction, so many times, and checks what
 * is left after the last one (and as it goes, for `say`). DATABASE_URL names a migrated database, its job queue included.
 */
export async function killRounds(times: number, longestMs: number, say: (line: string) => void = () => undefined): Promise<Killed> {
  const workspaceId = newId("workspace");
  await db().workspace.create({ data: { id: workspaceId, slug: `kill-${workspaceId.slice(-12)}`, name: "Kill" } });
  const userId = newId("user");
  await db().user.create({ data: { id: userId, email: `${userId}@example.test`, name: "Ada" } });
  await db().membership.create({ data: { workspaceId, userId, role: "lead" } });
  const signInId = newId("signIn");
  await db().signIn.create({ data: { id: signInId, userId, method: "password", expiresAt: new Date(Date.now() + 86_400_000) } });
  const random = new Random("kill");
  const acks: Ack[] = [];
  const begin = (round: number) => start([workspaceId, userId, signInId, String(round)]);
  let next = begin(0);
  for (let round = 0; round < times; round++) {
    const run = next;
    // The next one starts beside it, so that there is always one ready to be killed.
    if (round + 1 < times) next = begin(round + 1);
    await run.on("ready");
    run.child.send("go");
    await run.on("began");
    await sleep(random.int(5, longestMs));
    const gone = new Promise((resolve) => run.child.once("exit", resolve));
    run.child.kill("SIGKILL");
    await gone;
    acks.push(...run.heard);
    if ((round + 1) % 20 === 0) say(`${round + 1} killed, ${acks.length} told, ${(await faultsOf(workspaceId, acks)).length} faults`);
  }
  const faults = [...new Set(await faultsOf(workspaceId, acks))];
  const { ok, size } = await verifyTrail(mintActor({ kind: "operator", id: "operator", workspaceId }));
  return { acks, faults, trail: { ok, size } };
}
