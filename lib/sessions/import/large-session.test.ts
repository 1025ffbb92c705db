import { beforeEach, expect, test } from "vitest";
import type { PersonActor } from "@/lib/auth/actor";
import { sql } from "@/lib/db/client";
import { makePerson, makeWorkspace } from "@/test/fixtures";
import { importAll as importWith, source } from "@/test/import-fixtures";
import type { ImportSource } from "./report";

// Sessions beyond a size are stored while they are read, from megabyte to megabyte; these take that path.
const importAll = (actor: PersonActor, sources: ImportSource[]) => importWith(actor, sources, { largeFrom: 500_000 });

let actor: PersonActor;
beforeEach(async () => {
  actor = await makePerson((await makeWorkspace()).id, "reviewer");
});

// It counts for a session's size and is no event's text, which would be indexed for search.
const FILLER = "all work and no play ".repeat(6_000);

/** About 125 KB a turn. From turn `differ` on, other words. What describes the session stands after turn 19 and at the end. */
function* turns(count: number, { differ = Number.POSITIVE_INFINITY, titles = [] as string[] } = {}): Generator<string> {
  for (let at = 0; at < count; at++) {
    const content = at % 2 === 0 ? `${at >= differ ? "other" : "turn"} ${at} of many` : [{ type: "text", text: `answer ${at} of many` }];
    const role = at % 2 === 0 ? "user" : "assistant";
    const timestamp = new Date(1.7e12 + at * 1000).toISOString();
    yield `${JSON.stringify({ type: role, sessionId: "large", uuid: `u${at}`, isSidechain: false, timestamp, cwd: "/home/ada", message: { role, content }, toolUseResult: FILLER })}\n`;
    for (const title of titles)
      if (at === 19 || at === count - 1) yield `${JSON.stringify({ type: "custom-title", sessionId: "large", customTitle: title })}\n`;
  }
}

function file(name: string, count: number, options: Parameters<typeof turns>[1] = {}) {
  return source(name, [...turns(count, options)].join(""));
}

async function stored(): Promise<
  {
    id: string;
    version: number;
    current: boolean;
    event_count: number;
    events: number;
    records: number;
    titles: string | null;
    typed: number;
    linked: number;
  }[]
> {
  return sql(
    `SELECT s.id, version, current, event_count, (SELECT count(*)::int FROM events e WHERE e.session_id = s.id) AS events,
       (SELECT count(*)::int FROM records r WHERE r.session_id = s.id AND kind = 'event') AS records,
       (SELECT string_agg(convert_from(raw, 'UTF8')::json->>'customTitle', ' ' ORDER BY index) FROM records r WHERE r.session_id = s.id AND kind = 'meta') AS titles,
       (SELECT count(*)::int FROM events e WHERE e.session_id = s.id AND person = 'ada') AS typed,
       (SELECT count(*)::int FROM events e JOIN records r ON r.session_id = e.session_id AND r.index = e.record_index
          WHERE e.session_id = s.id AND position(e.text IN convert_from(r.raw, 'UTF8')) > 0) AS linked
     FROM sessions s WHERE workspace_id = $1 ORDER BY version`,
    [actor.workspaceId],
  );
}

const whole = (version: number, current: boolean, count: number) => ({
  version,
  current,
  event_count: count,
  events: count,
  records: count,
  typed: count / 2,
  linked: count,
});

test("a large session is added once, extended, forked, and gone when it breaks off", { timeout: 120_000 }, async () => {
  expect((await importAll(actor, [file("a.jsonl", 20)])).sessions).toMatchObject({ added: 1 });
  expect(await stored()).toMatchObject([whole(1, true, 20)]);
  const { id } = (await stored())[0]!;

  expect(await importAll(actor, [file("a.jsonl", 20, { titles: ["new"] })])).toMatchObject({ sessions: { added: 0, unchanged: 1 }, events: 0 });
  expect(await importAll(actor, [file("a.jsonl", 24, { titles: ["one", "two"] })])).toMatchObject({ sessions: { updated: 1 }, events: 4 });
  expect(await stored()).toMatchObject([{ ...whole(1, true, 24), id, titles: "one two one two" }]);

  expect((await importAll(actor, [file("a.jsonl", 26, { differ: 22, titles: ["two", "three"] })])).sessions).toMatchObject({ added: 1 });
  expect(await stored()).toMatchObject([
    { ...whole(1, false, 24), titles: "one two one two" },
    { ...whole(2, true, 26), titles: "two three two three" },
  ]);

  const broken = {
    path: "b.jsonl",
    async *open() {
      for (const line of turns(24, { differ: 0 })) yield Buffer.from(line);
      throw Object.assign(new Error("reset"), { code: "ECONNRESET" });
    },
  };
  expect(await importAll(actor, [broken])).toMatchObject({
    sessions: { added: 0 },
    rejected: [{ file: "b.jsonl", reason: "The connection ended before the file did." }],
  });
  expect(await stored()).toHaveLength(2);
});

test("a large session that was judged anew is the same session", { timeout: 120_000 }, async () => {
  const judged = (reward: number) =>
    source(
      "b.json",
      JSON.stringify({ id: "judged", messages: Array.from({ length: 18 }, (_, at) => ({ role: "user", content: `say ${at}`, extra: FILLER })), reward }),
    );
  expect((await importAll(actor, [judged(0)])).sessions).toMatchObject({ added: 1 });
  expect((await importAll(actor, [judged(0)])).sessions).toMatchObject({ unchanged: 1 });
  expect(await importAll(actor, [judged(1)])).toMatchObject({ sessions: { added: 0, updated: 1 }, events: 0 });
  const rows = await sql("SELECT version, event_count, reward, succeeded FROM sessions WHERE workspace_id = $1", [actor.workspaceId]);
  expect(rows).toEqual([{ version: 1, event_count: 18, reward: 1, succeeded: true }]);
});
