import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { failureSentence, lastTime, NO_ACTIVITY, withEvents } from "./activity";
import { assertFits } from "./budget";
import { costOf, estimateOf } from "./cost";
import { MOST_SESSIONS, partsOf } from "./parts";

describe("parts", () => {
  const session = fc.record({ agent: fc.constantFrom("a", "b", "c", "d"), task: fc.option(fc.constantFrom("t1", "t2", "t3"), { nil: null }) });

  test("hold every session once, none more than a hundred, whatever the order", () => {
    fc.assert(
      fc.property(fc.array(session, { minLength: 1, maxLength: 600 }), fc.infiniteStream(fc.nat()), (made, random) => {
        const sessions = made.map((each, at) => ({ ...each, id: `s${String(at).padStart(4, "0")}` }));
        const parts = partsOf(sessions);
        expect(parts.flatMap((part) => part.ids).sort()).toEqual(sessions.map((each) => each.id));
        expect(parts.every((part) => part.ids.length >= 1 && part.ids.length <= MOST_SESSIONS)).toBe(true);
        const shuffled = sessions.map((each) => ({ each, at: random.next().value ?? 0 })).sort((a, b) => a.at - b.at);
        expect(partsOf(shuffled.map(({ each }) => each))).toEqual(parts);
      }),
      { numRuns: 60 },
    );
  });

  test("a hundred sessions are one dream; a task that fits is never cut", () => {
    const of = (count: number, agent: string, task: string) => Array.from({ length: count }, (_, at) => ({ id: `${agent}-${task}-${at}`, agent, task }));
    expect(partsOf([...of(60, "a", "x"), ...of(40, "b", "y")])).toHaveLength(1);
    const parts = partsOf([...of(70, "a", "x"), ...of(60, "a", "y"), ...of(30, "a", "z"), ...of(150, "b", "x"), ...of(5, "c", "x")]);
    for (const task of ["a-x", "a-y", "a-z", "c-x"]) expect(parts.filter((part) => part.ids.some((id) => id.startsWith(task)))).toHaveLength(1);
    expect(parts.find((part) => part.ids.includes("a-y-0"))!.name).toMatch(/^a/);
    expect(partsOf(of(200, "b", "x")).map((part) => [part.name, part.ids.length])).toEqual([
      ["b: x", 100],
      ["b: x", 100],
    ]);
  });
});

describe("money", () => {
  const prices = { input: 5, output: 25 };
  const usage = { input_tokens: 1_000_000, output_tokens: 100_000, cache_read_input_tokens: 2_000_000, cache_creation_input_tokens: 400_000 };

  test("counts cost what the prices say; what is cached costs less", () => {
    expect(costOf(usage, prices)).toBeCloseTo(5 + 2.5 + 1 + 2.5, 6);
    expect(costOf({ input_tokens: 0, output_tokens: 0, cache_read_input_tokens: 0, cache_creation_input_tokens: 0 }, prices)).toBe(0);
  });

  test("an estimate is a range that grows with what is read", () => {
    const small = estimateOf(40_000, prices);
    const large = estimateOf(4_000_000, prices);
    expect(small.low).toBeLessThan(small.high);
    expect(large.low).toBeGreaterThan(small.high);
    expect(small.tokens).toBe(10_000);
  });

  test("what does not fit into the month is refused with the sums", () => {
    expect(() => assertFits({ spent: 4, reserved: 3, limit: 10 }, 3)).not.toThrow();
    expect(() => assertFits({ spent: 4, reserved: 3, limit: 10 }, 3.5)).toThrow("This may cost up to $3.50, and $3.00 of this month's $10.00 is left.");
  });
});

describe("activity", () => {
  const event = (type: string, second: number, more: object) => ({ id: `e${second}`, type, processed_at: `2026-03-01T00:00:0${second}Z`, ...more });
  const events = [
    event("agent.tool_use", 1, { name: "read", input: { file_path: "/mnt/sessions/sesn_01AAA.jsonl" } }),
    event("agent.tool_use", 2, { name: "read", input: { file_path: "/mnt/sessions/sesn_01AAA.jsonl" } }),
    event("agent.message", 3, { content: [{ type: "text", text: "I see a pattern.\u0000" }] }),
    event("agent.tool_use", 4, { name: "write", input: { file_path: "/notes.md", content: "x" } }),
    event("agent.thinking", 5, {}),
    event("something.new", 6, {}),
  ] as unknown as Parameters<typeof withEvents>[1];

  test("tells what was opened and written, in whatever pieces it comes", () => {
    const whole = withEvents(NO_ACTIVITY, events);
    expect(whole).toMatchObject({ events: 6, opened: ["sesn_01AAA"], written: ["/notes.md"] });
    expect(whole.latest.map((each) => each.text)).toEqual([
      "read /mnt/sessions/sesn_01AAA.jsonl",
      "read /mnt/sessions/sesn_01AAA.jsonl",
      "I see a pattern.\ufffd",
      "write /notes.md",
    ]);
    expect(withEvents(withEvents(NO_ACTIVITY, events.slice(0, 3)), events.slice(3))).toEqual(whole);
    expect(lastTime(events, "")).toBe("2026-03-01T00:00:06Z");
  });

  test("every end has a sentence, the unknown ones too", () => {
    expect(failureSentence("timeout", "x")).toContain("ran out of time");
    expect(failureSentence("internal_error", "x")).toContain("inside the Claude platform");
    expect(failureSentence("new_code", "The words.")).toBe("It failed on the Claude platform (new_code): The words.");
  });
});
