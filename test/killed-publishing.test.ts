import { afterAll, beforeAll, expect, test } from "vitest";
import { type Kill, Publishing } from "@/bench/publishing/rounds";
import { spawnStandIn } from "@/bench/publishing/stand-in";
import type { ClaudeServer } from "@/e2e/claude-server/start";
import { listDrifts } from "@/lib/claude/publish/queries";
import { sql } from "@/lib/db/client";
import { runTicks } from "@/lib/jobs/ticks";
import "@/lib/claude/publish/jobs";

// Real processes and signal 9; `npm run bench publishing` does it at every request and at random moments.

let server: ClaudeServer;
beforeAll(async () => {
  server = await spawnStandIn();
});
afterAll(() => server.close());

test("killed at the making of the store, in the middle of the files, and before the last word, it goes on to the same bytes within its requests", async () => {
  const publishing = await Publishing.begin(server, 3);
  const first: Kill[] = [
    { request: 1, done: true },
    { request: 3, done: true },
    { request: 2, done: false },
  ];
  const made = await publishing.publishKilled(first, {});
  expect(made).toMatchObject({ faults: [], killed: 3 });
  expect(made.requests).toBeLessThanOrEqual(made.bound);
  expect(await listDrifts(publishing.lead)).toEqual([]);

  // The next release, with a deletion and a change, while somebody else has written there too.
  const before = await publishing.wanted();
  await publishing.nextRelease();
  await publishing.writeForeign("/notes.md", "Mine.");
  const next = await publishing.publishKilled([{ request: 4, done: true }], { ...before, "/notes.md": "Mine." });
  expect(next).toMatchObject({ faults: [], killed: 1 });
  expect((await listDrifts(publishing.lead)).map(({ path, kind, state }) => [path, kind, state])).toEqual([["/notes.md", "added", "open"]]);
}, 120_000);

test("what a killed process left is taken up with the next round, once", async () => {
  const publishing = await Publishing.begin(server, 1);
  const { workspaceId } = publishing.lead;
  const queued = async () =>
    (await sql("SELECT 1 FROM pgboss.job WHERE name = 'claude-publish' AND data->>'workspaceId' = $1 AND data->>'act' = 'publish'", [workspaceId])).length;
  const before = await queued();
  const claimed = (until: string) =>
    sql(`UPDATE claude_publications SET tried_at = now() + interval '1 second', claimed_until = now() + interval '${until}' WHERE destination_id = $1`, [
      publishing.destinationId,
    ]);
  await claimed("30 seconds");
  await runTicks(new Date(), ["claude-publish"]);
  expect(await queued()).toBe(before);
  await claimed("-1 seconds");
  await runTicks(new Date(), ["claude-publish"]);
  await runTicks(new Date(), ["claude-publish"]);
  expect(await queued()).toBe(before + 1);
});
