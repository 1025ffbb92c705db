import fc from "fast-check";
import { expect, test } from "vitest";
import { minedOf, packedOf, Script } from "@/test/dream-fixtures";
import { FAULTS, type SessionFeatures } from "../features/features";
import { pack, WAYS } from "../features/pack";
import { ColumnsBuilder } from "./columns";
import { sessionsOf, unpack } from "./columns-sessions";
import { mine } from "./mine";

const word = fc.string({ unit: "grapheme", maxLength: 12 });
const count = fc.nat(2 ** 22);
const span = fc.record({ event: count, start: fc.nat(9999), length: fc.nat(300) }).map(({ event, start, length }) => ({ event, start, end: start + length }));
const some = <T>(of: fc.Arbitrary<T>) => fc.array(of, { maxLength: 4 });
const recovery = fc
  .record({ how: fc.constantFrom(...WAYS), changed: some(word), values: some(word), steps: fc.array(fc.tuple(word, span), { maxLength: 3 }), call: span })
  .map(({ steps, ...one }) => ({ ...one, via: steps.map(([name]) => name), viaCalls: steps.map(([, call]) => call) }));
const features: fc.Arbitrary<SessionFeatures> = fc
  .record({
    tokens: fc.uniqueArray(word, { minLength: 1, maxLength: 9 }),
    walk: fc.array(fc.tuple(fc.nat(8), count), { maxLength: 30 }),
    tools: some(fc.record({ tool: word, verb: word, ok: count, errors: count, good: fc.option(span) })),
    errors: some(
      fc.record({
        tool: word,
        verb: word,
        mask: word,
        fault: fc.constantFrom(...FAULTS),
        said: span,
        call: fc.option(span),
        recovery: fc.option(recovery),
        tried: some(word),
      }),
    ),
    people: some(word),
    cut: fc.nat(5),
    version: fc.nat(999),
  })
  .map(({ tokens, walk, ...rest }) => ({
    ...rest,
    tokens,
    steps: walk.map(([step]) => step % tokens.length),
    at: walk.map(([, at]) => at),
    directives: [],
    rejections: [],
    planted: [],
    criteria: [],
    passed: [],
    gaps: [],
    interrupts: [],
    unread: {},
  }));

const plain = (one: SessionFeatures): SessionFeatures => ({
  version: one.version,
  tokens: one.tokens,
  steps: Array.from(one.steps),
  at: Array.from(one.at),
  tools: one.tools,
  errors: one.errors,
  directives: one.directives,
  rejections: one.rejections,
  planted: one.planted,
  criteria: one.criteria,
  passed: one.passed,
  gaps: one.gaps,
  people: one.people,
  interrupts: one.interrupts,
  unread: one.unread,
  cut: one.cut,
});

test("what is packed comes back, and the same features are the same bytes", () => {
  fc.assert(
    fc.property(features, (one) => {
      const bytes = pack(plain(one));
      expect(plain(unpack(bytes))).toEqual(plain(one));
      expect(Buffer.from(pack(plain(unpack(bytes)))).equals(Buffer.from(bytes))).toBe(true);
    }),
    { numRuns: 150 },
  );
});

test("bytes that nobody packed are refused", () => {
  expect(() => unpack(new Uint8Array(0))).toThrow(TypeError);
  expect(() => unpack(Buffer.from([2, 255, 255, 255]))).toThrow(RangeError);
});

test("in which batch a session is read changes nothing", () => {
  const scripts = Array.from({ length: 12 }, (_, i) =>
    new Script()
      .fails("refund", { order: `W${i}`, method: "card" }, `Error: method card did not pay order W${i}`)
      .call("get_order", { order: `W${i}` }, "paid by voucher")
      .call("refund", { order: `W${i}`, method: "voucher" }, "done"),
  );
  const facts = (i: number) => ({ key: `s${i}`, agent: "helper", agentVersion: "1", task: `t${i % 4}`, environment: "", day: null, succeeded: null });
  const inBatches = (size: number) => {
    const batches = [];
    for (let from = 0; from < scripts.length; from += size) {
      const columns = new ColumnsBuilder();
      for (let at = from; at < Math.min(from + size, scripts.length); at++) columns.add(facts(at), packedOf(scripts[at]!));
      batches.unshift(columns.done());
    }
    return mine(sessionsOf(batches), []).hash;
  };
  const whole = mine(
    scripts.map((script, i) => minedOf(`s${i}`, script, { task: `t${i % 4}` })),
    [],
  );
  expect(whole.findings).toHaveLength(1);
  expect([1, 3, 5, 12].map(inBatches)).toEqual(Array.from({ length: 4 }, () => whole.hash));
});
