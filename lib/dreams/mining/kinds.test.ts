import { describe, expect, test } from "vitest";
import { Random } from "@/samples/random";
import { minedOf, Script } from "@/test/dream-fixtures";
import { mine } from "./mine";

const range = (count: number) => Array.from({ length: count }, (_, i) => i);
const verdicts = (criterion: string, failed: number, passed: number) => [
  { iteration: 0, criterion, result: "needs_revision" as const, reward: null, explanation: "", givenBy: "grader" as const, eventIndex: failed },
  { iteration: 1, criterion: null, result: "satisfied" as const, reward: null, explanation: "", givenBy: "grader" as const, eventIndex: passed },
];

describe("known fixes", () => {
  /** Asks again with `strict` in two of three sessions, which works; in the others in vain with more retries. */
  const episode = (i: number) => {
    const script = new Script().fails("convert", { input: i, format: "plain" }, "Error: format is not accepted");
    return i % 3 === 2
      ? script.fails("convert", { input: i, format: "plain", retries: 3 }, "Error: format is not accepted")
      : script.call("convert", { input: i, format: "strict" }, "ok");
  };

  test("the change that resolves a failure clearly more often than others is one, with its value", () => {
    const { findings } = mine(
      range(18).map((i) => minedOf(`s${i}`, episode(i), { task: `t${i % 4}` })),
      [],
    );
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({ kind: "heuristic", strength: "seen", text: { title: "When convert fails, call it with the format set to strict" } });
    expect(findings[0]!.text.body).toBe(
      "`convert` has failed with “format is not accepted”.\nWhen it fails like this, call it again with `format` set to `strict`.",
    );
    expect(findings[0]!.recovery[0]).toBe("This change resolved it 12 of 12 times; everything else that was tried, 0 of 6 times.");
  });

  test("in one task only it is none, and where nothing else was tried it stays a mistake with its way out", () => {
    expect(
      mine(
        range(12).map((i) => minedOf(`s${i}`, episode(i), { task: "t" })),
        [],
      ).findings,
    ).toEqual([]);
    const same = range(12).filter((i) => i % 3 !== 2);
    expect(
      mine(
        same.map((i) => minedOf(`s${i}`, episode(i), { task: `t${i % 4}` })),
        [],
      ).findings[0],
    ).toMatchObject({ kind: "recurring_mistake" });
  });
});

describe("gaps between first and accepted results", () => {
  test("a rubric criterion that first results miss in three sessions", () => {
    const sessions = (count: number) =>
      range(count).map((i) => {
        const script = new Script().call("write", { path: "a.md", content: "Short." }, "ok");
        const failed = script.graded("Sources: not met. None are named.");
        script.call("write", { path: "a.md", content: `Short. Source ${"abcdef"[i]}.` }, "ok");
        return minedOf(`s${i}`, script, {}, verdicts("Sources", failed, script.graded("Met.")));
      });
    expect(mine(sessions(2), []).findings).toEqual([]);
    const [finding] = mine(sessions(4), []).findings.filter(({ slots }) => slots.action === "criterion");
    expect(finding).toMatchObject({ kind: "first_attempt_gap", support: { sessions: 4 }, text: { title: "Check before handing in: Sources" } });
    expect(new Set(finding!.cites.map(({ claim }) => claim))).toEqual(new Set([0, 1]));
  });

  test("structured data differs by path, text by line; quotes stand where the words are", () => {
    const scripts = range(3).map((i) => {
      const script = new Script().says("Make the invoice", "Ada").call("save", { name: "invoice", data: { net: i, lines: [{ tax: 0 }] } }, "ok");
      script.call("write", { path: "mail.txt", content: `Dear ${i},\nsee below.` }, "ok").says("The tax is missing", "Ada");
      return script
        .call("save", { name: "invoice", data: { net: i, lines: [{ tax: 19 }] } }, "ok")
        .call("write", { path: "mail.txt", content: `Dear ${i},\nsee below.\nTax is shown apart.` }, "ok");
    });
    const { findings } = mine(
      scripts.map((script, i) => minedOf(`s${i}`, script)),
      [],
    );
    expect(findings.map(({ slots }) => slots.action).sort()).toEqual(["line", "path"]);
    const line = findings.find(({ slots }) => slots.action === "line")!;
    expect(line.text.title).toBe("Do not leave out: Tax is shown apart");
    const quotes = line.cites.map(({ session, event, start, end }) => scripts[Number(session.slice(1))]!.events[event]!.text.slice(start, end));
    expect(quotes).toContain("Tax is shown apart.");
    expect(quotes).toContain("The tax is missing");
  });
});

describe("ways that go with success", () => {
  const random = new Random("workflows");
  const trial = (t: number, k: number, script: Script, rate: number) =>
    minedOf(`t${t}k${k}`, script, { task: `t${t}`, succeeded: random.chance(rate), day: `2026-03-${String(1 + (k % 20)).padStart(2, "0")}` });

  test("a sequence is one finding, a playbook with its steps; parts of it are not others", () => {
    const sessions = range(20).flatMap((t) =>
      range(20).map((k) => {
        const good = random.chance(0.35);
        const script = new Script().call("open", {}, "ok");
        if (good) script.call("measure", {}, "ok").call("cut", {}, "ok");
        else if (random.chance(0.5)) script.call("cut", {}, "ok");
        return trial(t, k, script.call("close", {}, "ok"), good ? 0.85 : 0.45);
      }),
    );
    const { findings } = mine(sessions, []);
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({ kind: "effective_workflow", form: "playbook", strength: "replicated", state: "proposed" });
    expect(findings[0]!.text.body).toMatch(/^When:\n- .+\nDo:\n1\. .+measure/);
    expect(findings[0]!.text.body).toMatch(/\nCheck:\n- .+\nAvoid:\n- /);
    const supports = findings[0]!.cites.filter(({ stance }) => stance === "supports");
    expect(new Set(supports.map(({ claim }) => claim)).size).toBeGreaterThanOrEqual(5);
  });

  test("a way that leaves out a check is held back as a shortcut", () => {
    const sessions = range(20).flatMap((t) =>
      range(20).map((k) => {
        const quick = random.chance(0.4);
        const script = new Script().call("open", {}, "ok");
        if (quick) script.call("force", {}, "ok");
        else script.call("verify_owner", {}, "ok");
        return trial(t, k, script.call("close", {}, "ok"), quick ? 0.85 : 0.4);
      }),
    );
    const held = mine(sessions, []).findings.filter(({ kind }) => kind === "effective_workflow");
    expect(held[0]).toMatchObject({ state: "held_back", stateReason: expect.stringContaining("shortcut past a safeguard") });
  });

  test("a difference that the tasks make is held back with that reason", () => {
    const sessions = range(30).flatMap((t) =>
      range(20).map((k) => {
        const hard = t < 15;
        const script = new Script().call("open", {}, "ok");
        if (random.chance(hard ? 0.75 : 0.1)) script.call("ask_twice", {}, "ok");
        return trial(t, k, script.call("close", {}, "ok"), hard ? 0.25 : 0.8);
      }),
    );
    const { findings } = mine(sessions, []);
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({ state: "held_back", strength: "seen", stateReason: expect.stringMatching(/within tasks/) });
  });

  test("with too few sessions the dream says how many it would take", () => {
    const sessions = range(4).flatMap((t) => range(5).map((k) => trial(t, k, new Script().call("open", {}, "ok"), 0.5)));
    expect(mine(sessions, []).funnel.notes[0]).toMatch(/^Power is low: 20 sessions .+ about \d+/);
  });
});
