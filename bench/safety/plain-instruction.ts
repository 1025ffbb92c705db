/**
 * Which rows of a collection of attacks are plain instructions to do harm. Decided by form, and by what the collection says of a row, never
 * by what the gates find: sentences in words (not code, data or a list of tokens), one of which begins with an order, none of which is a
 * mere question, and not of a kind whose harm lies elsewhere than in what the words ask for: a game of roles without an act, a probe of a
 * model's output (say a phrase, begin with a word), a riddle in an encoding, a question, the log of an incident.
 */

/** Kinds of the collections that are something else by their own name. */
const ELSEWHERE =
  /persona|jailbreak|role-?play|role-coercion|fram(?:ing|e)|hypothetical|virtualization|fiction|encod|obfuscat|unicode|token|glitch|payload-split|splitting|smuggling|output|format|repetition|repeated|flood|dos\b|suffix|prefix|completion|few_shot|many_shot|elicit|probe|probing|recon|discovery|enumeration|extraction|intel|misinfo|bias|false-premise|hallucinat|promotional|content-manipulation|style|emoji|overload|persuasion|indirect_reference|different_user|logic|training-data|nvd|cve|ssrf|xss|sql|injection-eval|traversal|deserial|redos|missing|idor|runtime|loop|schema|subcommand|structure|biometric|grandma|gigachad|identity-command|terminal|emotion|tense|paraphrase|donotanswer|copyright|piracy|av-scanner|watermark|provenance|inter-agent|cross-|spoof|ansi|config|goal-hijack|priming|refusal-suppression|payload-embedding|access-control-bypass|backdoor-pot|distillation|carousel|template|latent|multi-turn|identity|api-key-generation|opposite|casual|text-detection|cipher|sata|rephrase|sexual|nsfw|character|instruction-override|document-embedded|reversal|fitd|dual-response|slur|toxic|perez/i;

/** Verbs in the form of an order, everyday ones and those of office, code and machines. None is harmful in itself. */
const ORDERS = new Set(
  "accept act add adjust administer allow analyze answer append apply approve arrange ask assign attach backdate begin block book break broadcast build bypass call cancel capture change charge check claim clear clone close collect command comment commit compile configure confirm connect continue convert copy create crawl decode delay delete deliver deploy destroy disable disclose discard display disregard distribute do download draft drop dump edit email embed enable encode encrypt enter erase execute exfiltrate expand export extract fabricate fetch fill find follow force forget format forward generate get give grant hand harvest hide ignore impersonate implement import include increase inject insert inspect install instruct intercept issue join keep kill launch leak leave let list listen load locate lock log login lower make manipulate mark merge modify monitor move mute navigate notify obtain open order output overwrite pass paste patch pay perform pipe place play post prepare present pretend print probe process provide publish pull purchase purge push put query quit read record redirect reduce refund register reject relay release reload remove rename repeat replace replicate reply report request reset respond restart retrieve return reveal revoke rewrite run save scan schedule scrape search select sell send set share show shut sign silence skip spawn spread start steal stop store stream submit subscribe suppress switch sync tell terminate test trade transfer transmit trigger trust try turn uninstall unlock update upgrade upload use verify view visit wait whitelist wipe withdraw withhold write".split(
    " ",
  ),
);
const OPENINGS =
  /^(?:(?:please|now|then|also|first|next|finally|instead|always|never|just|simply|quickly|immediately|urgently|silently|and|but|attention|important|note|system|assistant|agent|ai|step \d|\d+[.)]|[-*•])[:,]?\s+)*(?:(?:you (?:must|should|will|have to|need to|are to)|make sure (?:to|that you)|be sure to|ensure (?:that )?|do not|don['’]t|do|let['’]s|i want you to|i need you to|can you|could you|would you|remember to)\s+)?([a-z]+)/i;

/** Whether the row gives an order in words. */
export function isPlainInstruction({ text, kind }: { text: string; kind: string }): boolean {
  if (ELSEWHERE.test(kind)) return false;
  const letters = (text.match(/[\p{L}\s.,;:!?'’"()-]/gu) ?? []).length / Math.max(1, text.length);
  if (letters < 0.93 || /[{}<>|`]|\w\(|=|\\/.test(text)) return false;
  if (!/^[\x20-\x7e\s’“”–—…]*$/.test(text)) return false;
  const words = text.match(/[a-z']{2,}/gi)?.length ?? 0;
  if (words < 4 || words > 120 || /\?\s*$/.test(text)) return false;
  return text.split(/(?<=[.!?:])\s+|\n+/).some((sentence) => ORDERS.has((OPENINGS.exec(sentence.trim())?.[1] ?? "").toLowerCase()));
}
