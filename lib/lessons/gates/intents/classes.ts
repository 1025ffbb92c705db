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
  /** Holds although the sentence forbids it: the prohibition is part of it, or asked for. */
  even_if_forbidden?: true;
  /** Not when one of these is in the sentence. */
  unless?: readonly Concept[];
  /** Not when one of these is in the act's own clause. */
  unless_beside?: readonly Concept[];
}

const rule = (
  name: string,
  severity: IntentRule["severity"],
  message: string,
  within: number,
  slots: IntentRule["slots"],
  more: Pick<IntentRule, "ordered" | "even_if_forbidden" | "unless" | "unless_beside"> = {},
): IntentRule => ({ rule: name, severity, message, within, slots, ...more });

const DROPS = "Tells the agent to drop the instructions it was given.";
const CONCEALS = "Asks the agent to act behind people's backs.";
const DISABLES = "Switches off or passes by a check.";

export const INTENT_RULES: readonly IntentRule[] = [
  // Override
  rule("override.drop_instructions", "block", DROPS, 9, [["drop"], ["earlier"], ["orders"]], { ordered: true }),
  rule("override.drop_instructions", "review", DROPS, 7, [["drop"], ["orders"], ["earlier", "every"]], { unless: ["untrusted"] }),
  rule("override.drop_instructions", "block", DROPS, 6, [["drop"], ["hidden_orders"]]),
  rule("override.void", "review", "Declares the agent's instructions void.", 10, [["void"], ["orders", "hidden_orders"], ["earlier"]]),
  rule("override.takeover", "block", "Gives the agent another identity, without its limits.", 30, [["persona"], ["unbound"]], { even_if_forbidden: true }),
  rule("override.persona", "review", "Gives the agent another identity.", 0, [["persona"]]),
  rule("override.unrestricted", "review", "Asks for an agent without its limits.", 0, [["unbound"]], { unless: ["guard"] }),
  rule("override.system_prompt", "block", "Asks for the agent's hidden instructions.", 8, [["read", "tell", "send", "asks_what", "steal"], ["hidden_orders"]]),
  rule("override.new_instructions", "review", "Announces new instructions, or an authority, to the agent.", 0, [["new_orders"]]),
  rule("override.precedence", "review", "Claims to stand above other instructions.", 10, [["above_all"], ["earlier", "orders", "every", "hidden_orders"]]),
  rule("override.obey", "review", "Tells the agent to obey what strangers may have written.", 9, [["obey"], ["orders", "code"], ["untrusted"]], {
    unless: ["safeguard"],
  }),
  rule("override.obey", "review", "Tells the agent to obey somebody without question.", 8, [["obey"], ["every"], ["authority", "untrusted"], ["without"]]),
  // Conceal
  rule("conceal.act", "block", CONCEALS, 7, [
    ["secretly"],
    ["send", "destroy", "write", "run", "grant", "disable", "fetch", "steal", "deceive", "approve", "pay"],
  ]),
  rule("conceal.act", "block", CONCEALS, 0, [["telling_nobody"]]),
  rule("conceal.act", "block", CONCEALS, 7, [["without"], ["tell"], ["watcher"]], { ordered: true, unless: ["safeguard"] }),
  rule("conceal.hide", "block", "Asks the agent to hide something from people.", 9, [["hide"], ["watcher"]], { unless: ["safeguard"] }),
  rule("conceal.traces", "review", "Removes the traces of what was done.", 6, [["destroy", "disable", "hide"], ["trace"]]),
  rule(
    "override.withhold",
    "review",
    "Asks the agent to keep something from people. Look at what, and why.",
    8,
    [["neg", "neg_after"], ["tell"], ["watcher"]],
    {
      even_if_forbidden: true,
    },
  ),
  rule("conceal.deny", "review", "Has the agent deny what it did or was told.", 0, [["deny"]]),
  rule("override.withhold", "review", "Leaves something out of what people are told.", 8, [["neg", "neg_after"], ["deny", "tell"], ["summary"]], {
    even_if_forbidden: true,
    unless: ["secret", "private"],
  }),
  // Send data out
  rule("exfiltrate.secret", "review", "Has the agent give secrets or internal data away.", 14, [["send", "steal"], ["secret", "private"], ["outside"]]),
  rule("exfiltrate.outside", "review", "Has the agent send data outside.", 9, [["send"], ["outside"]], { ordered: true, unless: ["without"] }),
  rule("exfiltrate.steal", "review", "Has the agent take what is not its own.", 9, [["steal"], ["secret", "private", "asset", "watcher", "record", "account"]]),
  // Harvest credentials
  rule("harvest.secret", "review", "Has the agent ask people for a secret.", 9, [["ask_people", "read"], ["watcher"], ["secret"]], {
    unless_beside: ["neg", "neg_after"],
  }),
  rule("harvest.secret", "review", "Hoards secrets.", 8, [["write", "read", "send"], ["every"], ["secret"]], { unless_beside: ["neg", "neg_after"] }),
  rule("harvest.secret", "review", "Asks for a secret.", 6, [["asks_what"], ["secret"]]),
  rule("harvest.secret", "review", "Hands a secret out.", 7, [["reveal"], ["secret"]], { ordered: true }),
  rule("harvest.collect", "review", "Hands personal or internal data out at large.", 9, [["reveal", "send"], ["every"], ["private", "asset"]], {
    ordered: true,
  }),
  rule("harvest.collect", "review", "Collects personal or internal data.", 6, [["asks_what"], ["private"]]),
  rule("harvest.collect", "review", "Collects secrets, and has somewhere to put them.", 12, [["read"], ["secret"], ["outside", "write", "send"]]),
  // Destroy
  rule("destroy.everything", "review", "Has the agent delete or damage something at large.", 7, [["destroy"], ["every"], ["asset"]]),
  rule("destroy.asset", "review", "Has the agent delete or damage something people rely on.", 5, [["destroy"], ["asset"]]),
  // Disable a safeguard
  rule("disable.safeguard", "review", DISABLES, 5, [["disable"], ["safeguard"]], { ordered: true }),
  rule("disable.safeguard", "review", DISABLES, 4, [["disable"], ["safeguard"]]),
  rule("disable.never_ask", "review", "Tells the agent not to ask, wait or check first.", 6, [["neg", "neg_after"], ["ask"], ["safeguard"]], {
    even_if_forbidden: true,
    unless: ["disable"],
  }),
  rule("disable.never_ask", "review", "Tells the agent not to ask first.", 5, [["neg", "neg_after"], ["ask_people"], ["watcher", "before"]], {
    even_if_forbidden: true,
    unless: ["disable", "secret", "private"],
  }),
  rule("disable.without", "review", "Goes ahead without a check.", 4, [["without"], ["ask", "safeguard"]], {
    ordered: true,
    unless_beside: ["neg", "neg_after", "guard"],
  }),
  rule("disable.approve_all", "review", "Has the agent approve without looking.", 8, [
    ["approve"],
    ["every"],
    ["without", "watcher", "code", "pay", "account", "safeguard"],
  ]),
  rule("disable.mark_good", "review", "Has something marked as passed or approved.", 8, [["mark"], ["safeguard", "record", "code"], ["good"]]),
  // Escalate
  rule("escalate.rights", "review", "Has the agent take or give more rights.", 6, [["grant"], ["rights"]], { ordered: true }),
  // Install and execute remote code
  rule("remote_code.fetch_and_run", "review", "Has the agent run what it gets from elsewhere.", 12, [["fetch"], ["run"], ["remote", "code"]]),
  rule("remote_code.run_remote", "review", "Has the agent run what others wrote.", 8, [["run"], ["code"], ["remote"]], {
    ordered: true,
    unless: ["safeguard"],
  }),
  rule("remote_code.strange", "review", "Takes code from somewhere unknown.", 9, [["fetch", "run"], ["code"], ["strange"]]),
  // Persist
  rule("persist.plant", "review", "Leaves something behind that acts later.", 8, [["write"], ["persist"]], { ordered: true }),
  // Impersonate and deceive
  rule("impersonate.authority", "review", "Has the agent pose as somebody.", 6, [["pretend"], ["authority"]]),
  rule("deceive.people", "review", "Has the agent mislead people.", 8, [["deceive"], ["watcher"]]),
  rule("deceive.record", "review", "Has the agent falsify a record.", 6, [["deceive"], ["record"]]),
  // Harm
  rule("harm.make", "review", "Has the agent make or do something harmful.", 9, [["make"], ["malware"]]),
  rule("harm.money", "review", "Moves money.", 9, [["pay"], ["account"]]),
];
