import fc from "fast-check";
import { expect, test } from "vitest";
import { RISKS, type Risk } from "./desk-types";
import { isSealed, leadNeeded, policyOf, type ReviewSettings, reviewSettings, standingOf, verdictsNeeded } from "./policy";
import { policyView, type RuleFacts } from "./rules";

const settings = (change: Partial<ReviewSettings> = {}): ReviewSettings => ({ ...reviewSettings.parse({}), ...change });
const people = (names: string) => names.split("").map((id) => ({ id, lead: id === id.toUpperCase() }));

// Capitals are leads.
test.each<[Partial<ReviewSettings>, Risk, string, string | null, string, number]>([
  [{}, "low", "abc", null, "", 1],
  [{}, "low", "abc", null, "a", 0],
  [{}, "low", "abc", "a", "a", 1],
  [{}, "low", "abc", "a", "b", 0],
  [{}, "low", "a", "a", "a", 0],
  [{ approvalsRequired: 2 }, "low", "abc", null, "a", 1],
  [{ approvalsRequired: 2 }, "low", "abc", "a", "ab", 0],
  [{ approvalsRequired: 2, selfApproval: false }, "low", "abc", "a", "ab", 1],
  [{ approvalsRequired: 2, selfApproval: false }, "low", "ab", "a", "b", 0],
  [{ approvalsRequired: 3 }, "low", "ab", null, "ab", 0],
  // A high risk needs two, one of them a lead, where there is one.
  [{}, "high", "abc", null, "a", 1],
  [{}, "high", "abc", null, "ab", 0],
  [{}, "high", "abL", null, "ab", 1],
  [{}, "high", "abL", null, "aL", 0],
  [{ leadForHighRisk: false }, "high", "abL", null, "ab", 0],
  [{ approvalsForHighRisk: 1 }, "high", "abL", null, "a", 1],
  [{ approvalsForHighRisk: 1 }, "high", "abL", null, "L", 0],
  [{}, "high", "L", null, "L", 0],
  [{ approvalsRequired: 3, approvalsForHighRisk: 1 }, "high", "abc", null, "ab", 1],
  [{ selfApproval: false }, "high", "aL", "L", "L", 1],
  [{ selfApproval: false }, "high", "aL", "L", "a", 0],
  [{}, "raised", "abL", null, "a", 0],
])("under %o a %s risk before %s, edited by %s, decided by %j: %d missing", (change, risk, reviewers, authorId, voters, missing) => {
  expect(standingOf(settings(change), { risk, reviewers: people(reviewers), authorId }, voters.split("")).missing).toBe(missing);
});

test("a policy never asks for more people than can review, and everybody together is always enough", () => {
  const policy = fc.record({
    approvalsRequired: fc.integer({ min: 1, max: 3 }),
    approvalsForHighRisk: fc.integer({ min: 1, max: 3 }),
    leadForHighRisk: fc.boolean(),
    selfApproval: fc.boolean(),
    sealedVerdicts: fc.boolean(),
  });
  const crowd = fc.array(fc.boolean(), { minLength: 1, maxLength: 5 }).map((leads) => leads.map((lead, i) => ({ id: `p${i}`, lead })));
  fc.assert(
    fc.property(policy, crowd, fc.constantFrom(...RISKS), fc.nat({ max: 5 }), (rules, reviewers, risk, author) => {
      const electorate = { risk, reviewers, authorId: reviewers[author]?.id ?? null };
      const all = standingOf(
        rules,
        electorate,
        reviewers.map(({ id }) => id),
      );
      expect(all.missing).toBe(0);
      expect(verdictsNeeded(rules, electorate)).toBeLessThanOrEqual(reviewers.length);
      if (leadNeeded(rules, electorate)) expect(reviewers.some(({ lead }) => lead)).toBe(true);
      // One more voter never makes more people missing.
      for (let n = 0; n < reviewers.length; n++) {
        const some = reviewers.slice(0, n).map(({ id }) => id);
        expect(standingOf(rules, electorate, [...some, reviewers[n]?.id ?? ""]).missing).toBeLessThanOrEqual(standingOf(rules, electorate, some).missing);
      }
    }),
  );
});

test("every change of a rule is another version; the order of the settings is not", () => {
  const versions = [{}, { approvalsRequired: 2 }, { approvalsForHighRisk: 3 }, { leadForHighRisk: false }, { selfApproval: false }, { sealedVerdicts: false }];
  expect(new Set(versions.map((stored) => policyOf(stored).version)).size).toBe(versions.length);
  expect(policyOf({ selfApproval: false, approvalsRequired: 2 }).version).toBe(policyOf({ approvalsRequired: 2, selfApproval: false, queueBudget: 3 }).version);
});

const facts = (change: Partial<RuleFacts> = {}): RuleFacts => ({
  policy: policyOf({}),
  electorate: { risk: "low", reviewers: people("abL"), authorId: null },
  verdicts: [],
  quotes: { all: 2, verified: 2 },
  flags: [],
  loss: null,
  override: null,
  ...change,
});
const states = (given: RuleFacts) => Object.fromEntries(policyView(given).rules.map(({ id, state }) => [id, state]));
const verdict = (by: string, decision: "approve" | "reject" = "approve", acknowledged = "") => ({ by, decision, acknowledged });
const high = { risk: "high", reviewers: people("abL"), authorId: null } as const;

test("the rules as facts: met, not met, overridden", () => {
  expect(states(facts())).toEqual({ quotes: "met", flags: "met", approvals: "not_met" });
  expect(states(facts({ quotes: { all: 2, verified: 1 } })).quotes).toBe("not_met");
  expect(states(facts({ verdicts: [verdict("a")] })).approvals).toBe("met");
  expect(states(facts({ verdicts: [verdict("a", "reject")] })).approvals).toBe("not_met");
  const edited = { risk: "low", reviewers: people("abL"), authorId: "a" } as const;
  expect(states(facts({ electorate: edited, verdicts: [verdict("a")] })).editor).toBe("not_met");
  expect(states(facts({ electorate: edited, verdicts: [verdict("b")] })).editor).toBe("met");
  const loss = { digest: "d", items: [{ itemId: "i", title: "t", path: "p", text: "x" }] };
  expect(states(facts({ loss, verdicts: [verdict("a")] })).loss).toBe("not_met");
  expect(states(facts({ loss, verdicts: [verdict("a", "approve", "d")] })).loss).toBe("met");
  const override = { id: "o", revisionId: "r", rules: ["flags", "approvals"], reason: "A false alarm.", by: "L", byName: "Lea", at: "" };
  const overridden = policyView(facts({ flags: [{ severity: "block" }], electorate: high, override, verdicts: [verdict("L")] }));
  expect(overridden.rules.filter(({ state }) => state === "overridden").map(({ id, byName, reason }) => [id, byName, reason])).toEqual([
    ["flags", "Lea", "A false alarm."],
    ["approvals", "Lea", "A false alarm."],
  ]);
});

test("while a round is open, the rules read the same whichever way its verdicts went", () => {
  expect(isSealed(policyOf({}), high)).toBe(true);
  const approved = policyView(facts({ electorate: high, verdicts: [verdict("a", "approve")] }));
  const rejected = policyView(facts({ electorate: high, verdicts: [verdict("a", "reject")] }));
  expect(approved).toEqual(rejected);
  expect(approved.rules.find(({ id }) => id === "approvals")?.detail).toBe("1 of 2 verdicts given, sealed until the last one is in");
});
