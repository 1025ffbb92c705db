import { beforeEach, expect, test } from "vitest";
import type { PersonActor } from "@/lib/auth/actor";
import { sql } from "@/lib/db/client";
import { makePerson, makeWorkspace } from "@/test/fixtures";
import { importAll, source } from "@/test/import-fixtures";

// Sessions beyond 16 MB are stored while they are read; these take that path.
let actor: PersonActor;
beforeEach(async () => {
  actor = await makePerson((await makeWorkspace()).id, "reviewer");
});

const FILLER = "all work and no play ".repeat(40_000);

/** About 0.8 MB a turn. From turn `differ` on, other words. */
function* turns(count: number, differ = Number.POSITIVE_INFINITY): Generator<string> {
  for (let at = 0; at < count; at++) {
    const text = `${at >= differ ? "other" : "turn"} ${at} ${FILLER}`;
    yield `${JSON.stringify({ type: "user", sessionId: "large", uuid: `u${at}`, isSidechain: false, timestamp: new Date(1.7e12 + at * 1000).toISOString(), message: { role: "user", content: [{ type: "tool_result", tool_use_id: "t", content: text }] } })}\n`;
  }
}

function file(name: string, count: number, differ?: number) {
  return source(name, [...turns(count, differ)].join(""));
}

async function stored(): Promise<{ id: string; version: number; current: boolean; event_count: number; events: number; records: number; linked: number }[]> {
  return sql(
    `SELECT s.id, version, current, event_count, (SELECT count(*)::int FROM events e WHERE e.session_id = s.id) AS events,
       (SELECT count(*)::int FROM records r WHERE r.session_id = s.id) AS records,
       (SELECT count(*)::int FROM events e JOIN records r ON r.session_id = e.session_id AND r.index = e.record_index
          WHERE e.session_id = s.id AND position(left(e.text, 20) IN convert_from(r.raw, 'UTF8')) > 0) AS linked
     FROM sessions s WHERE workspace_id = $1 ORDER BY version`,
    [actor.workspaceId],
  );
}

const whole = (version: number, current: boolean, count: number) => ({ version, current, event_count: count, events: count, records: count, linked: count });

test("a large session is added once, extended, forked, and gone when it breaks off", { timeout: 240_000 }, async () => {
  expect((await importAll(actor, [file("a.jsonl", 26)])).sessions).toMatchObject({ added: 1 });
  expect(await stored()).toMatchObject([whole(1, true, 26)]);
  const { id } = (await stored())[0]!;

  expect(await importAll(actor, [file("a.jsonl", 26)])).toMatchObject({ sessions: { added: 0, unchanged: 1 }, events: 0 });
  expect(await importAll(actor, [file("a.jsonl", 32)])).toMatchObject({ sessions: { updated: 1 }, events: 6 });
  expect(await stored()).toMatchObject([{ ...whole(1, true, 32), id }]);

  expect((await importAll(actor, [file("a.jsonl", 34, 25)])).sessions).toMatchObject({ added: 1 });
  expect(await stored()).toMatchObject([whole(1, false, 32), whole(2, true, 34)]);

  const broken = {
    path: "b.jsonl",
    async *open() {
      for (const line of turns(40, 0)) yield Buffer.from(line);
      throw Object.assign(new Error("reset"), { code: "ECONNRESET" });
    },
  };
  expect(await importAll(actor, [broken])).toMatchObject({
    sessions: { added: 0 },
    rejected: [{ file: "b.jsonl", reason: "The connection ended before the file did." }],
  });
  expect(await stored()).toHaveLength(2);
});
