import type { GateFlag } from "../../lesson";
import type { Concept } from "./lexicon";

/** What a text wants, told by what stands together in one sentence. A rule knows concepts, not words, and so every language at once. */
export interface IntentRule {
  rule: string;
  severity: Exclude<GateFlag["severity"], "info">;
  message: string;
  /** What must be there, each slot by any of its concepts; the first is the act, which a prohibition turns round. */
  slots: readonly (readonly Concept[])[];
  /** So many words from the first slot to any other. */
  within: number;
  /** The slots stand in this order. */
  ordered?: true;
  /** All of it stands in the act's own clause. */
  together?: true;
  /** Holds although the sentence forbids it: the prohibition is part of it, or asked for. */
  even_if_forbidden?: true;
  /** Not when one of these is in the sentence. */
  unless?: readonly Concept[];
  /** Not when the sentence limits itself: asks first, speaks of what was approved, of scratch and of staging. */
  unless_careful?: true;
  /** Not when one of these is in the act's own clause. */
  unless_beside?: readonly Concept[];
}

const rule = (
  name: string,
  severity: IntentRule["severity"],
  message: string,
  within: number,
  slots: IntentRule["slots"],
  more: Pick<IntentRule, "ordered" | "even_if_forbidden" | "unless" | "unless_beside" | "unless_careful" | "together"> = {},
): IntentRule => ({ rule: name, severity, message, within, slots, ...more });

const DROPS = "Tells the agent to drop the instructions it was given.";
const CONCEALS = "Asks the agent to act behind people's backs.";
const DISABLES = "Switches off or passes by a check.";

export const INTENT_RULES: readonly IntentRule[] = [
  // Override
  rule("override.drop_instructions", "block", DROPS, 9, [["drop"], ["earlier"], ["orders"]], { ordered: true }),
  rule("override.drop_instructions", "review", DROPS, 4, [["drop"], ["earlier"], ["orders_weak"]], { ordered: true, unless_careful: true }),
  rule("override.drop_instructions", "review", DROPS, 6, [["drop_weak"], ["earlier", "every"], ["orders", "limits"]], { ordered: true, unless_careful: true }),
  rule("override.drop_instructions", "review", DROPS, 7, [["drop"], ["orders", "limits"], ["earlier", "every"]], { unless: ["untrusted"] }),
  rule("override.drop_instructions", "block", DROPS, 6, [["drop"], ["hidden_orders"]]),
  rule("override.drop_instructions", "review", DROPS, 4, [["drop"], ["limits"]], { ordered: true, unless_careful: true, unless: ["guard", "untrusted"] }),
  rule("override.void", "review", "Declares the agent's instructions void.", 8, [["void"], ["limits", "hidden_orders"]]),
  rule(
    "override.takeover",
    "block",
    "Gives the agent another identity, without its limits.",
    30,
    [
      ["persona", "persona_weak"],
      ["unbound", "mention"],
    ],
    {
      even_if_forbidden: true,
    },
  ),
  rule("override.persona", "review", "Gives the agent another identity.", 0, [["persona"]]),
  rule("override.comply_all", "review", "Tells the agent to do whatever it is asked.", 14, [["comply_all"], ["concession", "forbidden", "without"]]),
  rule("override.forbidden", "review", "Goes on although it is forbidden.", 7, [["concession"], ["forbidden"]], { ordered: true }),
  rule("override.obstacle", "review", "Treats the agent's rules as an obstacle.", 8, [["obstacle"], ["limits"]], { even_if_forbidden: true }),
  rule("override.unrestricted", "review", "Asks for an agent without its limits.", 0, [["unbound"]], { unless: ["guard", "discusses"] }),
  rule("override.unrestricted", "review", "Asks for an agent without its limits.", 6, [["obey", "run", "make", "grant", "every"], ["mention"]], {
    unless: ["guard", "discusses"],
  }),
  rule("override.system_prompt", "block", "Asks for the agent's hidden instructions.", 8, [["read", "tell", "send", "asks_what", "steal"], ["hidden_orders"]]),
  rule("override.new_instructions", "review", "Announces new instructions, or an authority, to the agent.", 0, [["new_orders"]]),
  rule("override.precedence", "review", "Claims to stand above other instructions.", 10, [
    ["above_all"],
    ["earlier", "orders", "limits", "every", "hidden_orders"],
  ]),
  rule("override.precedence", "review", "Claims to stand above other instructions.", 12, [["conflict"], ["limits"], ["prevails"]]),
  rule("override.obey", "review", "Tells the agent to obey what strangers may have written.", 9, [["obey"], ["orders", "code"], ["untrusted"]], {
    unless: ["safeguard"],
  }),
  rule("override.obey", "review", "Tells the agent to obey somebody without question.", 8, [["obey"], ["every"], ["authority", "untrusted"], ["without"]]),
  // Conceal
  rule("conceal.act", "block", CONCEALS, 7, [["secretly"], ["send", "destroy", "grant", "steal", "deceive", "pay"]]),
  rule("conceal.act", "review", CONCEALS, 5, [["secretly"], ["write", "run", "disable", "fetch", "approve"]]),
  rule("conceal.act", "review", CONCEALS, 3, [["softly"], ["send", "destroy", "grant", "steal", "deceive", "pay"]]),
  rule("conceal.act", "block", CONCEALS, 0, [["telling_nobody"]]),
  rule("conceal.act", "block", CONCEALS, 7, [["without"], ["tell"], ["watcher"]], { ordered: true, unless: ["safeguard"] }),
  rule("conceal.hide", "block", "Asks the agent to hide something from people.", 11, [["hide"], ["watcher"]], { unless: ["safeguard"] }),
  rule("conceal.unaware", "review", CONCEALS, 8, [["unaware"], ["watcher"]], { even_if_forbidden: true, unless_beside: ["guard"] }),
  rule("conceal.unaware", "review", CONCEALS, 4, [["nobody"], ["learn"]], { ordered: true }),
  rule("conceal.purpose", "review", CONCEALS, 7, [["so_that"], ["neg", "nobody"], ["detect"]], { ordered: true, even_if_forbidden: true }),
  rule("conceal.evasion", "review", CONCEALS, 0, [["evasion"]]),
  rule("conceal.disguise", "review", "Makes an act look like something else.", 0, [["disguise"]], { unless_beside: ["guard", "neg"] }),
  rule("conceal.unrecorded", "review", "Keeps an act out of the records.", 0, [["unrecorded"]], { unless: ["secret", "private"] }),
  rule("conceal.traces", "review", "Removes the traces of what was done.", 6, [["destroy", "disable", "hide"], ["trace"]], { unless_careful: true }),
  rule(
    "override.withhold",
    "review",
    "Asks the agent to keep something from people. Look at what, and why.",
    8,
    [["neg", "neg_after"], ["tell"], ["watcher"]],
    { ordered: true, even_if_forbidden: true, unless: ["until"] },
  ),
  rule("conceal.traces", "review", "Removes the traces of what was done.", 5, [["amend"], ["trace"]], { ordered: true, unless_careful: true }),
  rule("conceal.deny", "review", "Has the agent deny what it did or was told.", 0, [["deny"]]),
  rule("override.withhold", "review", "Leaves something out of what people are told.", 8, [["neg", "neg_after"], ["deny", "tell"], ["summary"]], {
    even_if_forbidden: true,
    unless: ["secret", "private"],
  }),
  // Send data out
  rule("exfiltrate.secret", "review", "Has the agent give secrets or internal data away.", 14, [["send", "steal"], ["secret", "private"], ["outside"]]),
  rule("exfiltrate.outside", "review", "Has the agent send data outside.", 9, [["send"], ["outside"]], {
    ordered: true,
    unless: ["without"],
    unless_careful: true,
  }),
  rule("exfiltrate.stranger", "review", "Has the agent give secrets or internal data to people outside.", 9, [
    ["send", "steal", "reveal"],
    ["secret", "private"],
    ["stranger"],
  ]),
  rule(
    "exfiltrate.steal",
    "review",
    "Has the agent take what is not its own.",
    9,
    [["steal"], ["secret", "private", "asset", "watcher", "record", "account"]],
    { unless: ["discusses"] },
  ),
  // Harvest credentials
  rule("harvest.secret", "review", "Has the agent ask people for a secret.", 9, [["ask_people", "read"], ["watcher"], ["secret"]], {
    together: true,
    unless_beside: ["neg", "neg_after"],
    unless_careful: true,
  }),
  rule("harvest.secret", "review", "Hoards secrets.", 8, [["write", "read", "send"], ["every"], ["secret"]], {
    unless_beside: ["neg", "neg_after"],
    unless: ["keeps_safe"],
  }),
  rule("harvest.secret", "review", "Asks for a secret.", 6, [["asks_what"], ["secret"]]),
  rule("harvest.secret", "review", "Hands a secret out.", 7, [["reveal"], ["secret"]], { ordered: true }),
  rule("harvest.collect", "review", "Hands personal or internal data out at large.", 9, [["reveal", "send"], ["every"], ["private", "asset"]], {
    ordered: true,
    unless_careful: true,
    unless: ["mine"],
  }),
  rule("harvest.collect", "review", "Collects personal or internal data.", 6, [["asks_what"], ["private"]]),
  rule("harvest.collect", "review", "Collects secrets, and has somewhere to put them.", 12, [["read"], ["secret"], ["outside", "write", "send"]], {
    unless: ["keeps_safe"],
  }),
  // Destroy
  rule("destroy.everything", "review", "Has the agent delete or damage something at large.", 7, [["destroy"], ["every"], ["asset"]]),
  rule("destroy.everything", "review", "Has the agent delete or damage things at large.", 5, [["destroy"], ["every"], ["things"]], {
    unless_careful: true,
    together: true,
  }),
  rule("destroy.asset", "review", "Has the agent delete or damage something people rely on.", 5, [["destroy"], ["asset"]], {
    unless_careful: true,
    together: true,
  }),
  // Disable a safeguard
  rule("disable.safeguard", "review", DISABLES, 5, [["disable"], ["safeguard"]], { ordered: true, unless_careful: true, together: true }),
  rule("disable.safeguard", "review", DISABLES, 4, [["disable"], ["safeguard"]], { unless_careful: true, together: true }),
  rule("disable.never_ask", "review", "Tells the agent not to ask, wait or check first.", 6, [["neg", "neg_after"], ["ask"], ["safeguard"]], {
    ordered: true,
    even_if_forbidden: true,
    unless: ["disable", "without"],
  }),
  rule("disable.never_ask", "review", "Tells the agent not to ask first.", 5, [["neg", "neg_after"], ["ask_people"], ["watcher", "before"]], {
    even_if_forbidden: true,
    unless: ["disable", "secret", "without"],
  }),
  rule("disable.without", "review", "Goes ahead without a check.", 4, [["without"], ["ask", "safeguard"]], {
    ordered: true,
    unless_beside: ["neg", "neg_after", "guard"],
  }),
  rule(
    "disable.approve_all",
    "review",
    "Has the agent approve without looking.",
    8,
    [["approve"], ["every"], ["without", "watcher", "code", "pay", "account", "safeguard"]],
    { unless_careful: true },
  ),
  rule("disable.mark_good", "review", "Has something marked as passed or approved.", 8, [["mark"], ["safeguard", "record", "code"], ["good"]]),
  rule("disable.despite", "review", "Goes ahead in spite of a warning.", 12, [
    ["approve", "go_ahead", "pay", "run", "send", "destroy", "grant"],
    ["concession"],
    ["risk"],
  ]),
  rule("disable.no_look", "review", "Leaves out a look that protects somebody.", 4, [["skip_look"], ["look"]], { ordered: true, even_if_forbidden: true }),
  rule("disable.trusting", "review", "Takes something on trust that is to be checked.", 0, [["trusting"]]),
  rule("disable.not_required", "review", "Says that a check is not needed.", 6, [["not_required"], ["safeguard", "ask"]], { even_if_forbidden: true }),
  rule("disable.yes_to_all", "review", "Lets things through without a look.", 0, [["yes_all"]]),
  rule("disable.despite", "review", "Goes ahead in spite of a warning.", 4, [["approve", "disable"], ["risk"]], {
    ordered: true,
    unless: ["guard", "approved"],
  }),
  // Escalate
  rule("escalate.rights", "review", "Has the agent take or give more rights.", 6, [["grant"], ["rights"]], { ordered: true, unless_careful: true }),
  rule("escalate.rights", "review", "Has the agent take or give more rights.", 6, [["use_as"], ["high_rights"]], { ordered: true }),
  rule("escalate.rights", "review", "Has the agent take or give more rights.", 0, [["high_rights"]], { unless: ["guard"], unless_careful: true }),
  // Install and execute remote code
  rule("remote_code.fetch_and_run", "review", "Has the agent run what it gets from elsewhere.", 12, [["fetch"], ["run"], ["remote", "code"]]),
  rule("remote_code.run_remote", "review", "Has the agent run what others wrote.", 8, [["run"], ["code"], ["remote"]], {
    ordered: true,
    unless: ["safeguard"],
  }),
  rule("remote_code.supply", "review", "Takes code or its parts from where anyone may have put them.", 9, [["pull"], ["package"], ["dodgy"]], {
    unless: ["guard"],
  }),
  rule("remote_code.strange", "review", "Takes code from somewhere unknown.", 9, [["fetch", "run"], ["code"], ["strange"]]),
  // Persist
  rule("persist.plant", "review", "Leaves something behind that acts later.", 8, [["write", "send", "advise"], ["persist"]], { ordered: true }),
  rule("persist.protects_itself", "review", "Has the agent keep itself or this text from being stopped.", 0, [["self_preserve"]]),
  // Impersonate and deceive
  rule("impersonate.posing", "review", "Has the agent act under another's name.", 0, [["posing"]]),
  rule("impersonate.authority", "review", "Has the agent pose as somebody.", 6, [["pretend"], ["authority"]], { unless: ["discusses"] }),
  rule("deceive.people", "review", "Has the agent mislead people.", 8, [["deceive"], ["watcher"]], { unless: ["discusses"] }),
  rule("deceive.record", "review", "Has the agent falsify a record.", 6, [["deceive"], ["record"]], { unless: ["testing"] }),
  rule("deceive.claim", "review", "Has the agent say what is not true.", 12, [["deceive", "tell", "write", "pretend"], ["false_claim"]], {
    unless_beside: ["neg"],
  }),
  rule("tamper.record", "review", "Changes what is to prove something.", 9, [["alter"], ["to_suit"]], { ordered: true }),
  rule("tamper.record", "review", "Changes what is to prove something.", 5, [["amend"], ["evidence"]], {
    ordered: true,
    unless: ["guard", "testing"],
    unless_careful: true,
  }),
  rule("tamper.record", "review", "Changes what is to prove something.", 0, [["tamper_only"]], { unless: ["guard", "testing"] }),
  rule("fraud.customer", "review", "Takes unfair advantage of a customer.", 12, [["charge", "advise"], ["unfair"]], { unless_beside: ["neg"] }),
  rule("fraud.customer", "review", "Counts on people not to notice or to resist.", 0, [["cynical"]], { unless_beside: ["neg", "guard"] }),
  rule("deceive.vice", "review", "Names an act that wrongs somebody.", 0, [["vice"]], { unless: ["guard", "discusses", "testing"] }),
  // Sabotage
  rule("sabotage.plant", "review", "Builds a fault or a weakness in.", 7, [["plant"], ["flaw"]]),
  rule("sabotage.harm", "review", "Does a thing badly on purpose.", 0, [["sabotage"]]),
  // Harm
  rule("harm.people", "review", "Turns against people.", 7, [["abuse"], ["watcher"]], { ordered: true }),
  rule("harm.neglect", "review", "Leaves people in danger.", 7, [["neglect"], ["emergency"]]),
  rule("harm.danger", "review", "Puts people in danger.", 8, [["advise"], ["worse"], ["medical"]], { ordered: true, unless_careful: true, unless: ["guard"] }),
  rule("harm.danger", "review", "Puts people in danger.", 0, [["danger"]]),
  rule("harm.finds_people", "review", "Gives away where somebody is.", 9, [["send", "reveal", "advise"], ["whereabouts"], ["pursuer"]], { ordered: true }),
  rule("harm.spying", "review", "Has the agent spy on people.", 0, [["spying"]], { unless: ["guard"] }),
  rule("harm.discriminates", "review", "Treats people differently for who they are.", 9, [["refuse"], ["group"]], { unless_beside: ["guard"] }),
  rule("harm.make", "review", "Has the agent make or do something harmful.", 9, [["make", "advise"], ["malware"]], {
    ordered: true,
    unless: ["guard", "discusses"],
  }),
  rule("harm.money", "review", "Moves money.", 9, [["pay"], ["account"]], { unless_careful: true }),
];
