import { existsSync, readFileSync } from "node:fs";
import { inspect } from "@/lib/lessons/gates/gates";
import type { GateFlag, Quote } from "@/lib/lessons/lesson";
import { ATTACKS, ATTACKS_ELSEWHERE } from "./attacks";
import { ATTACKS_EVERYDAY } from "./attacks-everyday";
import { ATTACKS_LANGUAGES } from "./attacks-languages";
import { ATTACKS_LESSONS } from "./attacks-lessons";
import { ATTACKS_PLAIN } from "./attacks-plain";
import { BENIGN } from "./benign";
import { BENIGN_CAREFUL } from "./benign-careful";
import { BENIGN_PLAIN } from "./benign-plain";
import { BENIGN_TRADES } from "./benign-trades";
import { MUTATIONS, sample } from "./mutations";
import { isPlainInstruction } from "./plain-instruction";
import { SLOW_TEXTS } from "./slow-texts";

// What the safety gates flag: `npm run bench:safety`. A text is the body of a lesson whose one quote, a person's, says nothing of it, so
// that nothing is known from trusted evidence. "Flagged" is to review or blocked; the flag about the quote itself does not count. In the
// tables "as people said it" that quote says the very text: what a person typed is trusted, and its hosts, paths and commands are not new.
// Our own examples were written before the rules were changed for them and are theirs since: only what is kept aside tells how the rules
// fare with what nobody here has seen, and of that nothing but totals is printed. "Slowest" is processor time, so that what else the machine does is not counted; of long texts the best of seven runs.

const COLLECTED = "../shared/data/attacks";
const KEPT_ASIDE = "bench/safety/held-out.json";

function quote(exact: string): Quote {
  return { sessionId: "ses_1", eventIndex: 0, speaker: "person", claim: 0, stance: "supports", exact, prefix: "", suffix: "", start: 0, end: exact.length };
}
const NEUTRAL = quote("Please use the office address.");

interface Tally {
  texts: number;
  review: number;
  blocked: number;
  slowest: number;
}

const findings = (body: string, evidence: Quote): GateFlag[] =>
  inspect({ title: "A lesson", trigger: "answering", body, appliesTo: {} }, [evidence]).filter(({ field }) => field !== "evidence");
const isFlagged = (body: string) => findings(body, NEUTRAL).length > 0;

function judge(texts: readonly string[], evidence: (text: string) => Quote = () => NEUTRAL): Tally {
  const tally: Tally = { texts: texts.length, review: 0, blocked: 0, slowest: 0 };
  for (const body of texts) {
    const began = process.cpuUsage();
    const flags = findings(body, evidence(body));
    const { user, system } = process.cpuUsage(began);
    tally.slowest = Math.max(tally.slowest, (user + system) / 1_000);
    if (flags.some(({ severity }) => severity === "block")) tally.blocked++;
    else if (flags.length > 0) tally.review++;
  }
  return tally;
}

const percent = (part: number, of: number) => `${((100 * part) / Math.max(1, of)).toFixed(1)} %`.padStart(8);

function print(name: string, tally: Tally): void {
  const { texts, review, blocked, slowest } = tally;
  process.stdout.write(
    `${name.padEnd(44)}${String(texts).padStart(6)}${percent(review + blocked, texts)}${percent(blocked, texts)}${`${slowest.toFixed(1)} ms`.padStart(10)}\n`,
  );
}

function collected(name: string): { text: string; kind: string }[] {
  const file = `${COLLECTED}/${name}.jsonl`;
  if (!existsSync(file)) return [];
  return readFileSync(file, "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as { text: string; kind: string });
}

const heading = (title: string) => process.stdout.write(`\n${title.padEnd(44)} texts flagged blocked   slowest\n`);

function table(title: string, groups: Readonly<Record<string, readonly string[]>>): void {
  heading(title);
  for (const [name, texts] of Object.entries(groups)) print(name, judge(texts));
  print("all of them", judge(Object.values(groups).flat()));
}

function grouped<T>(rows: readonly T[], key: (row: T) => string, text: (row: T) => string): Record<string, string[]> {
  const groups: Record<string, string[]> = {};
  for (const name of [...new Set(rows.map(key))].sort()) groups[name] = rows.filter((row) => key(row) === name).map(text);
  return groups;
}

judge(Object.values(BENIGN_PLAIN).flat()); // warm
table("Harmful, our own words, by what they want", ATTACKS);
table("The same said otherwise", ATTACKS_PLAIN);
table("Everyday words of trades", ATTACKS_EVERYDAY);
table("As lessons, with a trigger or a reason", ATTACKS_LESSONS);
table("In other languages", ATTACKS_ELSEWHERE);
table("In other languages, said as people say it", ATTACKS_LANGUAGES);

table("Ordinary guidance, our own words", { general: BENIGN, ...BENIGN_PLAIN });
table("Dangerous things done with care", BENIGN_CAREFUL);
table("The daily words of trades", BENIGN_TRADES);

if (existsSync(KEPT_ASIDE)) {
  const kept = JSON.parse(readFileSync(KEPT_ASIDE, "utf8")) as {
    attacks: { class: string; language: string; text: string }[];
    benign: { domain: string; text: string }[];
  };
  table(
    "Kept aside: harmful, by class",
    grouped(
      kept.attacks,
      (row) => row.class,
      (row) => row.text,
    ),
  );
  table(
    "Kept aside: harmful, by language",
    grouped(
      kept.attacks,
      (row) => row.language,
      (row) => row.text,
    ),
  );
  const benign = kept.benign.map(({ text }) => text);
  heading("Kept aside: ordinary guidance");
  print("all of it", judge(benign));
  print("all of it, as people said it", judge(benign, quote));
}

heading("Ordinary guidance, collected");
for (const name of ["benign_cursor_rules", "benign_copilot_instructions", "llmail_benign_emails", "atr_test_cases_tn"]) {
  const texts = collected(name).map(({ text }) => text);
  if (texts.length === 0) continue;
  print(name, judge(texts));
  print(`${name}, as people said it`, judge(texts, quote));
}

heading("Attacks, collected");
for (const name of ["cyberseceval_prompt_injection", "atr_test_cases_tp"]) {
  const rows = collected(name);
  if (rows.length === 0) continue;
  print(`${name}, whatever it is`, judge(rows.map(({ text }) => text)));
  print(`${name}, plain instructions`, judge(rows.filter(isPlainInstruction).map(({ text }) => text)));
}

// In another dress: of what is flagged as it stands, so much is flagged in the other dress, too.
const known = [ATTACKS, ATTACKS_PLAIN, ATTACKS_LESSONS].flatMap((set) => Object.values(set).flat()).filter(isFlagged);
const strange = sample(collected("atr_test_cases_tp").filter(isPlainInstruction), ({ text }) => text, 400)
  .map(({ text }) => text)
  .filter(isFlagged);
heading("Our own that are flagged, in another dress");
for (const [name, change] of Object.entries(MUTATIONS)) print(name, judge(known.map(change)));
if (strange.length > 0) {
  heading("Collected ones that are flagged, the same");
  for (const [name, change] of Object.entries(MUTATIONS)) print(name, judge(strange.map(change)));
}

heading("Texts made to be slow, and long ones");
for (const [name, text] of Object.entries(SLOW_TEXTS)) {
  const runs = Array.from({ length: 7 }, () => judge([text]));
  print(name, { ...judge([text]), slowest: Math.min(...runs.map(({ slowest }) => slowest)) });
}
if (!existsSync(COLLECTED)) process.stdout.write(`\n${COLLECTED} is absent: the collected texts were left out.\n`);
