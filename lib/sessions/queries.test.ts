import { beforeAll, describe, expect, it } from "vitest";
import type { PersonActor } from "@/lib/auth/actor";
import { makePerson, makeWorkspace } from "@/test/fixtures";
import { makeSession } from "@/test/session-fixtures";
import { countSessions, getSession, listSessions } from "./queries";
import { eventText, listEvents, listEventsJson, PAGE_TEXT } from "./queries/events";
import { listFacets } from "./queries/facets";
import type { SessionFilter } from "./queries/filter";
import { findInSession } from "./queries/find";
import { getOutline } from "./queries/outline";
import { getRecord, listUnknownRecords } from "./queries/records";

let viewer: PersonActor;
let stranger: PersonActor;
let workspaceId: string;

beforeAll(async () => {
  workspaceId = (await makeWorkspace()).id;
  viewer = await makePerson(workspaceId, "viewer");
  stranger = await makePerson((await makeWorkspace()).id, "admin");
});

describe("listSessions", () => {
  beforeAll(async () => {
    const day = (n: number) => new Date(Date.UTC(2026, 2, n, 12));
    await makeSession(workspaceId, { agent: "one", reward: 1, taskKey: "t1", occurredAt: day(1), title: "a" });
    await makeSession(workspaceId, { agent: "one", reward: 0, taskKey: "t1", occurredAt: day(2), title: "b" });
    await makeSession(workspaceId, {
      agent: "two",
      verdict: "failed",
      taskKey: "t2",
      occurredAt: day(3),
      title: "c",
      source: "tau2",
      events: [{ text: "bad", speaker: "tool", isError: true }],
    });
    await makeSession(workspaceId, { agent: "two", occurredAt: day(3), title: "d" });
    await makeSession(workspaceId, { agent: "two", occurredAt: day(4), title: "old", current: false });
  });

  const cases: [string, SessionFilter, string][] = [
    ["everything in force, newest first", {}, "dcba"],
    ["agent", { agent: "one" }, "ba"],
    ["an agent that is not there", { agent: "none" }, ""],
    ["succeeded", { outcome: "succeeded" }, "a"],
    ["failed", { outcome: "failed" }, "cb"],
    ["left out of comparisons", { outcome: "open" }, "d"],
    ["verdict", { verdict: "failed" }, "c"],
    ["task", { task: "t1" }, "ba"],
    ["source", { source: "tau2" }, "c"],
    ["days, both included", { from: "2026-03-02", to: "2026-03-03" }, "dcb"],
    ["a time", { from: "2026-03-03T12:00:01Z" }, ""],
    ["errors", { errors: true }, "c"],
    ["several", { agent: "two", errors: true, outcome: "failed" }, "c"],
  ];
  it.each(cases)("filters by %s", async (_, filter, titles) => {
    const { sessions } = await listSessions(viewer, filter);
    expect(sessions.map((session) => session.title).join("")).toBe(titles);
    expect(await countSessions(viewer, filter)).toBe(titles.length);
  });

  it("pages without gap or repeat, ties included", async () => {
    let cursor: string | null = null;
    let seen = "";
    do {
      const page = await listSessions(viewer, {}, { cursor, limit: 1 });
      seen += page.sessions.map((session) => session.title).join("");
      cursor = page.next;
    } while (cursor);
    expect(seen).toBe("dcba");
  });

  it("refuses a cursor that is not ours", async () => {
    await expect(listSessions(viewer, {}, { cursor: "nonsense" })).rejects.toMatchObject({ code: "invalid" });
  });

  it("shows nothing to another workspace", async () => {
    expect((await listSessions(stranger)).sessions).toEqual([]);
    expect(await listFacets(stranger)).toEqual({ agents: [], sources: [], tasks: [] });
  });

  it("knows what there is to filter by", async () => {
    expect(await listFacets(viewer)).toMatchObject({ agents: ["one", "two"], sources: ["messages", "tau2"], tasks: ["t1", "t2"] });
  });
});

describe("one session", () => {
  it("is found by our id and by the source's, and by neither from outside", async () => {
    const session = await makeSession(workspaceId, {
      sourceId: "run 7/ü",
      verdicts: [{ result: "needs_revision", iteration: 0, explanation: "No total.", givenBy: "grader", criterion: "total" }],
      outcomes: [{ goal: "A report", rubric: "Has a total" }],
      threads: [{}, { agentName: "reader", sourceId: "th-2" }],
      events: [{ text: "go" }, { text: "ok", speaker: "agent", thread: 1 }],
      unknownRecords: ['{"mystery":1}'],
    });
    const detail = await getSession(viewer, session.id);
    expect(detail).toMatchObject({ id: session.id, current: true, unknownRecords: 1, outcomes: [{ rubric: "Has a total" }] });
    expect(detail.threads.map((thread) => [thread.id, thread.events])).toEqual([
      [`thr_${session.id.slice(4)}_0`, 1],
      ["th-2", 1],
    ]);
    expect(detail.verdicts).toMatchObject([{ criterion: "total", givenBy: "grader", person: null }]);
    expect(detail).not.toHaveProperty("occurred_at");
    expect((await getSession(viewer, "run 7/ü")).id).toBe(session.id);
    for (const id of [session.id, "run 7/ü"]) await expect(getSession(stranger, id)).rejects.toMatchObject({ code: "not_found" });
    expect(await listEvents(stranger, session.id, 0)).toEqual([]);
    expect((await getOutline(stranger, session.id)).marks).toEqual([]);
    await expect(eventText(stranger, session.id, 0, 0)).rejects.toMatchObject({ code: "not_found" });
    await expect(listEventsJson(stranger, session.id, 0, 10)).rejects.toMatchObject({ code: "not_found" });
    await expect(getRecord(stranger, session.id, 0)).rejects.toMatchObject({ code: "not_found" });
    expect((await findInSession(stranger, session.id, "go")).matches).toEqual([]);
  });

  it.each(["", "ses_0", "ses_00000000000000000000000000000000", "\0", "x".repeat(501)])("has no %j", async (id) => {
    await expect(getSession(viewer, id)).rejects.toMatchObject({ code: "not_found" });
  });

  it("asks which, when two sources use one id", async () => {
    await makeSession(workspaceId, { source: "a", sourceId: "same" });
    await makeSession(workspaceId, { source: "b", sourceId: "same" });
    await expect(getSession(viewer, "same")).rejects.toMatchObject({ code: "conflict", message: expect.stringContaining("(b)") });
  });

  it("cuts long texts on the page and gives the rest in steps, whole characters each", async () => {
    const long = "😀é\n".repeat(120_000);
    const { id } = await makeSession(workspaceId, { events: [{ text: long }, { text: "x".repeat(PAGE_TEXT) }] });
    const [first, second] = await listEvents(viewer, id, 0);
    expect(first).toMatchObject({ more: PAGE_TEXT, bytes: Buffer.byteLength(long) });
    expect(second?.more).toBeNull();
    let text = first?.text ?? "";
    for (let from: number | null = PAGE_TEXT; from !== null; ) {
      const step = await eventText(viewer, id, 0, from);
      text += step.text;
      from = step.next;
    }
    expect(text).toBe(long);
  });

  it("gives machines whole texts, pages that end, and the next index", async () => {
    const big = "y".repeat(5 * 1024 * 1024);
    const { id } = await makeSession(workspaceId, { events: ["a", { text: big }, { text: big }, "d"] });
    const first = await listEventsJson(viewer, id, 0, 1000);
    expect(first.events.map((event) => event.index)).toEqual([0, 1, 2]);
    expect(first.next).toBe(3);
    const rest = await listEventsJson(viewer, id, first.next ?? 0, 1000);
    expect(rest).toMatchObject({ next: null, events: [{ index: 3, text: "d", id: `evt_${id.slice(4)}_3` }] });
    expect(await listEventsJson(viewer, id, 99, 10)).toEqual({ events: [], next: null });
    expect((await listEventsJson(viewer, id, 0, 1)).next).toBe(1);
  });

  it("finds literal text, patterns and wildcards meaning nothing", async () => {
    const { id } = await makeSession(workspaceId, { events: ["100% sure", "Path C:\\x_y", "ÉCOLE", "100 percent"] });
    const where = async (text: string) => (await findInSession(viewer, id, text)).matches.map((match) => match.index);
    expect(await where("100%")).toEqual([0]);
    expect(await where("C:\\X_")).toEqual([1]);
    expect(await where("école")).toEqual([2]);
    await expect(where("")).rejects.toMatchObject({ code: "invalid" });
  });

  it("outlines errors, people, corrections and verdicts, and tells the threads apart", async () => {
    const { id } = await makeSession(workspaceId, {
      threads: [{}, {}],
      events: [
        { text: "do it" },
        { text: "boom", speaker: "tool", isError: true, toolName: "bash" },
        { text: "no, stop", type: "user.tool_confirmation", speaker: "person" },
        { text: "reading", speaker: "agent", thread: 1 },
        { text: "more", speaker: "agent", thread: 1 },
        { text: "fine", speaker: "grader" },
      ],
    });
    const outline = await getOutline(viewer, id);
    expect(outline.marks.map((mark) => `${mark.index}${mark.kind}`)).toEqual(["0person", "1error", "2correction", "5verdict"]);
    expect(outline.marks[1]?.label).toBe("bash: boom");
    expect(outline.runs).toEqual([
      { thread: 0, from: 0, to: 2 },
      { thread: 1, from: 3, to: 4 },
      { thread: 0, from: 5, to: 5 },
    ]);
  });

  it("keeps what was not understood, as it came", async () => {
    const { id } = await makeSession(workspaceId, { events: ["a"], unknownRecords: ["\u202eraw <b>", "z".repeat(5000)] });
    const { records, next } = await listUnknownRecords(viewer, id, 0);
    expect(records.map((record) => [record.text.slice(0, 3), record.cut])).toEqual([
      ["\u202era", false],
      ["zzz", true],
    ]);
    expect(next).toBeNull();
    expect((await getRecord(viewer, id, 2)).text).toHaveLength(5000);
    await expect(getRecord(viewer, id, 9)).rejects.toMatchObject({ code: "not_found" });
  });
});
