import { openPacked } from "../features/pack";
import { Numbers } from "./numbers";

/** What the miner must know of a session besides its features. Named by its source (law 8). */
export interface SessionFacts {
  /** `source:source id`, unique in a dream. */
  key: string;
  agent: string;
  agentVersion: string;
  task: string | null;
  environment: string;
  /** YYYY-MM-DD in UTC, or null when the source gives no time. */
  day: string | null;
  succeeded: boolean | null;
}

/** Numbers that one use of a tool takes: tool, verb, went well, failed, event + 1 of a good call or 0, its start, its length. */
export const USE = 7;
/** Steps that are kept between an error and what resolved it. */
export const VIAS = 3;
/**
 * Numbers that one error takes: tool, verb, mask, fault; what it said: event, start, length; its call: event + 1 or 0, start, length;
 * what came after: how + 1 or 0, details, event, start, length; up to three steps between: event + 1 or 0, start, length; tried.
 */
export const ERROR = 16 + 3 * VIAS;

/**
 * Sessions summed up in columns: every text once, everything else as numbers, since a hundred thousand sessions as objects would take
 * gigabytes. Made from stored features alone, batch by batch: in which batch a session is changes nothing that the miner sees.
 */
export interface Columns {
  facts: SessionFacts[];
  texts: string[];
  version: Int32Array;
  /** What stands up to and with session `n`, for each of the columns below. */
  tokenEnds: Int32Array;
  tokens: Int32Array;
  stepEnds: Int32Array;
  steps: Uint16Array;
  ats: Uint32Array;
  useEnds: Int32Array;
  uses: Int32Array;
  errorEnds: Int32Array;
  errors: Int32Array;
  /** The rest of the features as JSON, by session; empty where there is none. */
  rest: string[];
}

/** Sums sessions up. Pure. @throws when features were not made by `pack` */
export class ColumnsBuilder {
  private readonly facts: SessionFacts[] = [];
  private readonly texts: string[] = [];
  private readonly ids = new Map<string, number>();
  private readonly version = new Numbers();
  private readonly tokenEnds = new Numbers();
  private readonly tokens = new Numbers(1024);
  private readonly stepEnds = new Numbers();
  private readonly steps = new Numbers(1024);
  private readonly ats = new Numbers(1024);
  private readonly useEnds = new Numbers();
  private readonly uses = new Numbers(1024);
  private readonly errorEnds = new Numbers();
  private readonly errors = new Numbers(1024);
  private readonly rest: string[] = [];

  get size(): number {
    return this.facts.length;
  }

  add(facts: SessionFacts, packed: Uint8Array): void {
    const from = openPacked(packed);
    const own: number[] = [];
    const text = (): number => {
      const place = from.number();
      if (place === own.length) own.push(this.id(from.text()));
      return own[place]!;
    };
    const span = (into: Numbers, present: boolean, shift: number): void => {
      into.push(present ? from.number() + shift : 0);
      into.push(present ? from.number() : 0);
      into.push(present ? from.number() : 0);
    };
    this.version.push(from.number());
    for (let left = from.number(); left > 0; left--) this.tokens.push(text());
    this.tokenEnds.push(this.tokens.length);
    const steps = from.number();
    for (let step = 0; step < steps; step++) this.steps.push(from.number());
    for (let step = 0; step < steps; step++) this.ats.push(from.number());
    this.stepEnds.push(this.steps.length);
    for (let left = from.number(); left > 0; left--) {
      this.uses.push(text());
      this.uses.push(text());
      this.uses.push(from.number());
      this.uses.push(from.number());
      span(this.uses, from.number() === 1, 1);
    }
    this.useEnds.push(this.uses.length / USE);
    for (let left = from.number(); left > 0; left--) {
      this.errors.push(text());
      this.errors.push(text());
      this.errors.push(text());
      this.errors.push(from.number());
      span(this.errors, true, 0);
      span(this.errors, from.number() === 1, 1);
      const how = from.number();
      this.errors.push(how);
      this.errors.push(how === 0 ? 0 : text());
      span(this.errors, how !== 0, 0);
      const steps = how === 0 ? 0 : from.number();
      for (let step = 0; step < VIAS; step++) span(this.errors, step < steps, 1);
      this.errors.push(text());
    }
    this.errorEnds.push(this.errors.length / ERROR);
    this.rest.push(from.text());
    this.facts.push(facts);
  }

  private id(text: string): number {
    const known = this.ids.get(text);
    if (known !== undefined) return known;
    const id = this.texts.push(text) - 1;
    this.ids.set(text, id);
    return id;
  }

  done(): Columns {
    return {
      facts: this.facts,
      texts: this.texts,
      version: this.version.copy(),
      tokenEnds: this.tokenEnds.copy(),
      tokens: this.tokens.copy(),
      stepEnds: this.stepEnds.copy(),
      steps: Uint16Array.from(this.steps.done()),
      ats: Uint32Array.from(this.ats.done()),
      useEnds: this.useEnds.copy(),
      uses: this.uses.copy(),
      errorEnds: this.errorEnds.copy(),
      errors: this.errors.copy(),
      rest: this.rest,
    };
  }
}
