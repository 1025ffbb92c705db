import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import type { PersonActor } from "@/lib/auth/actor";
import { sql } from "@/lib/db/client";
import { makePerson, makeWorkspace } from "@/test/fixtures";
import { makeSession } from "@/test/session-fixtures";
import { parseSearch, searchHighlights } from "../search-terms";
import { searchSessions } from "./search";

describe("search terms", () => {
  it.each([
    ["Refund order", [["refund"], ["order"]], [false, false]],
    ['"wrong card" ref*', [["wrong", "card"], ["ref"]], [false, true]],
    ["src/lib/foo.ts", [["src", "lib", "foo", "ts"]], [false]],
    ['!!! "" *', [], []],
  ])("reads %s", (input, words, prefixes) => {
    expect(parseSearch(input).map((term) => term.words)).toEqual(words);
    expect(parseSearch(input).map((term) => term.prefix)).toEqual(prefixes);
  });

  it("marks whole words and phrases only, in UTF-16 units", () => {
    const text = "😀 art, Start; wrong\u200b card ART";
    const marked = (query: string) => searchHighlights(text, parseSearch(query)).map(({ start, end }) => text.slice(start, end));
    expect(marked("art")).toEqual(["art", "ART"]);
    expect(marked('"wrong card"')).toEqual(["wrong\u200b card"]);
    expect(marked("sta*")).toEqual(["Start"]);
  });

  it("never throws and never leaves the text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.string({ unit: "binary" }), (text, query) => {
        for (const { start, end } of searchHighlights(text, parseSearch(query))) expect(0 <= start && start < end && end <= text.length).toBe(true);
      }),
    );
  });
});

describe("the index", () => {
  it("sees the words that a search is split into, whatever stands around them", async () => {
    const ascii = fc.string({ unit: fc.constantFrom(..."abz09 <>/&;@.:-+_~?=%#!'\"\\*()|,\n"), maxLength: 60 });
    await fc.assert(
      fc.asyncProperty(fc.array(ascii, { minLength: 20, maxLength: 20 }), async (texts) => {
        const words = texts.map((text) => text.match(/[a-z0-9]+/g) ?? []);
        const missed = await sql<{ text: string }>(
          `SELECT t.text FROM unnest($1::text[], $2::text[]) AS t(text, words)
           WHERE search_words(t.text) IS DISTINCT FROM to_tsvector('simple', t.words)`,
          [texts, words.map((each) => each.join(" "))],
        );
        expect(missed).toEqual([]);
      }),
    );
  });
});

describe("searchSessions", () => {
  let viewer: PersonActor;
  let stranger: PersonActor;
  beforeAll(async () => {
    const { id } = await makeWorkspace();
    viewer = await makePerson(id, "viewer");
    stranger = await makePerson((await makeWorkspace()).id, "viewer");
    const at = (n: number) => new Date(Date.UTC(2026, 0, n));
    await makeSession(id, { title: "a", occurredAt: at(1), events: ["The refund went to the wrong card", "refund again <b>now</b>"] });
    await makeSession(id, {
      title: "b",
      occurredAt: at(2),
      agent: "other",
      events: ["card wrong", "see /srv/app/billing.service.ts and https://x.example/refunds?id=1"],
    });
    await makeSession(id, {
      title: "c",
      occurredAt: at(3),
      events: [`${"filler words ".repeat(30_000)} needle at the far end`, "user_id is get_order_details"],
    });
    await makeSession(id, { title: "d", occurredAt: at(4), current: false, events: ["refund in an old version"] });
    await makeSession(id, {
      title: "e",
      occurredAt: at(5),
      events: [
        'ok <script src="x">alert(1)</script> evil &amp; <!-- hidden remark -->',
        "Write to kim.lee+bills@mail.example, v12.7.3-rc1, -42.5 and 1e-5, ÉCOLE 東京 大阪😀smile, 0x9f86d081, 12e5ab, a “curled”—dashed… it’s «framed»",
      ],
    });
    await makeSession(id, { title: "f", occurredAt: at(6), events: [`${"<i>漢字 a-b</i>. ".repeat(70_000)} beyond <u>farthest</u>`] });
  });

  const titles = async (query: string, filter = {}) => (await searchSessions(viewer, query, filter)).sessions.map((session) => session.title).join("");

  it.each([
    ["refund", "a"],
    ["REFUND card", "a"],
    ['"wrong card"', "a"],
    ["wrong card", "ba"],
    ["refun*", "ba"],
    ["billing.service.ts", "b"],
    ["service", "b"],
    ["order", "c"],
    ["needle", "c"],
    ["script", "e"],
    ["alert", "e"],
    ["evil", "e"],
    ["alert(1)</script>", "e"],
    ["amp", "e"],
    ['"hidden remark"', "e"],
    ["bills", "e"],
    ["mail.example", "e"],
    ["kim.lee+bills@mail.example", "e"],
    ["v12.7.3", "e"],
    ["rc1", "e"],
    ["-42.5", "e"],
    ["42", "e"],
    ["1e-5", "e"],
    ["école", "e"],
    ["東京", "e"],
    ["大阪", "e"],
    ["curled", "e"],
    ["dashed", "e"],
    ["framed", "e"],
    ["smile", "e"],
    ["0x9f86d081", "e"],
    ["9f86d081", ""],
    ["12e5ab", "e"],
    ["farthest", "f"],
    ["漢字", "f"],
    ["nothing-like-it", ""],
    ["it's o'clock ' \\ :* & | !", ""],
  ])("finds %s", async (query, expected) => {
    expect(await titles(query)).toBe(expected);
  });

  it("counts hits and shows where they are, marked by offsets", async () => {
    const { sessions } = await searchSessions(viewer, "refund", {});
    expect(sessions[0]).toMatchObject({ hits: 2, snippets: [{ index: 0 }, { index: 1 }] });
    for (const snippet of sessions[0]?.snippets ?? [])
      expect(snippet.ranges.map(({ start, end }) => snippet.text.slice(start, end).toLowerCase())).toContain("refund");
  });

  it("marks words beside markup where they stand", async () => {
    const [found] = (await searchSessions(viewer, "evil alert", {})).sessions;
    const [snippet] = found?.snippets ?? [];
    expect(snippet?.ranges.map(({ start, end }) => snippet.text.slice(start, end))).toEqual(["alert", "evil"]);
  });

  it("shows a hit far inside a long text", async () => {
    const [found] = (await searchSessions(viewer, "needle", {})).sessions;
    expect(found?.snippets[0]).toMatchObject({ before: true, after: false });
    expect(found?.snippets[0]?.text).toContain("needle at the far end");
  });

  it("joins with filters, pages, and says when there was nothing to look for", async () => {
    expect(await titles("card", { agent: "other" })).toBe("b");
    const first = await searchSessions(viewer, "card", {}, { limit: 1 });
    expect(first.sessions.map((session) => session.title)).toEqual(["b"]);
    expect((await searchSessions(viewer, "card", {}, { limit: 1, cursor: first.next })).sessions.map((session) => session.title)).toEqual(["a"]);
    expect(await searchSessions(viewer, "…", {})).toEqual({ sessions: [], next: null, searched: false });
  });

  it("shows nothing of another workspace", async () => {
    expect((await searchSessions(stranger, "refund", {})).sessions).toEqual([]);
  });
});
