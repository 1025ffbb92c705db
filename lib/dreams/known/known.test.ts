import { describe, expect, test } from "vitest";
import { SUPPORT_GUIDANCE } from "@/samples/support/guidance";
import { minedOf, Script } from "@/test/dream-fixtures";
import type { Finding } from "../mining/finding";
import { mine } from "../mining/mine";
import { againstKnown, familyCards } from "./against";
import type { KnownItem } from "./known";
import { mergeFindings } from "./merge";
import { QUIET_SESSIONS, quietFindings, roomFindings } from "./retire";

const item = (path: string, body: string, more: Partial<KnownItem> = {}): KnownItem => ({
  path,
  sha256: path,
  title: path,
  trigger: "",
  body,
  appliesTo: {},
  kind: "team_preference",
  since: "2026-01-10",
  sessions: 0,
  slots: null,
  ...more,
});

const day = (n: number) => new Date(Date.UTC(2026, 0, n)).toISOString().slice(0, 10);

describe("merging", () => {
  const support = SUPPORT_GUIDANCE.map(({ path, text }) => item(path, text));

  test("three notes on one subject become one proposal that shows the exception it would lose", () => {
    const [merge, ...others] = mergeFindings(support);
    expect(others).toEqual([]);
    expect(merge).toMatchObject({
      operation: "merge",
      targets: ["guidance/exchanges-once.md", "guidance/exchange-damaged.md", "guidance/exchange-list.md"],
      text: { body: "Collect all items before an exchange: an order can be exchanged only once." },
    });
    expect(merge!.lost).toEqual([
      { path: "guidance/exchange-damaged.md", text: "except that a damaged item may be exchanged again", exception: true },
      { path: "guidance/exchange-list.md", text: "call exchange_items once per order", exception: false },
    ]);
    expect(mergeFindings([...support].reverse())).toEqual([merge]);
  });

  test.each([
    ["another audience", item("b", "Collect all items before an exchange.", { appliesTo: { agents: ["x"] } })],
    ["another trigger", item("b", "Collect all items before an exchange.", { trigger: "an order is large" })],
    ["the opposite", item("b", "Never collect all items before an exchange.")],
    ["another subject", item("b", "Write short sentences to every customer.")],
  ])("%s is not merged", (_, other) => expect(mergeFindings([item("a", "Always collect all items before an exchange."), other])).toEqual([]));
});

describe("retiring", () => {
  const mistake = item("cards", "Check the card.", {
    kind: "recurring_mistake",
    slots: { kind: "recurring_mistake", audience: {}, trigger: "call pay", action: "avoid_error", polarity: "do_not", objects: ["Error: card"] },
  });
  const good = (n: number, date: string) => minedOf(`s${n}`, new Script().call("pay", { n }, "done"), { day: date });
  const bad = (n: number, date: string) => minedOf(`b${n}`, new Script().fails("pay", { n }, "Error: card"), { day: date });
  const later = Array.from({ length: QUIET_SESSIONS }, (_, n) => good(n, day(11 + (n % 10))));

  test("a failure that was not seen in many sessions since is asked about", () => {
    const [finding] = quietFindings([mistake], [...later, bad(1, day(5))], []);
    expect(finding).toMatchObject({
      operation: "retire",
      targets: ["cards"],
      text: { body: expect.stringContaining(`${QUIET_SESSIONS} sessions since 2026-01-10`) },
    });
  });

  test.each([
    ["too few sessions since", later.slice(1)],
    ["it was seen again", [...later, bad(1, day(20))]],
    ["sessions that did not use the tool", later.map((one, n) => minedOf(one.key, new Script().call("other", { n }, "done"), { day: one.day }))],
  ])("%s: nothing is asked", (_, sessions) => expect(quietFindings([mistake], sessions, [])).toEqual([]));

  test("an agent with as many items as allowed makes room with what rests on least, and never more than five at once", () => {
    const items = Array.from({ length: 8 }, (_, n) => item(`i${n}`, `Rule ${n} of many.`, { sessions: 10 - n }));
    expect(roomFindings(items, ["helper"], 0, 8)).toEqual([]);
    expect(roomFindings(items, ["helper"], 3, 8).map(({ targets }) => targets)).toEqual([["i7"]]);
    expect(roomFindings(items, ["helper", "other"], 0, 6).map(({ targets }) => targets[0])).toEqual(["i6", "i7"]);
    expect(roomFindings(items, ["helper"], 0, 1)).toHaveLength(5);
  });
});

test("a dream over part of the sessions retires nothing, and what stands in force word for word is not proposed", () => {
  const sessions = Array.from({ length: 4 }, (_, n) =>
    minedOf(`s${n}`, new Script().says("Always confirm the order number first.", n % 2 ? "Ada" : "Bo"), { day: day(n + 1) }),
  );
  const mined = mine(sessions, []);
  expect(mined.findings).toHaveLength(1);
  const { trigger, body } = mined.findings[0]!.text;
  const known = againstKnown(mined, [item("confirm", body, { trigger })], sessions, { cap: 50, whole: true });
  expect(known.findings).toEqual([]);
  expect(known.funnel.dropped[0]).toMatchObject({ gate: "guidance in force says it already", what: "confirm" });
  expect(againstKnown(mined, [], sessions, { cap: 50, whole: true })).toBe(mined);
});

test("of one family, findings with the same sessions are one card", () => {
  const sessions = Array.from({ length: 4 }, (_, n) => minedOf(`s${n}`, new Script().says("Always confirm the order number first.", n % 2 ? "Ada" : "Bo")));
  const [card] = mine(sessions, []).findings;
  const smaller = { ...card!, fingerprint: "other", members: card!.members.slice(0, 2) };
  const apart = { ...smaller, fingerprint: "apart", members: ["x", "y"] };
  expect([...familyCards([card!, smaller, apart])]).toEqual([["other", card!.text.title]]);
});

describe("what sessions say against guidance", () => {
  const fails = (n: number) => minedOf(`s${n}`, new Script().fails("pay", { n }, "Error: card refused"), { task: `t${n % 3}`, day: day(n + 1) });
  const mined = mine(
    Array.from({ length: 6 }, (_, n) => fails(n)),
    [],
  );
  const [mistake] = mined.findings;
  const options = { cap: 50, whole: true };
  const steps = (over: Partial<Finding>): Finding => ({
    ...mistake!,
    fingerprint: "steps",
    strength: "associated",
    slots: { kind: "recurring_mistake", audience: {}, trigger: "", action: "failing_steps", polarity: "do_not", objects: ["look", "pay"] },
    ...over,
  });
  const workflow = item("look-pay", "Call look, then pay.", {
    kind: "effective_workflow",
    slots: { kind: "effective_workflow", audience: {}, trigger: "", action: "follow", polarity: "do", objects: ["look", "pay"] },
  });

  test("steps that go with failure retire the item that asks for them, with their quotes, and are shown as its opposite", () => {
    const { findings, hash } = againstKnown({ ...mined, findings: [steps({})] }, [workflow], [], options);
    expect(findings[0]).toMatchObject({ operation: "add", contradictions: [{ path: "look-pay", text: "Call look, then pay." }] });
    expect(findings[1]).toMatchObject({
      operation: "retire",
      targets: ["look-pay"],
      strength: "associated",
      support: mistake!.support,
      text: { body: "In the same task, sessions that take the steps it asks for fail more often than others." },
    });
    expect(findings[1]!.cites).toHaveLength(mistake!.cites.length);
    expect(hash).not.toBe(mined.hash);
  });

  test.each([
    ["they only happen", steps({ strength: "seen" })],
    ["they are other steps", steps({ slots: { ...steps({}).slots, objects: ["pay", "look"] } })],
  ])("%s: the item stays", (_, finding) => expect(againstKnown({ ...mined, findings: [finding] }, [workflow], [], options).findings).toEqual([finding]));

  test("a line that was put the other way round retires the item too", () => {
    const line = (before: string, after: string) => ({
      kind: "first_attempt_gap" as const,
      audience: {},
      trigger: "hand in",
      action: "line",
      polarity: "do" as const,
      objects: ["message", "line", before, after],
    });
    const gap = item("gap", "Write days.", { kind: "first_attempt_gap", slots: line("months", "days") });
    const found = (slots: Finding["slots"]) =>
      againstKnown({ ...mined, findings: [steps({ strength: "seen", slots })] }, [gap], [], options).findings.map(({ operation }) => operation);
    expect(found(line("days", "months"))).toEqual(["add", "retire"]);
    expect(found(line("months", "days"))).toEqual(["add"]);
  });

  test("another lesson on a failure that an item is about comes as a revision of it; two fixes that differ contradict each other", () => {
    const about = (action: string, objects: string[]) => ({ ...mistake!.slots, action, objects });
    const known = item("card", "Ask for the card.", { kind: "heuristic", slots: about("fix_error", [mistake!.slots.objects[0]!, "~card"]) });
    const [again] = againstKnown(mined, [known], [], options).findings;
    expect(again).toMatchObject({ operation: "revise", targets: ["card"], contradictions: [] });
    const fix = { ...mistake!, slots: about("fix_error", [mistake!.slots.objects[0]!, "~wallet"]) };
    expect(againstKnown({ ...mined, findings: [fix] }, [known], [], options).findings[0]).toMatchObject({
      operation: "revise",
      contradictions: [{ path: "card" }],
    });
    // The item that was made from this very finding needs no revision, and another failure is another lesson.
    expect(againstKnown(mined, [{ ...known, slots: mistake!.slots }], [], options)).toBe(mined);
    expect(againstKnown(mined, [{ ...known, slots: about("fix_error", ["Error: other", "~card"]) }], [], options)).toBe(mined);
  });
});
