import type { LossView, OverrideView, PolicyRule, PolicyView, RuleId } from "./desk-types";
import type { GateFlag } from "./lesson";
import { type Electorate, isSealed, leadNeeded, type ReviewPolicy, standingOf } from "./policy";

/** The policy's rules on one revision, each as a fact that a person can read. Pure. */

export interface RuleFacts {
  policy: ReviewPolicy;
  electorate: Electorate;
  /** Standing verdicts on the revision. */
  verdicts: readonly { by: string; decision: "approve" | "reject"; acknowledged: string }[];
  quotes: { all: number; verified: number };
  flags: readonly Pick<GateFlag, "severity">[];
  loss: LossView | null;
  /** The override of this revision, when there is one. */
  override: OverrideView | null;
}

const people = (n: number): string => (n === 1 ? "one person" : n === 2 ? "two people" : `${n} people`);

function quotesDetail({ all, verified }: RuleFacts["quotes"]): string {
  if (all === 0) return "there are no quotes";
  return verified === all ? `${all === 1 ? "the quote exists" : `all ${all} quotes exist`}, looked up just now` : `${all - verified} of ${all} cannot be found`;
}

/** Every rule that applies, in the order shown. */
export function policyView(facts: RuleFacts): PolicyView {
  const { policy, electorate, verdicts, flags, loss, override } = facts;
  const voters = verdicts.map(({ by }) => by);
  const given = standingOf(policy, electorate, voters);
  const approvals = standingOf(
    policy,
    electorate,
    verdicts.filter(({ decision }) => decision === "approve").map(({ by }) => by),
  );
  // While the round is open, only that a verdict was given may be told, not which.
  const hidden = isSealed(policy, electorate) && given.missing > 0;
  const shown = hidden ? given : approvals;
  const rules: PolicyRule[] = [];
  const add = (id: RuleId, title: string, met: boolean, detail: string) => {
    const overridden = !met && override?.rules.includes(id);
    rules.push({
      id,
      title,
      detail,
      state: met ? "met" : overridden ? "overridden" : "not_met",
      ...(overridden ? { by: override?.by ?? "", byName: override?.byName ?? "", reason: override?.reason ?? "" } : {}),
    });
  };
  add("quotes", "Every quote is verbatim in its event", facts.quotes.verified === facts.quotes.all, quotesDetail(facts.quotes));
  const blocks = flags.filter(({ severity }) => severity === "block").length;
  add(
    "flags",
    "No rule blocks it",
    blocks === 0,
    blocks === 0 ? "no blocking rule matched" : `${blocks} ${blocks === 1 ? "finding blocks" : "findings block"} it`,
  );
  const why = electorate.risk === "high" && given.needed > 1 ? ", because its risk is high" : "";
  const count = hidden
    ? `${given.counted} of ${given.needed} verdicts given, sealed until the last one is in`
    : `${Math.min(shown.counted, shown.needed)} of ${shown.needed} approvals`;
  add("approvals", `Approved by ${people(given.needed)}${why}`, !hidden && approvals.counted >= approvals.needed, count);
  if (leadNeeded(policy, electorate)) {
    add("lead", "One of them is a lead", !shown.leadMissing, shown.leadMissing ? "no lead has decided yet" : "a lead has decided");
  }
  if (electorate.authorId !== null && electorate.reviewers.length > 1) {
    const others = verdicts.some(({ by, decision }) => by !== electorate.authorId && (hidden || decision === "approve"));
    add("editor", "Whoever edited it is not its only approver", others, others ? "someone else has decided" : "nobody but its editor has decided");
  }
  if (loss) {
    const seen = verdicts.some(({ decision, acknowledged }) => decision === "approve" && acknowledged === loss.digest);
    const what = `${loss.items.length} ${loss.items.length === 1 ? "item goes" : "items go"}`;
    add("loss", "What is lost was seen", seen && !hidden, `${what}; ${seen && !hidden ? "confirmed" : "to be confirmed by whoever approves"}`);
  }
  return { version: policy.version, rules, needed: given.needed, given: given.counted, sealed: isSealed(policy, electorate) };
}
