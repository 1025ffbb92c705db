import { describe, expect, test } from "vitest";
import { inOrder } from "./in-order";
import { listedSince, whatToDo } from "./pull";
import { sessionLines } from "./session-lines";

describe("rules", () => {
  test("a session is fetched when it is at rest and not as it was", () => {
    expect(whatToDo({ status: "idle", updated_at: "b" }, "a")).toBe("fetch");
    expect(whatToDo({ status: "terminated", updated_at: "b" }, null)).toBe("fetch");
    expect(whatToDo({ status: "idle", updated_at: "b" }, "b")).toBe("unchanged");
    expect(whatToDo({ status: "running", updated_at: "b" }, undefined)).toBe("at_work");
  });

  test("an incremental pull looks back from the newest session, never behind what was asked", () => {
    expect(listedSince("full", "2026-03-31T00:00:00Z", undefined)).toBeNull();
    expect(listedSince("new", null, undefined)).toBeNull();
    expect(listedSince("new", "2026-03-31T00:00:00Z", undefined)).toBe("2026-03-01T00:00:00.000Z");
    expect(listedSince("new", "2026-03-31T00:00:00Z", "2026-03-20")).toBe("2026-03-20T00:00:00.000Z");
  });

  test("results come in order, however long each takes, and never more at once than asked", async () => {
    let at = 0;
    let most = 0;
    const seen: unknown[] = [];
    for await (const { item, result } of inOrder([5, 1, 3, 2, 4], 2, async (n) => {
      most = Math.max(most, ++at);
      for (let i = 0; i < n; i++) await Promise.resolve();
      at--;
      if (n === 3) throw new Error("three");
      return n * 10;
    }))
      seen.push([item, result.status === "fulfilled" ? result.value : "failed"]);
    expect(seen).toEqual([
      [5, 50],
      [1, 10],
      [3, "failed"],
      [2, 20],
      [4, 40],
    ]);
    expect(most).toBe(2);
  });

  test("streams are woven by time, each in its own order, and what is repeated comes once", () => {
    const at = (second: number) => `2026-03-01T00:00:0${second}Z`;
    const event = (id: string, second: number | null, more: object = {}) => ({
      id,
      type: "agent.message",
      content: [],
      processed_at: second === null ? null : at(second),
      ...more,
    });
    const call = { type: "agent.tool_use", name: "x", input: {} };
    const lines = sessionLines({
      session: { id: "s" },
      primary: [event("p1", 1), event("p2", null), event("p3", 6), event("again", 4, { ...call, session_thread_id: "t" }), event("c2", 3)],
      children: [{ thread: { id: "t" }, events: [event("c1", 2), event("c2", 3, call), event("c3", 1)] }],
    } as unknown as Parameters<typeof sessionLines>[0]);
    const parsed = lines.map((line) => JSON.parse(line) as { id: string; session_thread_id?: string });
    expect(parsed.map((each) => each.id)).toEqual(["s", "t", "p1", "p2", "c1", "c2", "c3", "p3"]);
    expect(parsed.filter((each) => each.session_thread_id === "t").map((each) => each.id)).toEqual(["c1", "c2", "c3"]);
  });
});
