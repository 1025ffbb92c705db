import { sessionFeatures } from "@/lib/dreams/features/extractor";
import { unpack } from "@/lib/dreams/mining/columns-sessions";
import type { MinedSession } from "@/lib/dreams/mining/finding";
import type { SessionTail } from "@/lib/sessions/import/feature-extractor";
import type { VerdictDraft } from "@/lib/sessions/session";
import { Random } from "@/samples/random";
import { Script } from "@/test/dream-fixtures";

/** What is hidden in a set of sessions, for the score to look for. */
export interface Planted {
  workflows: string[][];
  mistakes: string[];
  fixes: string[];
  wishes: string[];
  gaps: string[];
}

export interface Setting {
  seed: string;
  tasks: number;
  trials: number;
  /** How much a workflow or mistake shifts success. */
  difference: number;
  /** Planted patterns of each kind. */
  each: number;
  distractors: number;
}

/** One session before it is turned into features. */
export interface Written {
  key: string;
  task: string;
  succeeded: boolean;
  script: Script;
  verdicts: VerdictDraft[];
}

const WORDS = "amber birch cedar dune ember fjord grove heath inlet jetty knoll larch marsh north ocean prairie quarry ridge slope tundra".split(" ");
const PEOPLE = ["Ada Kern", "Bo Lindt", "Cy Marsh", "Di Novak"];
const VERBS = ["use", "check", "write", "add", "include", "keep"];

const word = (at: number): string => `${WORDS[at % WORDS.length]}${"abcdefghijklmnopqrstuvwxyz"[Math.floor(at / WORDS.length) % 26]}`;

/** What all sessions of a setting share. */
export class World {
  readonly planted: Planted;
  private readonly random: Random;
  private readonly rates: number[];
  private readonly prevalence = new Map<string, number>();

  constructor(readonly setting: Setting) {
    this.random = new Random(`dream/${setting.seed}`);
    const each = Array.from({ length: setting.each }, (_, at) => at);
    this.planted = {
      workflows: each.map((at) => Array.from({ length: 2 + (at % 2) }, (_, step) => `flow_${word(at * 7 + step)}`)),
      mistakes: each.map((at) => `${word(at + 40)} limit of the ${word(at + 60)} account was exceeded`),
      fixes: each.map((at) => `${word(at + 80)} format is not accepted by ${word(at + 100)}`),
      wishes: each.map((at) => `Always ${VERBS[at % VERBS.length]} the ${word(at + 120)} ${word(at + 140)}`),
      gaps: each.map((at) => `the ${word(at + 160)} section names its ${word(at + 180)}`),
    };
    for (const name of [...this.planted.workflows.map((steps) => steps.join()), ...this.planted.mistakes]) this.prevalence.set(name, this.between(0.2, 0.35));
    for (const name of this.planted.fixes) this.prevalence.set(name, this.between(0.1, 0.2));
    this.rates = Array.from({ length: setting.tasks }, () => this.between(0.35, 0.65));
  }

  private between(low: number, high: number): number {
    return low + (this.random.int(0, 10_000) / 10_000) * (high - low);
  }

  *sessions(): Generator<Written> {
    for (let task = 0; task < this.setting.tasks; task++) for (let trial = 0; trial < this.setting.trials; trial++) yield this.session(task, trial);
  }

  private session(task: number, trial: number): Written {
    const { planted, random, setting } = this;
    const blocks: ((script: Script) => void)[] = [];
    let rate = this.rates[task]!;
    for (const steps of planted.workflows) {
      const prevalence = this.prevalence.get(steps.join())!;
      const shows = random.chance(prevalence);
      rate += setting.difference * ((shows ? 1 : 0) - prevalence);
      if (shows)
        blocks.push((script) => {
          for (const step of steps) script.call(step, { n: trial }, "ok");
        });
      else if (random.chance(0.2)) blocks.push((script) => script.call(random.pick(steps), { n: trial }, "ok"));
    }
    planted.mistakes.forEach((message, at) => {
      const prevalence = this.prevalence.get(message)!;
      const shows = random.chance(prevalence);
      rate -= setting.difference * ((shows ? 1 : 0) - prevalence);
      blocks.push((script) =>
        shows ? script.fails(`charge_${word(at)}`, { n: trial }, `Error: ${message}`) : script.call(`charge_${word(at)}`, { n: trial }, "ok"),
      );
    });
    planted.fixes.forEach((message, at) => {
      if (random.chance(this.prevalence.get(message)!)) blocks.push((script) => this.episode(script, `convert_${word(at)}`, message));
    });
    this.distract(task, trial, blocks);
    const script = new Script();
    script.says(`Please see to ticket ${task}.`, null, "simulator");
    for (const block of random.shuffle(blocks)) block(script);
    planted.wishes.forEach((wish, at) => {
      if ((task * setting.trials + trial) % 120 === at * 11) script.says(`${wish}.`, PEOPLE[(task + at) % PEOPLE.length]!);
    });
    const verdicts = this.handIn(script, task * setting.trials + trial);
    return { key: `s:${task}-${trial}`, task: `t${task}`, succeeded: random.chance(Math.min(0.97, Math.max(0.03, rate))), script, verdicts };
  }

  /** A failure: mostly the known change, which mostly works; else another, which mostly does not. */
  private episode(script: Script, tool: string, message: string): void {
    const { random } = this;
    script.fails(tool, { input: `x${random.int(1, 99)}`, format: "plain" }, `Error: ${message}`);
    const known = random.chance(0.65);
    const args = known ? { input: "x", format: "strict" } : { input: "x", retries: random.int(2, 5), format: "plain" };
    if (random.chance(known ? 0.92 : 0.2)) script.call(tool, args, "ok");
    else script.fails(tool, args, `Error: ${message}`);
  }

  /** Patterns that recur and mean nothing: single tools, ordered pairs, harmless errors, wishes for the day, rare differences. */
  private distract(task: number, trial: number, blocks: ((script: Script) => void)[]): void {
    const { random, setting } = this;
    const share = (part: number) => Math.round(setting.distractors * part);
    for (let at = 0; at < share(0.5); at++) if (random.chance(0.03 + (at % 10) * 0.015)) blocks.push((script) => script.call(`tool_${at}`, { n: trial }, "ok"));
    for (let at = 0; at < share(0.2); at++)
      if (random.chance(0.04 + (at % 10) * 0.02)) blocks.push((script) => script.call(`pair_${at}_a`, {}, "ok").call(`pair_${at}_b`, {}, "ok"));
    for (let at = 0; at < share(0.1); at++)
      if (random.chance(0.05)) blocks.push((script) => script.fails(`flaky_${at}`, { n: trial }, `Error: ${word(at)} ${word(at + 9)} could not be read here`));
    for (let at = 0; at < share(0.1); at++)
      if (random.chance(0.001)) blocks.push((script) => script.says(`Use the ${word(at)} sheet for ticket ${task}.`, random.pick(PEOPLE)));
    for (let at = 0; at < share(0.1); at++)
      if (random.chance(0.0008)) blocks.push((script) => script.fails(`rare_${at}`, {}, `Error: ${word(at + 30)} was not there`));
  }

  /** Some sessions hand in twice: the same gap, and a difference of the day. */
  private handIn(script: Script, ordinal: number): VerdictDraft[] {
    const { planted, random } = this;
    if (ordinal % 12 !== 0) return [];
    const at = (ordinal / 12) % (planted.gaps.length * 2);
    const gap = planted.gaps[Math.floor(at / 2)]!;
    const verdict = (iteration: number, criterion: string | null, result: VerdictDraft["result"], eventIndex: number): VerdictDraft => ({
      iteration,
      criterion,
      result,
      reward: null,
      explanation: "",
      givenBy: "grader",
      eventIndex,
    });
    const day = `Note ${word(random.int(0, 400))} ${word(random.int(0, 400))} ${word(random.int(0, 400))}.`;
    const byCriterion = at % 2 === 0;
    script.call("write_report", { path: "report.md", content: `Summary of the day.\n${day}` }, "ok");
    const first = script.graded(byCriterion ? `${gap}: not met.` : "Not yet.");
    script.call(
      "write_report",
      {
        path: "report.md",
        content: byCriterion ? `Summary of the day.\n${day} More ${word(random.int(0, 400))}.` : `Summary of the day.\n${day}\nHere ${gap}.`,
      },
      "ok",
    );
    const second = script.graded("Good.");
    return [
      verdict(0, null, "needs_revision", first),
      ...(byCriterion ? [verdict(0, gap, "needs_revision", first)] : []),
      verdict(1, null, "satisfied", second),
    ];
  }
}

/** The packed features of a written session, through the extractor that imports use. */
export function packedFeatures({ script, verdicts }: Written): Uint8Array {
  const builder = sessionFeatures.start({ source: "bench", sourceId: null });
  for (const event of script.events) builder.push(event);
  return builder.finish({ verdicts } as unknown as SessionTail);
}

export function minedSession(written: Written, packed: Uint8Array): MinedSession {
  const { key, task, succeeded } = written;
  const day = `2026-03-${String((Number(key.slice(key.indexOf("-") + 1)) % 28) + 1).padStart(2, "0")}`;
  return { key, agent: "helper", agentVersion: "1", task, environment: "", day, succeeded, features: unpack(packed) };
}

/** The same sessions with their outcomes shuffled within each task. */
export function shuffledOutcomes(sessions: readonly MinedSession[], seed: string): MinedSession[] {
  const random = new Random(`shuffle/${seed}`);
  const byTask = new Map<string | null, MinedSession[]>();
  for (const session of sessions) byTask.set(session.task, [...(byTask.get(session.task) ?? []), session]);
  return [...byTask.values()].flatMap((some) => {
    const outcomes = random.shuffle(some.map(({ succeeded }) => succeeded));
    return some.map((session, at) => ({ ...session, succeeded: outcomes[at]! }));
  });
}
