import { type ChildProcess, fork } from "node:child_process";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { verifyTrail } from "@/lib/audit/verify";
import { mintActor } from "@/lib/auth/actor";
import { db, sql } from "@/lib/db/client";
import { newId } from "@/lib/ids";
import { migrateJobs } from "@/lib/jobs/boss";
import { Random } from "@/samples/random";
import { type Bench, inOwnDatabase } from "../bench";
import type { Ack } from "./acts";

// kill -9 at a random moment of import, dream, decision, publishing and redaction: `npm run bench:kill [times]`, 200 when nothing is
// said. Afterwards everything that was acknowledged must be there, nothing may be half done, and the trail must verify.

interface Run {
  child: ChildProcess;
  heard: Ack[];
  on(act: Ack["act"]): Promise<void>;
}

function start(args: readonly string[]): Run {
  const child = fork(path.join(import.meta.dirname, "child.ts"), [...args], { stdio: ["ignore", "inherit", "inherit", "ipc"] });
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
async function faults(workspaceId: string, acks: readonly Ack[]): Promise<string[]> {
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
    "sessions have no features",
    "SELECT 1 FROM sessions s WHERE workspace_id = $1 AND NOT EXISTS (SELECT 1 FROM session_features f WHERE f.session_id = s.id)",
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

const bench: Bench = {
  async run({ say, flags }) {
    const times = Number(flags[0] ?? 200);
    await migrateJobs(process.env.DATABASE_URL ?? "");
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
      await sleep(random.int(5, 5_000));
      const gone = new Promise((resolve) => run.child.once("exit", resolve));
      run.child.kill("SIGKILL");
      await gone;
      acks.push(...run.heard);
      if ((round + 1) % 25 === 0) say(`${round + 1} killed, ${acks.length} acknowledged, ${(await faults(workspaceId, acks)).length} faults`);
    }
    const found = await faults(workspaceId, acks);
    const operator = mintActor({ kind: "operator", id: "operator", workspaceId });
    const { ok, size, problems } = await verifyTrail(operator);
    const counted = new Map<string, number>();
    for (const { act } of acks) counted.set(act, (counted.get(act) ?? 0) + 1);
    say([...counted].map(([act, count]) => `${act}: ${count}`).join(", "));
    say(`trail of ${size} entries ${ok ? "verifies" : `does not verify: ${JSON.stringify(problems.slice(0, 5))}`}`);
    for (const fault of new Set(found)) say(`fault: ${fault}`);
    say(found.length === 0 && ok ? `${times} times killed, nothing lost, nothing half done` : "NOT right");
    process.exitCode = found.length === 0 && ok ? 0 : 1;
  },
};

await inOwnDatabase("kill", bench, process.argv.slice(2));
process.exit();
