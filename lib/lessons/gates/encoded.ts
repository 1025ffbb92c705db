import type { PatternRule } from "./rule";

/** Base64 of something, not an identifier, a path or a hash: all three kinds of characters, well mixed. */
function looksEncoded(match: RegExpExecArray): boolean {
  const run = match[0];
  if (/^[0-9a-fA-F]+$/.test(run)) return run.length > 128;
  const upper = run.replace(/[^A-Z]/g, "").length;
  const lower = run.replace(/[^a-z]/g, "").length;
  const digits = run.replace(/[^0-9]/g, "").length;
  return upper / run.length > 0.12 && lower / run.length > 0.12 && (digits > 0 || run.endsWith("=")) && (run.match(/\//g) ?? []).length < run.length / 10;
}

const block = (name: string, message: string, pattern: RegExp, accept?: PatternRule["accept"]): PatternRule => ({
  rule: `encoded.${name}`,
  severity: "block",
  message,
  pattern,
  ...(accept ? { accept } : {}),
});

const CODED = "Contains an encoded passage that a reader cannot judge.";

export const ENCODED_RULES: readonly PatternRule[] = [
  block("data_uri", CODED, /\bdata:[a-z0-9.+/-]{0,60};base64,/i),
  block("base64", CODED, /(?<![A-Za-z0-9+/_-])[A-Za-z0-9+/_-]{40,8000}={0,2}/, looksEncoded),
  block("escapes", CODED, /(?:\\x[0-9a-f]{2}|\\u\{?[0-9a-f]{4,6}\}?|\\[0-7]{3}){6,2000}/i),
  block("percent", CODED, /(?:%[0-9a-f]{2}){8,2000}/i),
  block("entities", CODED, /(?:&#x?[0-9a-f]{2,6};){6,2000}/i),
  block("bytes", CODED, /\b(?:0x[0-9a-f]{2}[,\s]{1,2}){8,2000}/i),
  block("binary", CODED, /\b(?:[01]{8}\s?){6,1000}/),
  block(
    "decode_and_run",
    "Tells the agent to decode something and run or follow it.",
    /\bbase64\s{1,2}(?:-d|-D|--decode)\b[^\n]{0,60}(?:\|\s{0,2}(?:sudo\s)?(?:(?:ba|z|da)?sh|python3?|node|perl|iex)\b|\))|\beval\b[^\n]{0,60}\bbase64\b|\b(?:decode|decrypt|deobfuscate|unscramble)\b[^.\n]{0,60}\b(?:run|execute|follow|eval|obey)\b|\beval\s?\(\s?(?:atob|base64|unescape|decode)|\bfromCharCode\s?\(|\bxxd\s{1,2}-r\b/i,
  ),
];
