import { rmSync, statfsSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { recordAudit } from "@/lib/audit/record";
import { readable } from "@/lib/auth/problem";
import { makePerson, makeWorkspace } from "@/test/fixtures";
import { disconnect, sql, transact } from "./client";
import { acquireDatabase } from "./embedded/acquire";
import { migrate } from "./migrate";

// A process of its own on a disk of a few megabytes (full-disk.test.ts): fills it, writes, makes room, writes again. Tells what it saw.

const root = process.argv[2] ?? "";
const ballast = path.join(root, "ballast");
const free = () => {
  const { bavail, bsize } = statfsSync(root);
  return bavail * bsize;
};

const held = await acquireDatabase({ dataDir: path.join(root, "data"), holder: "test" });
await migrate(held.url);
process.env.DATABASE_URL = held.url;
const { id } = await makeWorkspace();
const actor = await makePerson(id, "lead");
const note = (n: number) =>
  transact(async (tx) => {
    // Both or neither: the sessions' text and the entry about it.
    await tx.$executeRawUnsafe(
      "UPDATE workspaces SET settings = settings || jsonb_build_object('n', $2::int, 'weight', repeat(md5($2::text), 60000)) WHERE id = $1",
      id,
      n,
    );
    await recordAudit(tx, actor, { action: "workspace.settings_changed", object: { type: "workspace", id }, facts: { changed: [], n } });
  });

await note(0);
// All but a little of the disk is taken by something else.
writeFileSync(ballast, Buffer.alloc(Math.max(0, free() - 3 * 1024 * 1024)));
const refused: string[] = [];
let last = 0;
for (let n = 1; n < 400 && refused.length < 3; n++) {
  try {
    await note(n);
    last = n;
  } catch (error) {
    refused.push(readable(error)?.message ?? String(error));
  }
}
const state = async () =>
  (
    await sql<{ n: number; entries: number }>(
      `SELECT (settings->>'n')::int AS n, (SELECT max((facts->>'n')::int) FROM audit_entries WHERE trail = $1) AS entries FROM workspaces WHERE id = $1`,
      [id],
    )
  )[0];
async function patiently<T>(work: () => Promise<T>): Promise<T | undefined> {
  for (let tries = 0; tries < 300; tries++) {
    try {
      return await work();
    } catch {
      // The server may be starting again.
      await sleep(100);
    }
  }
  return undefined;
}
rmSync(ballast);
const kept = await patiently(state);
const again = await patiently(() => note(1_000).then(() => true));
const after = await patiently(state);
console.log(
  JSON.stringify({
    refused,
    // What was acknowledged, all of it, and nothing of what was refused.
    kept: kept?.n === last && kept.entries === last,
    again: again === true && after?.n === 1_000 && after.entries === 1_000,
  }),
);
await disconnect();
await held.release();
process.exit();
