import type { GateFlag } from "../lesson";
import { type Field, type PatternRule, scan } from "./rule";

const review = (name: string, what: string, pattern: RegExp, accept?: PatternRule["accept"]): PatternRule => ({
  rule: `new.${name}`,
  severity: "review",
  message: `Names ${what} that no trusted quote contains.`,
  pattern,
  ...(accept ? { accept } : {}),
});

const TLD = "(?:com|net|org|io|dev|app|ai|co|info|biz|xyz|online|site|cloud|ru|cn|de|uk|fr|eu|me|sh|to|gg|ly|local|internal|test|example|onion)";
const BINARY =
  "(?:npm|npx|pnpm|yarn|node|git|curl|wget|ssh|scp|rm|mv|cp|chmod|chown|sudo|pip3?|python3?|docker|kubectl|helm|terraform|make|bash|sh|zsh|psql|mysql|redis-cli|aws|gcloud|az|brew|apt(?:-get)?|systemctl|kill|cargo|go|java|mvn|gradle|dotnet|ruby|gem|php|composer)";

/** Things with an address. The order matters: a part of an earlier match is not reported again. */
const NOVELTY_RULES: readonly PatternRule[] = [
  review("url", "an address", /\b[a-z][a-z0-9+.-]{1,20}:\/\/[^\s<>"'`)\]]{1,500}/i),
  review("email", "an e-mail address", /(?<![A-Za-z0-9._%+-])[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,6}\b/),
  review("host", "an IP address", /\b(?:\d{1,3}\.){3}\d{1,3}(?::\d{1,5})?\b/),
  review(
    "host",
    "a host",
    new RegExp(`(?<![\\w-]|\\w\\.)(?:[a-z0-9][a-z0-9-]{0,40}\\.){1,8}${TLD}\\b(?:\\/[^\\s<>"'\`)]{0,300})?`, "i"),
    (match) => !/^(?:log(?:ger|ging)?|console)\.info$|^com\.|\.(?:js|ts|py|sh|md)$|(?:^|\.)(?:env|json|ya?ml|config|settings)\./i.test(match[0]),
  ),
  review("command", "a command", new RegExp(`\`${BINARY}\\s[^\`\\n]{1,300}\`|^\\s{0,8}\\$\\s[^\\n]{1,300}`, "im")),
  review(
    "path",
    "a path",
    /(?<![\w/.@#}])(?:~|\.\.)\/(?:[\w.@-]{1,80}\/){0,20}[\w.@-]{1,80}|(?<![\w/.@#}~])\/(?:[\w.@-]{1,80}\/){3,20}[\w.@-]{0,80}|(?<![\w/])(?:~\/|\/(?:etc|var|usr|home|root|tmp|opt|proc|dev|srv|mnt|bin|sbin|lib|sys|boot|run|Users|Library|Volumes|private)\b)[\w./@-]{0,200}|\b[A-Za-z]:\\[^\s<>"'`]{1,200}/,
  ),
];

/** This very machine, scratch space, and the project beside: nothing that anybody has to know of. */
const HERE =
  /^(?:[a-z]{1,10}:\/\/)?(?:localhost|127\.\d|0\.0\.0\.0|\[::1\])|^\/(?:tmp|dev\/(?:null|stdout|stderr))\b|^\/usr\/(?:local\/)?(?:bin|lib|share|include)\b|^(?:\.\.\/){1,2}[\w@-]/;

const fold = (text: string): string => text.toLowerCase().replace(/^[`$\s]+|[`\s.,;:]+$/g, "");

/** Hosts, paths, commands and addresses that do not occur in `trusted`, the joined text of trusted quotes and guidance in force. */
export function findNovel(text: string, field: Field, trusted: string): GateFlag[] {
  const known = trusted.toLowerCase();
  const taken: { start: number; end: number }[] = [];
  return scan(NOVELTY_RULES, text, field).filter(({ start = 0, end = 0 }) => {
    if (taken.some((span) => start < span.end && end > span.start)) return false;
    taken.push({ start, end });
    const value = fold(text.slice(start, end));
    return value !== "" && !HERE.test(value) && !known.includes(value);
  });
}

/** Findings of `rules` whose like is not in `trusted`: what the evidence already shows is not new. */
export function findNewCapabilities(rules: readonly PatternRule[], text: string, field: Field, trusted: string): GateFlag[] {
  const shown = new Set(scan(rules, trusted, "evidence").map(({ rule }) => rule));
  return scan(rules, text, field).filter(({ rule }) => !shown.has(rule));
}
