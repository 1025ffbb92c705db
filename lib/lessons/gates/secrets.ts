import type { PatternRule } from "./rule";

const PLACEHOLDER =
  /^(?:[<[{$%(]|x{3,}|\*{3,}|\.{3,}|your|my[_-]|example|changeme|placeholder|dummy|redacted|masked|process\.env|os\.environ|env[.:(]|secrets?\.|vault|none|null|true|false|required|optional|string|undefined|pass(?:word)?$)/i;

/** A value that could be a real one: not a placeholder, not a plain word. */
function looksReal(value: string): boolean {
  if (PLACEHOLDER.test(value)) return false;
  const classes = [/[a-z]/, /[A-Z]/, /[0-9]/, /[^A-Za-z0-9]/].filter((part) => part.test(value)).length;
  return classes >= 2 && /[0-9]/.test(value);
}

function passesLuhn(match: RegExpExecArray): boolean {
  const digits = match[0].replace(/\D/g, "");
  if (digits.length < 13 || digits.length > 19 || /^(\d)\1+$/.test(digits)) return false;
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const digit = Number(digits[digits.length - 1 - i]);
    const doubled = i % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

const secret = (name: string, what: string, pattern: RegExp, accept?: PatternRule["accept"]): PatternRule => ({
  rule: `secret.${name}`,
  severity: "block",
  message: `Contains what looks like ${what}. Remove it, and replace it where it is in use.`,
  pattern,
  ...(accept ? { accept } : {}),
});

/** Things that open doors. Messages never repeat the value. */
export const SECRET_RULES: readonly PatternRule[] = [
  secret("private_key", "a private key", /-----BEGIN (?:[A-Z]{2,12} ){0,3}PRIVATE KEY(?: BLOCK)?-----/),
  secret("aws_key", "an AWS access key", /\b(?:AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{16}\b/),
  secret("github_token", "a GitHub token", /\b(?:gh[pousr]_[A-Za-z0-9]{30,255}|github_pat_[A-Za-z0-9_]{22,255})\b/),
  secret("gitlab_token", "a GitLab token", /\bgl(?:pat|ptt|dt|rt|soat)-[A-Za-z0-9_-]{20,100}/),
  secret("slack_token", "a Slack token", /\bxox[abeoprs]-[A-Za-z0-9-]{10,200}|hooks\.slack\.com\/services\/[A-Za-z0-9/]{20,100}/),
  secret("stripe_key", "a Stripe key", /\b[rs]k_(?:live|test)_[A-Za-z0-9]{16,200}\b/),
  secret("anthropic_key", "an Anthropic key", /\bsk-ant-[A-Za-z0-9_-]{16,200}/),
  secret(
    "openai_key",
    "an OpenAI key",
    /\bsk-(?!ant-)(?:proj-|svcacct-|admin-)?[A-Za-z0-9_-]{20,200}/,
    (match) => /\d/.test(match[0]) && /[A-Z]/.test(match[0]),
  ),
  secret("google_key", "a Google key", /\bAIza[0-9A-Za-z_-]{35}|\bya29\.[0-9A-Za-z_-]{20,300}/),
  secret("npm_token", "an npm token", /\bnpm_[A-Za-z0-9]{36}\b/),
  secret("pypi_token", "a PyPI token", /\bpypi-[A-Za-z0-9_-]{40,300}/),
  secret("sendgrid_key", "a SendGrid key", /\bSG\.[A-Za-z0-9_-]{16,64}\.[A-Za-z0-9_-]{16,64}/),
  secret("twilio_key", "a Twilio key", /\bSK[0-9a-f]{32}\b/),
  secret("huggingface_token", "a Hugging Face token", /\bhf_[A-Za-z0-9]{30,100}\b/),
  secret("azure_key", "an Azure storage key", /\bAccountKey=[A-Za-z0-9+/=]{40,200}/),
  secret("jwt", "a signed web token", /\beyJ[A-Za-z0-9_-]{10,2000}\.eyJ[A-Za-z0-9_-]{10,4000}\.[A-Za-z0-9_-]{10,1000}/),
  secret(
    "authorization_header",
    "an authorization header",
    /\bauthorization["']?\s{0,3}[:=]\s{0,3}["']?(?:basic|bearer|token)\s{1,3}([A-Za-z0-9+/=_.~-]{12,1000})/i,
    (match) => looksReal(match[1] ?? ""),
  ),
  secret(
    "connection_string",
    "a connection string with a password",
    /\b[a-z][a-z0-9+.-]{1,20}:\/\/[^\s:/@"'<>]{1,100}:([^\s@/"'<>]{1,200})@[^\s"'<>]{1,200}/i,
    (match) => !PLACEHOLDER.test(match[1] ?? ""),
  ),
  secret(
    "assigned",
    "a password or key",
    /(?<![a-z0-9])(?:password|passwd|passphrase|pwd|secret|token|api[_-]?key|access[_-]?key|client[_-]?secret|private[_-]?key)["']?\s{0,3}(?:=|:|=>)\s{0,3}["'`]?([^\s"'`,;]{8,200})/i,
    (match) => looksReal(match[1] ?? ""),
  ),
  secret(
    "spoken",
    "a password",
    /\b(?:password|passphrase|passcode|pin)\b\s{1,3}(?:is|was)\s{1,3}["'`]?([^\s"'`,;]{4,200})/i,
    (match) => looksReal(match[1] ?? "") || /^\d{4,}$/.test(match[1] ?? ""),
  ),
  secret("payment_card", "a payment card number", /\b\d(?:[ -]?\d){12,18}\b/, passesLuhn),
];
