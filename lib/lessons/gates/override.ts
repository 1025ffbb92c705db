import type { PatternRule } from "./rule";

const block = (name: string, message: string, pattern: RegExp, accept?: PatternRule["accept"]): PatternRule => ({
  rule: `override.${name}`,
  severity: "block",
  message,
  pattern,
  ...(accept ? { accept } : {}),
});

const DROP =
  "(?:ignor(?:e|ing)|disregard(?:ing)?|forget(?:ting)?|overrid(?:e|ing)|bypass(?:ing)?|overlook(?:ing)?|neglect|discard(?:ing)?|set aside|pay no attention to|stop following|do not follow|don['’]t follow)";
const EARLIER = "(?:previous|prior|above|earlier|preceding|former|initial|original|existing|system|developer|safety|security|your|my|current)";
const ORDERS =
  "(?:instructions?|directives?|guidelines?|prompts?|guidance|rules?|polic(?:y|ies)|constraints?|restrictions?|orders?|commands?|programming|training|safeguards?|filters?|limitations?)";

/** Text that speaks to the agent or to a reviewer as if it were their superior. A lesson teaches work; it never does this. */
export const OVERRIDE_RULES: readonly PatternRule[] = [
  block(
    "drop_instructions",
    "Tells the agent to drop the instructions it was given.",
    new RegExp(`\\b${DROP}\\b[^.\\n]{0,40}\\b${EARLIER}\\b[^.\\n]{0,30}\\b${ORDERS}\\b`, "i"),
  ),
  block(
    "drop_instructions",
    "Tells the agent to drop the instructions it was given.",
    new RegExp(`\\b${DROP}\\b[^.\\n]{0,12}\\b(?:all|any|every|these|those|the)\\b[^.\\n]{0,20}\\b(?:instructions?|directives?|guidelines?|prompts?)\\b`, "i"),
  ),
  block(
    "drop_instructions",
    "Tells the agent to drop what it was told.",
    new RegExp(
      `\\b${DROP}\\b[^.\\n]{0,30}\\b(?:everything|everthing|anything|all|what(?:ever)?)\\b[^.\\n]{0,30}\\b(?:told|instructed|said|been given|learned|above|before)\\b`,
      "i",
    ),
  ),
  block(
    "new_instructions",
    "Announces new instructions for the agent.",
    /\b(?:new|updated|real|actual|true) (?:system |secret |top[- ]priority )?(?:instructions?|directives?|orders|objective|priority)\s{0,2}:/i,
  ),
  {
    rule: "override.takeover",
    severity: "review",
    message: "Gives the agent another identity.",
    pattern:
      /\b(?:you are now|from now on,? you are(?! allowed)|you will now (?:act|behave|respond)|you are no longer|pretend (?:that )?you(?:['’]re| are)|act as if you (?:have no|are not|were not))\b/i,
    accept: (match, text) =>
      !/^\s{0,2}(?:ready|able|done|finished|set up|free to|connected|logged)/i.test(
        text.slice(match.index + match[0].length, match.index + match[0].length + 20),
      ),
  },
  block(
    "unrestricted",
    "Asks for an agent without its limits.",
    /\b(?:do anything now|jail ?broken|(?:developer|debug|god|unrestricted|unfiltered|maintenance) mode\b[^.\n]{0,30}\b(?:enabled?|activated?|on|now)|(?:switch|go|change|enter)\b[^.\n]{0,12}\b(?:unrestricted|unfiltered|god|developer) mode|(?:no|without(?: any)?|free (?:of|from)(?: all)?) (?:ethical |content |safety |moral )(?:restrictions?|limits?|filters?|guidelines?|constraints?))/i,
  ),
  block(
    "role_marker",
    "Contains markers that imitate a change of speaker.",
    /<\|?\/?(?:im_start|im_end|im_sep|system|assistant|endoftext|end_of_turn|start_of_turn|begin_of_text|eot_id|start_header_id)\|?>|<<\/?SYS>>|\[\/?INST\]|\[(?:system|admin|developer)(?: (?:message|prompt|override))?\]|^\s{0,4}(?:#{1,4}\s{0,2})?(?:system|assistant|developer)(?: (?:prompt|message|override))?\s{0,2}:/im,
  ),
  block(
    "system_prompt",
    "Asks for the agent's hidden instructions.",
    /\b(?:reveal|print|show|output|repeat|leak|dump|share|send|display|disclose|expose|recite)\b[^.\n]{0,40}\b(?:system prompt|hidden (?:prompt|instructions)|(?:initial|original|full|secret|internal) (?:prompt|instructions)|your (?:prompt|instructions|rules|secret key))\b/i,
    (match, text) =>
      !/\b(?:never|not|don['’]t|refuse to|decline to|avoid|asks? (?:you )?to|attempts? to|tries to|trying to)\b[^.\n]{0,20}$/i.test(
        text.slice(Math.max(0, match.index - 30), match.index),
      ),
  ),
  block(
    "precedence",
    "Claims to stand above other instructions.",
    /\b(?:th(?:is|ese)|following)\b[^.\n]{0,30}\b(?:overrides?|supersedes?|replaces?|takes? precedence over|outranks?|has priority over)\b[^.\n]{0,30}\b(?:all|any|every|other|previous|prior|existing|earlier|your|system)\b/i,
  ),
  block(
    "hide_act",
    "Asks the agent to act behind people's backs.",
    /\bwithout (?:first )?(?:telling|informing|notifying|asking|alerting|letting)\b[^.\n]{0,20}\b(?:users?|owners?|operators?|anyone|anybody|humans?|reviewers?|admins?|them|person|people|developers?|team)\b|\b(?:secretly|covertly|surreptitiously|stealthily)\b|\b(?:silently|quietly)\s{1,2}(?:send|forward|upload|copy|run|execute|install|add|insert|include|delete|post|bcc|cc|exfiltrate)\b/i,
  ),
  block(
    "hide_text",
    "Asks the agent to keep this text from people.",
    /\b(?:do not|don['’]t|never|must not)\s{1,3}(?:mention|reveal|disclose|tell|show|report|discuss|acknowledge|repeat)\b[^.\n]{0,40}\b(?:this|these|that)\s{1,2}(?:instructions?|lesson|rule|message|note|guidance|prompt|text|request|step|action)\b|\b(?:hide|conceal|keep)\b[^.\n]{0,30}\b(?:from|secret from)\b[^.\n]{0,10}\b(?:users?|owners?|operators?|reviewers?|humans?|admins?|auditors?|developers?)\b/i,
  ),
  block(
    "reviewer",
    "Speaks to whoever reviews it.",
    /\b(?:mark|treat|consider|classify|flag) (?:this|it) (?:lesson |note |text |message )?as (?:approved|safe|benign|reviewed|trusted|verified)\b|\b(?:reviewers?|graders?|moderators?)\b[^.\n]{0,12}\b(?:must|should|please|can safely)\b[^.\n]{0,12}\b(?:approve|accept|skip|ignore)\b|\bauto-?approve this\b/i,
  ),
  {
    rule: "override.withhold",
    severity: "review",
    message: "Asks the agent to keep something from people. Look at what, and why.",
    pattern:
      /\b(?:do not|don['’]t|never|must not|avoid)\s{1,3}(?:tell(?:ing)?|inform(?:ing)?|notify(?:ing)?|alert(?:ing)?|let(?:ting)?(?= [^.\n]{1,30} (?:know|see|find|learn))|show(?:ing)?|reveal(?:ing)?|mention(?:ing)?|disclos(?:e|ing))\b[^.\n]{0,40}\b(?:users?|customers?|owners?|operators?|reviewers?|humans?|anyone|admins?|auditors?|managers?)\b/i,
    // A promise that must not be made, and what waits for something, are not kept from anybody.
    accept: (match, text) =>
      !/^[^.\n]0,120\b(?:to another|another customer|still pending|which|whether|security|limits?|unless|without|will|would|might|internal|(?:until|before|while)\b[^.\n]0,60\b(?:confirm\w0,3|verif\w1,5|check\w0,3|approv\w1,3|shows?|clear|certain|sure|processed|know|complete|system|investigat\w1,4))\b/i.test(
        text.slice(match.index + match[0].length),
      ),
  },
  {
    rule: "override.persist",
    severity: "review",
    message: "Asks the agent to carry this text on by itself.",
    pattern:
      /\b(?:remember|store|save|write|append|copy|repeat|propagate)\b[^.\n]0,30\b(?:this|these)\b[^.\n]0,20\b(?:in|to|into|for) (?:your |the |all |every |other )?(?:memory|memories|notes|claude\.md|agents\.md|agents?|future (?:sessions?|conversations?))\b/i,
  },
];
