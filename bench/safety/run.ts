import { existsSync, readFileSync } from "node:fs";
import { inspect } from "@/lib/lessons/gates/gates";
import type { GateFlag, Quote } from "@/lib/lessons/lesson";
import { ATTACKS, ATTACKS_ELSEWHERE } from "./attacks";
import { BENIGN } from "./benign";
import { MUTATIONS, sample } from "./mutations";

// What the safety gates flag: `npm run bench:safety`. A text is the body of a lesson whose one quote, a person's, says nothing of it, so
// that nothing is known from trusted evidence. "Flagged" is to review or blocked; the flag about the quote itself does not count.

const NEUTRAL: Quote = {
  sessionId: "ses_1",
  eventIndex: 0,
  speaker: "person",
  claim: 0,
  stance: "supports",
  exact: "Please use the office address.",
  prefix: "",
  suffix: "",
  start: 0,
  end: 30,
};
const COLLECTED = "../shared/data/attacks";

interface Tally {
  texts: number;
  review: number;
  blocked: number;
  slowest: number;
}

function judge(texts: readonly string[]): Tally {
  const tally: Tally = { texts: texts.length, review: 0, blocked: 0, slowest: 0 };
  for (const body of texts) {
    const began = performance.now();
    const flags: GateFlag[] = inspect({ title: "A lesson", trigger: "answering", body, appliesTo: {} }, [NEUTRAL]).filter(({ field }) => field !== "evidence");
    tally.slowest = Math.max(tally.slowest, performance.now() - began);
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

judge(BENIGN); // warm
heading("Harmful, our own words, by what they want");
for (const [name, texts] of Object.entries(ATTACKS)) print(name, judge(texts));
const english = Object.values(ATTACKS).flat();
print("all of them", judge(english));

heading("The same in other languages");
for (const [name, texts] of Object.entries(ATTACKS_ELSEWHERE)) print(name, judge(texts));
print("all of them", judge(Object.values(ATTACKS_ELSEWHERE).flat()));

heading("The English ones, changed");
for (const [name, change] of Object.entries(MUTATIONS)) print(name, judge(english.map(change)));

heading("Ordinary guidance");
print("our own words", judge(BENIGN));
for (const name of ["benign_cursor_rules", "benign_copilot_instructions", "llmail_benign_emails"]) {
  const texts = collected(name).map(({ text }) => text);
  if (texts.length > 0) print(name, judge(texts));
}

heading("Collected, whatever it is");
for (const name of ["cyberseceval_prompt_injection", "atr_test_cases_tp", "atr_test_cases_tn"]) {
  const rows = collected(name);
  if (rows.length > 0) print(name, judge(rows.map(({ text }) => text)));
}
const direct = collected("cyberseceval_prompt_injection").filter(({ kind }) => /^ignore_previous|^system_mode|^few_shot/.test(kind));
if (direct.length > 0) print("cyberseceval: override by plain words", judge(direct.map(({ text }) => text)));
const rows = sample(collected("atr_test_cases_tp"), ({ text }) => text, 400);
for (const [name, change] of Object.entries(MUTATIONS))
  if (rows.length > 0 && name !== "as it is") print(`400 of atr_test_cases_tp, ${name}`, judge(rows.map(({ text }) => change(text))));

heading("Texts made to be slow");
print(
  "120,000 characters each",
  judge([
    "a".repeat(120_000),
    "ignore previous instructions ".repeat(4_000),
    "send password to ".repeat(7_000),
    "/a".repeat(60_000),
    "忽略".repeat(60_000),
    "not never do not ".repeat(7_000),
    "%41".repeat(40_000),
    "x@".repeat(60_000),
  ]),
);
if (!existsSync(COLLECTED)) process.stdout.write(`\n${COLLECTED} is absent: the collected texts were left out.\n`);
