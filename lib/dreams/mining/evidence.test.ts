import { describe, expect, test } from "vitest";
import { Random } from "@/samples/random";
import { minedOf, Script } from "@/test/dream-fixtures";
import { family } from "./association";
import { mine } from "./mine";

const range = (count: number) => Array.from({ length: count }, (_, i) => i);
const verdict = (iteration: number, criterion: string | null, result: "needs_revision" | "satisfied", eventIndex: number) => ({
  iteration,
  criterion,
  result,
  reward: null,
  explanation: "",
  givenBy: "grader" as const,
  eventIndex,
});
const quotesOf = (scripts: ReadonlyMap<string, Script>, cites: readonly { session: string; event: number; start: number; end: number }[]) =>
  cites.map(({ session, event, start, end }) => scripts.get(session)!.events[event]!.text.slice(start, end));

describe("what is quoted", () => {
  test("the step that a way out names is quoted beside it, and other ways are not", () => {
    const scripts = new Map(
      range(8).map((i) => {
        const script = new Script().fails("charge", { order: `W${i}` }, "Error: the cart is locked by another window");
        if (i < 6)
          script
            .call("think", { thought: "hm" }, "")
            .call("unlock_cart", { order: `W${i}` }, "ok")
            .call("charge", { order: `W${i}` }, "paid");
        else script.call("charge", { order: `W${i}`, force: true }, "paid");
        return [`s${i}`, script] as const;
      }),
    );
    const [finding] = mine(
      [...scripts].map(([key, script], i) => minedOf(key, script, { task: `t${i % 3}` })),
      [],
    ).findings;
    const named = quotesOf(
      scripts,
      finding!.cites.filter(({ claim, stance }) => claim === 0 && stance === "supports"),
    );
    expect(finding!.text.body).toContain("unlock_cart");
    expect(named.some((quote) => quote.startsWith("unlock_cart("))).toBe(true);
    expect(named.some((quote) => quote.includes("force"))).toBe(false);
  });

  test("sessions that met the criterion at the first attempt speak against a gap", () => {
    const sessions = range(7).map((i) => {
      const script = new Script().call("write", { path: "a.md", content: `Short ${i}.` }, "ok");
      if (i >= 4) return minedOf(`s${i}`, script, {}, [verdict(0, "Sources", "satisfied", script.graded("All sources are named."))]);
      const failed = script.graded("Sources: not met.");
      script.call("write", { path: "a.md", content: `Short ${i}. Source ${"abcd"[i]}.` }, "ok");
      return minedOf(`s${i}`, script, {}, [verdict(0, "Sources", "needs_revision", failed), verdict(1, null, "satisfied", script.graded("Met."))]);
    });
    const finding = mine(sessions, []).findings.find(({ slots }) => slots.action === "criterion")!;
    expect(finding.totals.contradicts).toBe(3);
    expect(finding.cites.filter(({ stance }) => stance === "contradicts").map(({ session }) => session)).toEqual(expect.arrayContaining(["s4", "s5", "s6"]));
  });

  test("what people refused or stopped is shown with their words, and is no rule yet", () => {
    const refused = new Script().says("Fix the page", "Ada").call("Read", { path: "a" }, "x");
    refused.events.push(
      { ...refused.events[1]!, type: "agent.tool_use", toolName: "Edit", toolUseId: "e", text: 'Edit({"path":"a"})' },
      { ...refused.events[0]!, type: "user.tool_confirmation", speaker: "person", toolUseId: "e", text: "" },
    );
    refused.says("Use the existing helper instead of a new file", "Ada");
    const { findings } = mine([minedOf("s", refused)], []);
    expect(findings.map(({ kind, state }) => [kind, state]).sort()).toEqual([
      ["first_attempt_gap", "held_back"],
      ["team_preference", "held_back"],
    ]);
    const words = findings.flatMap(({ cites }) => quotesOf(new Map([["s", refused]]), cites));
    expect(words).toContain("Use the existing helper instead of a new file");
  });
});

test("a pattern that is bunched where others are not says so, whatever its kind", () => {
  const said = (i: number, text: string, person: string, day: string) =>
    minedOf(`s${i}`, new Script().says("Fix the parser", person).agent("Done.").says(text, person), { day });
  const { findings } = mine(
    [
      ...range(4).map((i) => said(i, "Always use tabs.", "Ada", "2026-03-02")),
      ...range(12).map((i) => said(i + 4, `Thanks, that is number ${i}.`, "Bo", `2026-03-${10 + i}`)),
    ],
    [],
  );
  expect(findings[0]!.notes.join(" ")).toContain("4 of 4 sessions fell on one day, 2026-03-02.");
  expect(findings[0]!.notes.join(" ")).toContain("4 of 4 sessions are one person's, Ada.");
});

test("a shortcut past a usual check names it", () => {
  const random = new Random("shortcut");
  const sessions = range(20).flatMap((t) =>
    range(20).map((k) => {
      const quick = random.chance(0.4);
      const script = new Script()
        .call("open", {}, "ok")
        .call(quick ? "force" : "verify_owner", {}, "ok")
        .call("close", {}, "ok");
      return minedOf(`t${t}k${k}`, script, { task: `t${t}`, succeeded: random.chance(quick ? 0.85 : 0.4) });
    }),
  );
  const finding = mine(sessions, []).findings.find(({ kind }) => kind === "effective_workflow")!;
  expect(finding).toMatchObject({ state: "held_back", shortcut: ["verify_owner"] });
});

describe("one family", () => {
  test("everything tested counts, and certain findings of one sort do not carry doubtful ones of the other", () => {
    const certain = Array.from({ length: 50 }, () => 1e-9);
    const doubtful = [0.02, ...Array.from({ length: 20 }, () => 0.6)];
    expect(family(doubtful, certain).verdicts[0]).toBeGreaterThan(0.05);
    expect(family([0.004, ...Array.from({ length: 9 }, () => 0.5)], []).verdicts[0]).toBeLessThan(0.05);
    expect(
      family(
        [0.004, ...Array.from({ length: 9 }, () => 0.5)],
        Array.from({ length: 20 }, () => 0.9),
      ).verdicts[0],
    ).toBeGreaterThan(0.05);
    expect(family([null, 0.01], []).verdicts[0]).toBe(1);
  });

  test("another value of the only argument is no known fix", () => {
    const sessions = range(18).map((i) => {
      const script = new Script().fails("get_order", { order: `W${i}` }, "Error: this order was not found");
      if (i % 3 === 2) script.fails("get_order", { order: `W${i}` }, "Error: this order was not found");
      else script.call("get_order", { order: `Z${i}` }, "ok");
      return minedOf(`s${i}`, script, { task: `t${i % 4}` });
    });
    expect(mine(sessions, []).findings[0]).toMatchObject({ kind: "recurring_mistake" });
  });
});
