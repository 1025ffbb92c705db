import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type CheckedEvent, holds, isTool, judge, type Rule } from "./check";
import { schemaProblem } from "./json-schema";

const events: CheckedEvent[] = [
  { type: "user.message", speaker: "person", toolName: null, isError: false, text: "Please refund order W7" },
  { type: "agent.tool_use", speaker: "agent", toolName: "refund_order", isError: false, text: 'refund_order({"order":"W7","method":"card"})' },
  { type: "agent.tool_result", speaker: "tool", toolName: "refund_order", isError: true, text: "Error: card" },
  { type: "agent.tool_use", speaker: "agent", toolName: "refund_order", isError: false, text: 'refund_order({"order":"W7","method":"voucher"})' },
  { type: "agent.tool_result", speaker: "tool", toolName: "refund_order", isError: false, text: "done" },
  { type: "agent.message", speaker: "agent", toolName: null, isError: false, text: "I refunded W7 by voucher." },
  { type: "user.message", speaker: "person", toolName: null, isError: false, text: "Thanks, perfect" },
].map((event, index) => ({ ...event, index })) as CheckedEvent[];

const ending = (text: string): CheckedEvent[] => [...events, { ...events[6]!, index: 7, text }];

describe("rules", () => {
  const table: [Rule, boolean][] = [
    [{ kind: "tool_called", tool: "refund_order" }, true],
    [{ kind: "tool_called", tool: "refund*" }, true],
    [{ kind: "tool_called", tool: "refund" }, false],
    [{ kind: "tool_not_called", tool: "delete_*" }, true],
    [{ kind: "tool_not_called", tool: "*order" }, false],
    [{ kind: "argument_matches", tool: "refund_order", pattern: '"method":"voucher"' }, true],
    [{ kind: "argument_matches", tool: "refund_order", pattern: "w7*cash" }, false],
    [{ kind: "text_matches", speaker: "agent", pattern: "refunded*voucher" }, true],
    [{ kind: "text_matches", speaker: "person", pattern: "voucher" }, false],
    [{ kind: "text_not_matches", speaker: "tool", pattern: "denied" }, true],
    [{ kind: "no_unrecovered_error" }, true],
    [{ kind: "turn_limit", turns: 3 }, true],
    [{ kind: "turn_limit", turns: 2 }, false],
    [{ kind: "person_accepted" }, true],
  ];
  test.each(table)("%j is %s", (rule, ok) => expect(judge({ rules: [rule] }, events).result).toBe(ok ? "satisfied" : "failed"));

  const answering = (text: string): CheckedEvent[] => [...events.slice(0, 5), { ...events[5]!, text }];
  const schema = JSON.stringify({
    type: "object",
    required: ["order"],
    properties: { order: { $ref: "#/$defs/order" }, amount: { type: "integer", minimum: 1 } },
    $defs: { order: { type: "string" } },
  });
  const matches = (of: "answer" | "arguments" | "result", tool = "") => ({ rules: [{ kind: "json_schema" as const, of, tool, schema }] });

  test.each([
    ["plain", '{"order": "W7", "amount": 3}', ""],
    ["fenced", 'Here it is:\n```json\n{"order": "W7"}\n```\nDone.', ""],
    ["a wrong value", '{"order": "W7", "amount": 0}', "(/amount must be >= 1)"],
    ["a missing property", "{}", "(it must have required property 'order')"],
    ["prose", "I refunded it.", "(it is not JSON)"],
    ["half of it", '{"order": ', "(it is not JSON)"],
    ["nested a long way", `{"order": "W7", "x": ${"[".repeat(50_000)}${"]".repeat(50_000)}}`, ""],
  ])("an answer against a JSON schema: %s", (_, text, why) => {
    const judgement = judge(matches("answer"), answering(text));
    expect(judgement.result).toBe(why === "" ? "satisfied" : "failed");
    expect(judgement.why).toBe(why === "" ? "" : `Does not hold: the agent’s last answer matches the JSON schema ${why}.`);
  });

  test("every call of a tool is held against the schema, and a tool that was not called breaks none", () => {
    expect(judge(matches("arguments", "refund_order"), events).result).toBe("satisfied");
    expect(judge(matches("result", "refund_order"), events)).toMatchObject({ result: "failed", eventIndex: 4 });
    expect(judge(matches("arguments", "refund_card"), events).result).toBe("satisfied");
    expect(judge(matches("answer"), []).result).toBe("failed");
  });

  test.each([
    ["not JSON", "{", "This is not JSON."],
    ["no object", "[]", "A schema is a JSON object."],
    ["a slip of the pen", '{"propertys": {}}', "unknown keyword"],
    ["a regular expression", '{"properties": {"a": {"pattern": "(a+)+$"}}}', "“pattern” is not allowed"],
    ["every item with every other", '{"uniqueItems": true}', "“uniqueItems” is not allowed"],
    ["one that leads back to itself", '{"anyOf": [{"items": {"$ref": "#"}}, {"items": {"$ref": "#"}}]}', "leads back to itself"],
    ["one that lies elsewhere", '{"$ref": "http://example.test/schema.json"}', "does not hold itself"],
    [
      "a few definitions that stand for very many",
      JSON.stringify({
        $ref: "#/$defs/d30",
        $defs: Object.fromEntries(
          Array.from({ length: 31 }, (_, n) => [
            `d${n}`,
            n === 0 ? { type: "null" } : { anyOf: [{ $ref: `#/$defs/d${n - 1}` }, { $ref: `#/$defs/d${n - 1}` }] },
          ]),
        ),
      }),
      "too large",
    ],
  ])("a schema is refused when it is %s", (_, text, why) => expect(schemaProblem(text)).toContain(why));

  test.each([
    '{"type": "object", "properties": {"pattern": {"type": "string", "format": "date"}}}',
    '{"$schema": "http://json-schema.org/draft-07/schema#", "items": [{"type": "number"}]}',
  ])("a schema that works: %s", (text) => expect(schemaProblem(text)).toBeNull());

  test("the first rule that does not hold is named, with its event", () => {
    expect(
      judge(
        {
          rules: [
            { kind: "tool_called", tool: "refund_order" },
            { kind: "tool_not_called", tool: "refund_order" },
          ],
        },
        events,
      ),
    ).toEqual({
      result: "failed",
      why: "Does not hold: refund_order was not called.",
      eventIndex: 1,
    });
  });

  test("an error that was the last word of its tool is not recovered", () => {
    expect(judge({ rules: [{ kind: "no_unrecovered_error" }] }, events.slice(0, 3))).toMatchObject({ result: "failed", eventIndex: 2 });
  });

  test.each([
    ["Looks good", true],
    ["Thanks, but that is not what I asked for", false],
    ["Danke, passt", true],
    ["No, again", false],
  ])("“%s” accepts: %s", (text, ok) => expect(judge({ rules: [{ kind: "person_accepted" }] }, ending(text)).result).toBe(ok ? "satisfied" : "failed"));
});

describe("patterns", () => {
  test("a star agrees with the regular expression of the same meaning", () => {
    const piece = fc.stringMatching(/^[ab*]{1,8}$/);
    fc.assert(
      fc.property(fc.stringMatching(/^[ab]{0,12}$/), piece, (text, pattern) => {
        const any = pattern.replaceAll("*", "[^]*");
        expect(holds(text, pattern)).toBe(new RegExp(any).test(text));
        expect(isTool(text, pattern)).toBe(new RegExp(`^${any}$`).test(text));
      }),
    );
  });

  test("hostile text and stars do not make it slow", () => {
    const started = performance.now();
    holds("a".repeat(100_000), `${"a*".repeat(99)}b`);
    expect(performance.now() - started).toBeLessThan(200);
  });
});
