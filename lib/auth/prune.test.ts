import { expect, test, vi } from "vitest";
import { sql } from "@/lib/db/client";
import { startWorker } from "@/lib/jobs/worker";
import { makeSignIn, makeUser } from "@/test/access";
import { makeWorkspace } from "@/test/fixtures";
import { pruneAccess } from "./prune";

async function fill() {
  const workspace = await makeWorkspace();
  const user = await makeUser();
  await sql("DELETE FROM rate_limits");
  await sql(
    `INSERT INTO rate_limits (key, window_start, hits) VALUES
       ('stale', now() - interval '25 hours', 9), ('last night', now() - interval '23 hours', 9), ('fresh', now(), 9)`,
  );
  await sql(
    `INSERT INTO idempotency_keys (workspace_id, key, request_hash, status, created_at) VALUES
       ($1, 'old', '', 200, now() - interval '25 hours'), ($1, 'unanswered', '', NULL, now() - interval '2 days'),
       ($1, 'kept', '', 200, now() - interval '23 hours')`,
    [workspace.id],
  );
  const signIns: Record<string, string> = {};
  for (const [name, change] of [
    ["live", "last_seen_at = now() - interval '6 days'"],
    ["just ended", "revoked_at = now()"],
    ["expired", "expires_at = now() - interval '1 second'"],
    ["idle", "last_seen_at = now() - interval '8 days'"],
    ["ended", "revoked_at = now() - interval '25 hours'"],
  ] as const) {
    const id = await makeSignIn(user.id);
    signIns[id] = name;
    await sql(`UPDATE sign_ins SET ${change} WHERE id = $1`, [id]);
  }
  const left = async () => ({
    counts: (await sql<{ key: string }>("SELECT key FROM rate_limits ORDER BY key")).map((row) => row.key),
    answers: (await sql<{ key: string }>("SELECT key FROM idempotency_keys WHERE workspace_id = $1 ORDER BY key", [workspace.id])).map((row) => row.key),
    signIns: (await sql<{ id: string }>("SELECT id FROM sign_ins WHERE user_id = $1", [user.id])).map((row) => signIns[row.id]).sort(),
    trail: (await sql("SELECT 1 FROM audit_entries WHERE action = 'access.signed_in' AND actor_id = $1", [user.id])).length,
  });
  return { left };
}

const EXPECTED = { counts: ["fresh", "last night"], answers: ["kept"], signIns: ["just ended", "live"], trail: 5 };

test("what nobody can use any more is removed, and nothing else", async () => {
  // Other tests share this database and leave sign-ins that have ended.
  await pruneAccess();
  const { left } = await fill();
  expect(await pruneAccess()).toMatchObject({ counts: 1, answers: 2, signIns: 3 });
  expect(await left()).toEqual(EXPECTED);
  expect(await pruneAccess()).toEqual({ counts: 0, answers: 0, signIns: 0 });
});

test("two at once do no harm", async () => {
  const { left } = await fill();
  await Promise.all([pruneAccess(), pruneAccess(), pruneAccess()]);
  expect(await left()).toEqual(EXPECTED);
});

test("a worker does it when it starts", async () => {
  const { left } = await fill();
  const worker = await startWorker({ only: [] });
  try {
    await vi.waitFor(async () => expect(await left()).toEqual(EXPECTED), { timeout: 5000 });
  } finally {
    await worker.stop();
  }
});
