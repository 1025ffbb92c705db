import { isAsked, isLimited, isNegated, opensNegated, type PatternRule } from "./rule";

/** What is ordinary work when it limits itself. */
const LIMITED: ReadonlySet<string> = new Set(["deletion", "privilege"]);

const review = (name: string, message: string, pattern: RegExp): PatternRule => ({
  rule: `capability.${name}`,
  severity: "review",
  message,
  pattern,
  // "Without" is a prohibition for the others and the very thing here.
  accept: (match, text) =>
    !isAsked(match, text) &&
    (name === "disables_check"
      ? !isLimited(match, text) &&
        !opensNegated(match, text) &&
        !/\b(?:never|not|don['’]t|avoid|nobody|no one)\s{1,3}(?:\w{1,20}\s{1,3})?$/i.test(text.slice(Math.max(0, match.index - 40), match.index)) &&
        !(
          /^without/i.test(match[0]) &&
          /\b(?:never|not|don['’]t|nobody|nothing|no)\b[^.,;\n]{0,120}$/i.test(text.slice(Math.max(0, match.index - 140), match.index))
        )
      : !isNegated(match, text) && !(LIMITED.has(name) && isLimited(match, text))),
});

/** What a lesson would let an agent do that its evidence does not show anyone asking for. */
export const CAPABILITY_RULES: readonly PatternRule[] = [
  review(
    "network",
    "Has the agent use the network.",
    /\b(?:curl|wget|netcat|nc -|ssh|scp|rsync|ftp)\b\s|\b(?:download|fetch|upload|request|call|open|visit|browse)\b[^.\n]{0,40}\b(?:https?:|url|web ?(?:page|site|hook)|endpoint|remote|internet)\b|\b(?:git clone|npm install|pip install|npx)\b/i,
  ),
  review(
    "execution",
    "Has the agent run code or commands.",
    /\b(?:run|execute|exec|invoke|launch|eval|start)\b(?:[^.\n]{0,30}\b(?:shell|binary|bash|powershell|terminal|macros?)\b|\s{1,2}(?:the|this|these|that|any|every|its|following)\s(?:[\w-]{1,20}\s){0,2}(?:scripts?|commands?|code|programs?)\b(?! again))|\b(?:bash|sh|zsh|python3?|node|powershell)\s{1,2}-[ce]\b|\|\s{0,2}(?:ba|z)?sh\b|\b(?:subprocess|os\.system|child_process|eval)\b/i,
  ),
  review(
    "deletion",
    "Has the agent delete or overwrite something.",
    /\b(?:delete|wipe|erase|destroy|overwrite|unlink)\b[^.\n]{0,40}\b(?:files?|folders?|director(?:y|ies)|databases?|tables?|records?|rows|accounts?|users?|customers?|clients?|backups?|data|repositor(?:y|ies)|history|logs?|orders?|messages?|e-?mails?|documents?|disks?|snapshots?|everything|all|any|every)\b|\b(?:drop|truncate|purge)\b[^.\n]{0,30}\b(?:tables?|databases?|schemas?|collections?|columns?(?! when)|records?|data|rows?|index(?:es)?|history|backups?|logs?|users?|accounts?|customers?)\b|\brm\s{1,2}-[rf]{1,2}\b|\b(?:force[- ]push|push --force(?!-with-lease)|push -f|reset --hard|git clean)\b/i,
  ),
  review(
    "credentials",
    "Has the agent handle credentials.",
    /\b(?:read|enter|paste|send|share|print|copy|log|collect|request|ask for|include|provide|store|export)\b(?!-)[^.\n]{0,40}\b(?:passwords?|credentials?|api[- ]?keys?|access[- ]?keys?|secrets?(?! manage)|(?<!(?:design|spacing|colou?r|theme|css) )tokens?|private keys?|cookies|one[- ]time codes?|otp)\b|\b(?:read|open|print|cat|show|send|upload|copy|share|attach|include|paste|post|dump|commit)\b[^.\n]{0,40}(?<![\w)\]])\.env\b(?!\.(?:example|local|sample))|\bid_rsa\b|\.aws\/credentials/i,
  ),
  review(
    "privilege",
    "Has the agent take or give more rights.",
    /\b(?:sudo|doas|run as root|as administrator|chmod\s{1,2}(?:-R\s{1,2})?[0-7]{0,1}[0-7]{2}[2367]\b|chown|setuid)\b|\b(?:grant|give)\b[^.\n]{0,40}\b(?:admin(?:istrator)?s?|root|superuser|owner|full|elevated|unlimited|write|all)\b|\b(?:grant|give)\b[^.\n]{0,12}\b(?:yourself|permissions?|privileges?|access|rights)\b|\b(?:elevate|escalate|raise|assume)\b[^.\n]{0,30}\b(?:admin(?:istrator)?|root|permissions?|privileges?|access|role|rights)\b|\b(?:admin|root|superuser) (?:access|rights|privileges|mode)\b/i,
  ),
  review(
    "disables_check",
    "Switches off or passes by a check.",
    /--no-(?:verify|check|audit|gpg|signature|sandbox|validat)[\w-]{0,20}|--(?:skip|bypass|disable)-[\w-]{3,30}|--allow-(?:unsafe|untrusted|root|insecure)[\w-]{0,20}|--force\b(?!-with-lease)|--yes\b|\b(?:disable|skip|bypass|turn(?:ing)? off|switch(?:ing)? off|suppress|circumvent|omit|waive|ignore|stop|remove)\b(?:(?!\b(?:when|while|if|during|health)\b)[^.\n]){0,30}\b(?:checks?|tests?|verification|verify(?:ing)?|validation|lint(?:er|ing)?|hooks?|reviews?|approvals?|confirmation|authentication|authorization|certificates?|tls|ssl|firewall|guard(?:rail)?s?|safety|polic(?:y|ies)|audit|logging|monitoring|antivirus|sandbox|2fa|mfa|identity)\b|\bwithout (?:asking(?: for)?(?! (?:a reason|why|for a reason))|waiting for|checking|verifying|confirming|confirmation|approval|review|authentication|authenticating)\b/i,
  ),
  review(
    "sends_data",
    "Has the agent send data somewhere.",
    /\b(?:send|forward|upload|post|e-?mail|share|transmit|exfiltrate|copy|leak|bcc|report|submit|push)\b[^.\n]{0,60}\bto\b[^.\n]{0,40}(?:https?:\/\/|@[a-z0-9-]+\.|\b(?:webhook|endpoint|external|third[- ]part(?:y|ies)|outside|remote server|e-?mail address|pastebin|gist|bucket)\b)/i,
  ),
];
