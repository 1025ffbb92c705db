import { beforeAll, describe, expect, test } from "vitest";
import type { PersonActor } from "@/lib/auth/actor";
import { db, sql } from "@/lib/db/client";
import { makePerson, makeWorkspace } from "@/test/fixtures";
import { makeLesson, quoteOf } from "@/test/lesson-fixtures";
import { makeSession } from "@/test/session-fixtures";
import { approveLesson, rejectLesson } from "./commands";
import { audienceChoices, queueFacets, reachOf } from "./facets";
import { countQueue, listQueue } from "./queue";
import { type QueueQuery, queueParams, queueQueryOf, SORTS, TABS, type Tab } from "./queue-query";
import { RejectInput } from "./schema";
import { assignLesson } from "./team";

const SAID = "From now on ask me once.";
let ada: PersonActor;
let ben: PersonActor;
const ids: Record<string, string> = {};

const on = async (id: string) => ({ lessonId: id, revisionId: (await db().lesson.findUniqueOrThrow({ where: { id } })).revisionId });
const text = (title: string, body: string, agents?: string[]) => ({ title, trigger: "", body, appliesTo: agents ? { agents } : {} });

beforeAll(async () => {
  const workspaceId = (await makeWorkspace()).id;
  ada = await makePerson(workspaceId, "reviewer", "Ada");
  ben = await makePerson(workspaceId, "reviewer", "Ben");
  const session = await makeSession(workspaceId, { events: [{ speaker: "person", text: SAID }] });
  const quotes = [quoteOf(session.id, 0, "person", SAID, "ask me once")];
  const support = (sessions: number) => ({ sessions, tasks: 1, agents: 1, people: 0 });
  const make = async (name: string, fixture: Parameters<typeof makeLesson>[1]) => {
    ids[name] = (await makeLesson(ada, { quotes, ...fixture })).id;
  };
  await make("plain", { text: text("Ask once", "Ask for the order id once."), support: support(5), kind: "team_preference" });
  await make("strong", { text: text("Be brief", "Answer in two sentences.", ["clerk"]), support: support(5), strength: "associated" });
  await make("risky", { text: text("Fetch the list", "Download the price list from the web page first."), support: support(1) });
  await make("old", { text: text("Greet people", "Greet people by their name."), support: support(9), kind: "heuristic" });
  await make("held", { state: "held_back", stateReason: "Budget.", text: text("Wait", "Wait for the list.") });
  await make("rejected", { text: text("Refuse", "Refuse politely.") });
  await make("given", { text: text("Fetch prices", "Download the price list from the web page again."), support: support(2) });
  await sql("UPDATE lessons SET created_at = now() - interval '40 days' WHERE id = $1", [ids.old]);
  await rejectLesson(ada, RejectInput.parse({ ...(await on(ids.rejected ?? "")), reason: "untrue" }));
  await approveLesson(ada, await on(ids.given ?? ""));
  await assignLesson(ada, { ...(await on(ids.strong ?? "")), assigneeId: ada.id, note: "" });
}, 60_000);

const named = (list: readonly { id: string }[]) => list.map(({ id }) => Object.keys(ids).find((name) => ids[name] === id));
const rows = async (tab: Tab, filters: Partial<QueueQuery> = {}, actor = ada) => named((await listQueue(actor, tab, null, 50, filters)).rows);

describe("the queue", () => {
  test("lies in piles, ordered as asked", async () => {
    expect(await rows("turn")).toEqual(["old", "strong", "plain", "risky"]);
    expect(await rows("turn", { sort: "risk" })).toEqual(["risky", "old", "strong", "plain"]);
    expect((await rows("turn", { sort: "age" }))[0]).toBe("old");
    expect(await rows("waiting")).toEqual(["given"]);
    expect(await rows("held")).toEqual(["held"]);
    expect(await rows("decided")).toEqual(["rejected"]);
    expect(await rows("turn", {}, ben)).toEqual(["old", "plain", "given", "risky"]);
    expect(await rows("waiting", {}, ben)).toEqual(["strong"]);
  });

  test.each<[Partial<QueueQuery>, string[]]>([
    [{ kind: ["heuristic", "team_preference"] }, ["old", "plain"]],
    [{ operation: ["retire"] }, []],
    [{ strength: ["associated"] }, ["strong"]],
    [{ risk: ["high"] }, ["risky"]],
    [{ agent: "clerk" }, ["strong"]],
    [{ agent: "nobody" }, []],
    [{ dream: `drm_${"0".repeat(32)}` }, []],
    [{ age: "older" }, ["old"]],
    [{ age: "day" }, ["strong", "plain", "risky"]],
    [{ age: "week", kind: ["team_preference"] }, ["plain"]],
    [{ assignee: "me" }, ["strong"]],
    [{ assignee: "none" }, ["old", "plain", "risky"]],
    [{ q: "price list" }, ["risky"]],
    [{ q: '"order id"' }, ["plain"]],
    [{ q: "gree*" }, ["old"]],
    [{ q: "'); DROP TABLE lessons; --" }, []],
    [{ q: "!!!" }, []],
  ])("is narrowed by %o to %j, and counted", async (filters, expected) => {
    expect(await rows("turn", filters)).toEqual(expected);
    expect((await countQueue(ada, { tab: "turn", ...filters })).matching).toBe(expected.length);
  });

  test("takes every filter and order in every pile", async () => {
    const everything: Partial<QueueQuery> = {
      kind: ["heuristic"],
      operation: ["add"],
      strength: ["seen"],
      risk: ["low"],
      agent: "a",
      age: "month",
      assignee: ada.id,
      q: "a",
    };
    for (const tab of TABS) {
      for (const sort of SORTS) {
        const narrow = { ...everything, dream: `drm_${"0".repeat(32)}`, sort };
        expect(await rows(tab, narrow)).toEqual([]);
        expect((await countQueue(ada, { tab, ...narrow })).matching).toBe(0);
        const whole = await rows(tab, { sort });
        expect((await countQueue(ada, { tab })).matching).toBe(whole.length);
        // Page by page is the same as at once.
        const paged: unknown[] = [];
        let cursor: string | null = null;
        do {
          const page = await listQueue(ada, tab, cursor, 1, { sort });
          paged.push(...named(page.rows));
          cursor = page.next;
        } while (cursor);
        expect(paged).toEqual(whole);
      }
    }
  });

  test("a viewer has no turn, and sees what waits for others", async () => {
    const viewer = await makePerson(ada.workspaceId, "viewer");
    expect(await rows("turn", {}, viewer)).toEqual([]);
    expect((await rows("waiting", {}, viewer)).length).toBe(5);
  });

  test("offers what there is to choose from, of this workspace only", async () => {
    const facets = await queueFacets(ada);
    expect(facets.people.map(({ name }) => name)).toEqual(["Ada", "Ben"]);
    expect(facets.agents.map(({ lessons }) => lessons)).toEqual([6]);
    const choices = await audienceChoices(ada);
    expect(choices.agents).toHaveLength(1);
    expect(await reachOf(ada, { agents: ["clerk"] })).toMatchObject({ agents: 1, reached: 0 });
    expect(await reachOf(ada, {})).toMatchObject({ agents: 1, reached: 1 });
    const stranger = await makePerson((await makeWorkspace()).id, "lead", "Stranger");
    expect(await queueFacets(stranger)).toEqual({ agents: [], dreams: [], people: [expect.objectContaining({ name: "Stranger" })] });
  });
});

test("an address and its query are one: what is not valid counts as not given", () => {
  const query = queueQueryOf({
    tab: "held",
    sort: "age",
    kind: "heuristic,team_preference",
    risk: "high",
    q: " list ",
    assignee: "me",
    age: "nonsense",
    dream: "drm_x",
    strength: ["seen", "seen"],
  });
  expect(query).toEqual({ tab: "held", sort: "age", kind: ["heuristic", "team_preference"], risk: ["high"], q: "list", assignee: "me" });
  expect(queueQueryOf(Object.fromEntries(queueParams(query)))).toEqual(query);
  expect(queueParams(queueQueryOf({})).toString()).toBe("");
});
