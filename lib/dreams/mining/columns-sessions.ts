import { type ErrorFeature, FAULTS, type SessionFeatures, type Span, type ToolUse } from "../features/features";
import { type Rest, WAYS } from "../features/pack";
import { type Columns, ColumnsBuilder, ERROR, type SessionFacts, USE, VIAS } from "./columns";
import type { MinedSession } from "./finding";

const NONE: Rest = { directives: [], rejections: [], planted: [], criteria: [], passed: [], gaps: [], people: [], interrupts: [], unread: {}, cut: 0 };

/** The features of one session, made from its columns where they are asked for. */
class ColumnFeatures implements SessionFeatures {
  private errorsMade: ErrorFeature[] | null = null;
  private restMade: Rest | null = null;

  constructor(
    private readonly columns: Columns,
    private readonly ordinal: number,
  ) {}

  private from(ends: Int32Array): number {
    return this.ordinal === 0 ? 0 : ends[this.ordinal - 1]!;
  }

  get version(): number {
    return this.columns.version[this.ordinal]!;
  }

  get tokens(): string[] {
    const { tokens, tokenEnds, texts } = this.columns;
    const result: string[] = [];
    for (let at = this.from(tokenEnds); at < tokenEnds[this.ordinal]!; at++) result.push(texts[tokens[at]!]!);
    return result;
  }

  get steps(): Uint16Array {
    return this.columns.steps.subarray(this.from(this.columns.stepEnds), this.columns.stepEnds[this.ordinal]);
  }

  get at(): Uint32Array {
    return this.columns.ats.subarray(this.from(this.columns.stepEnds), this.columns.stepEnds[this.ordinal]);
  }

  get tools(): ToolUse[] {
    const { uses, useEnds, texts } = this.columns;
    const result: ToolUse[] = [];
    for (let at = this.from(useEnds); at < useEnds[this.ordinal]!; at++) {
      const column = at * USE;
      result.push({
        tool: texts[uses[column]!]!,
        verb: texts[uses[column + 1]!]!,
        ok: uses[column + 2]!,
        errors: uses[column + 3]!,
        good: uses[column + 4] === 0 ? null : spanAt(uses, column + 4, 1),
      });
    }
    return result;
  }

  /** Made once: who compares errors compares these. */
  get errors(): ErrorFeature[] {
    if (this.errorsMade !== null) return this.errorsMade;
    const { errorEnds } = this.columns;
    const result: ErrorFeature[] = [];
    for (let at = this.from(errorEnds); at < errorEnds[this.ordinal]!; at++) result.push(errorAt(this.columns, at * ERROR));
    this.errorsMade = result;
    return result;
  }

  private get rest(): Rest {
    if (this.restMade !== null) return this.restMade;
    const json = this.columns.rest[this.ordinal]!;
    this.restMade = json === "" ? NONE : (JSON.parse(json) as Rest);
    return this.restMade;
  }

  get directives() {
    return this.rest.directives;
  }
  get rejections() {
    return this.rest.rejections;
  }
  get planted() {
    return this.rest.planted;
  }
  get criteria() {
    return this.rest.criteria;
  }
  get passed() {
    return this.rest.passed;
  }
  get gaps() {
    return this.rest.gaps;
  }
  get people() {
    return this.rest.people;
  }
  get interrupts() {
    return this.rest.interrupts;
  }
  get unread() {
    return this.rest.unread;
  }
  get cut() {
    return this.rest.cut;
  }
}

function spanAt(numbers: Int32Array, at: number, shift: number): Span {
  const start = numbers[at + 1]!;
  return { event: numbers[at]! - shift, start, end: start + numbers[at + 2]! };
}

/** What was kept as JSON, made once for all errors that share it. */
const made = new WeakMap<readonly string[], Map<number, readonly string[] | readonly [string[], string[], string[]]>>();

function parsed<T extends readonly string[] | readonly [string[], string[], string[]]>(texts: readonly string[], id: number): T {
  let known = made.get(texts);
  if (!known) {
    known = new Map();
    made.set(texts, known);
  }
  const one = known.get(id) ?? (JSON.parse(texts[id]!) as T);
  known.set(id, one);
  return one as T;
}

function errorAt({ errors, texts }: Columns, at: number): ErrorFeature {
  const how = errors[at + 10]!;
  const triedId = errors[at + 15 + 3 * VIAS]!;
  const tried = texts[triedId]!;
  const viaCalls = Array.from({ length: VIAS }, (_, step) => at + 15 + 3 * step).flatMap((place) => (errors[place] === 0 ? [] : [spanAt(errors, place, 1)]));
  const [changed, values, via] = how === 0 ? [[], [], []] : parsed<readonly [string[], string[], string[]]>(texts, errors[at + 11]!);
  return {
    tool: texts[errors[at]!]!,
    verb: texts[errors[at + 1]!]!,
    mask: texts[errors[at + 2]!]!,
    fault: FAULTS[errors[at + 3]!]!,
    said: spanAt(errors, at + 4, 0),
    call: errors[at + 7] === 0 ? null : spanAt(errors, at + 7, 1),
    recovery: how === 0 ? null : { how: WAYS[how - 1]!, changed, values, via, viaCalls, call: spanAt(errors, at + 12, 0) },
    tried: tried === "" ? [] : [...parsed<readonly string[]>(texts, triedId)],
  };
}

/** The sessions of all batches as the miner reads them. */
export function sessionsOf(batches: readonly Columns[]): MinedSession[] {
  return batches.flatMap((columns) => columns.facts.map((facts, ordinal) => ({ ...facts, features: new ColumnFeatures(columns, ordinal) })));
}

/** One session from its packed features. */
export function sessionFrom(facts: SessionFacts, packed: Uint8Array): MinedSession {
  const builder = new ColumnsBuilder();
  builder.add(facts, packed);
  return sessionsOf([builder.done()])[0]!;
}

/** The features behind packed bytes. @throws when the bytes were not made by `pack` */
export function unpack(packed: Uint8Array): SessionFeatures {
  return sessionFrom({ key: "", agent: "", agentVersion: "", task: null, environment: "", day: null, succeeded: null }, packed).features;
}
