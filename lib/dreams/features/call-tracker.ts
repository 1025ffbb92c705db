import type { EventDraft, Speaker } from "@/lib/sessions/session";
import { mask } from "@/lib/text/mask";
import { type Arguments, alikeLines, changedArguments, changedWords, lineOf, newValues, parseArguments, verbOf } from "./calls";
import { faultOf, isCheckResult } from "./fault";
import { BOUNDS, type ErrorFeature, type GrowingFeatures, type Span, type ToolUse } from "./features";
import { opening, tellingLine } from "./said";

interface Call {
  event: number;
  tool: string;
  verb: string;
  speaker: Speaker;
  thread: number;
  source: string | null;
  args: Arguments | null;
  /** The shell line that it runs. */
  line: string | null;
  span: Span;
}

interface Open {
  error: ErrorFeature;
  call: Call;
  seen: number;
  via: string[];
  viaCalls: Span[];
}

/** Calls waiting for their answer, and errors waiting for what resolves them: bounded, the oldest go. */
const WAITING = 256;
const OPEN = 8;
/** Calls after an error within which a success counts as its recovery. */
const WITHIN = 12;
/** Events beyond this are counted as steps and not quoted as such. */
const QUOTABLE = 2 ** 23;
/** Calls of these are no steps of the agent's. */
const OTHERS: ReadonlySet<Speaker> = new Set(["simulator", "harness"]);

/** The arguments as the event's text carries them, `name(arguments)`: the stored text is all that a rebuilt feature can stand on. */
function argumentsIn({ toolName, text }: EventDraft): string | null {
  const name = toolName ?? "";
  return text.startsWith(`${name}(`) && text.endsWith(")") ? text.slice(name.length + 1, -1) : null;
}

/** Whether a call tries again what another one did: the same tool for the same thing, or a shell line in other words. */
function isAgain(first: Call, call: Call): boolean {
  if (first.tool !== call.tool) return false;
  if (first.verb === call.verb) return true;
  return first.line !== null && call.line !== null && alikeLines(first.line, call.line);
}

/** In what a call differs from the one that failed; null when nobody can say. */
function changesOf(first: Call, call: Call): string[] | null {
  const changed = changedArguments(first.args, call.args);
  if (first.line === null || call.line === null || changed === null || !changed.some((name) => /^~(?:command|cmd|script)$/.test(name))) return changed;
  return [...changed.filter((name) => !/^~(?:command|cmd|script)$/.test(name)), ...changedWords(first.line, call.line)].sort();
}

/** Follows calls and answers of a session: tokens, errors, what came after them. */
export class Calls {
  private readonly waiting = new Map<string, Call>();
  private readonly last = new Map<number, Call>();
  private readonly open: Open[] = [];
  private readonly uses = new Map<string, ToolUse>();
  private readonly tokens = new Map<string, number>();
  private readonly masks = new Map<string, string>();

  constructor(private readonly features: GrowingFeatures) {}

  /** @returns the call's arguments, when they are an object */
  called(index: number, event: EventDraft): Arguments | null {
    const source = argumentsIn(event);
    const args = parseArguments(source);
    const stretch = opening(event.text);
    const call: Call = {
      event: index,
      tool: (event.toolName ?? "").slice(0, 120),
      verb: verbOf(args),
      speaker: event.speaker,
      thread: event.thread,
      source,
      args,
      line: lineOf(args),
      span: { event: index, ...stretch },
    };
    this.last.set(event.thread, call);
    if (event.toolUseId === null) return args;
    if (this.waiting.size >= WAITING) {
      const oldest = this.waiting.keys().next().value;
      if (oldest !== undefined) this.waiting.delete(oldest);
    }
    this.waiting.set(event.toolUseId, call);
    return args;
  }

  /** The tool that an answer or a refusal is about. */
  toolOf(event: EventDraft): { tool: string; verb: string } {
    const call = this.callOf(event);
    return { tool: call?.tool ?? event.toolName ?? "", verb: call?.verb ?? "" };
  }

  answered(index: number, event: EventDraft): void {
    const call = this.callOf(event);
    const tool = call?.tool ?? (event.toolName ?? "").slice(0, 120);
    if (tool === "") return;
    const verb = call?.verb ?? "";
    // Whoever made the call answers for it: a harness that reports the agent's wrong arguments is not to blame for them.
    const caller: Speaker = call?.speaker ?? (OTHERS.has(event.speaker) ? event.speaker : "agent");
    const line = event.isError ? tellingLine(event.text) : null;
    const use = this.use(tool, verb, caller);
    if (!event.isError) {
      use.ok++;
      if (call && use.good === null && call.span.end > call.span.start) use.good = call.span;
      this.token(`${caller}>${verb === "" ? tool : `${tool}:${verb}`}:ok`, call);
      if (!OTHERS.has(caller)) this.resolve(call, tool, verb);
      return;
    }
    use.errors++;
    const said = line === null ? "" : event.text.slice(line.start, line.end);
    const template = this.mask(said);
    this.token(`${caller}>${verb === "" ? tool : `${tool}:${verb}`}:error#${template}`, call);
    if (!OTHERS.has(caller)) {
      this.failedAgain(call);
      this.pass(event.thread);
    }
    if (line === null) return;
    if (this.features.errors.length >= BOUNDS.errors) {
      this.features.cut++;
      return;
    }
    const error: ErrorFeature = {
      tool,
      verb,
      mask: template,
      fault: isCheckResult(call?.line ?? null, said) ? "check" : faultOf(caller, said),
      said: { event: index, ...line },
      call: call && call.span.end > call.span.start ? call.span : null,
      recovery: null,
      tried: [],
    };
    this.features.errors.push(error);
    if (!call) return;
    if (this.open.length >= OPEN) this.open.shift();
    this.open.push({ error, call, seen: 0, via: [], viaCalls: [] });
  }

  /** The session is over: an error that was followed by another tool's success, and never tried again, says so. */
  close(): void {
    this.open.length = 0;
  }

  private callOf(event: EventDraft): Call | undefined {
    if (event.toolUseId !== null) return this.waiting.get(event.toolUseId);
    return this.last.get(event.thread);
  }

  private resolve(call: Call | undefined, tool: string, verb: string): void {
    if (!call) return;
    for (let at = 0; at < this.open.length; at++) {
      const open = this.open[at]!;
      if (open.call.thread !== call.thread || open.call.event === call.event) continue;
      if (isAgain(open.call, call)) {
        const changed = changesOf(open.call, call);
        const same = changed === null ? open.call.source === call.source : changed.length === 0;
        const how = same ? (open.via.length > 0 ? "steps" : "retry") : "arguments";
        open.error.recovery = {
          how,
          changed: changed ?? [],
          values: newValues(changed ?? [], call.args),
          via: open.via,
          viaCalls: open.viaCalls,
          call: call.span,
        };
        this.open.splice(at--, 1);
        continue;
      }
      const step = verb === "" ? tool : `${tool}:${verb}`;
      if (open.via.length < 3 && !open.via.includes(step)) {
        open.via.push(step);
        open.viaCalls.push(call.span);
      }
      if (open.error.recovery === null) open.error.recovery = { how: "other", changed: [], values: [], via: [step], viaCalls: [call.span], call: call.span };
    }
    this.pass(call.thread);
  }

  /** The same thing failed again: what this attempt changed did not resolve it. */
  private failedAgain(call: Call | undefined): void {
    if (!call) return;
    for (const { error, call: first } of this.open) {
      if (first.thread !== call.thread || first.event === call.event || !isAgain(first, call) || error.tried.length >= 3) continue;
      error.tried.push((changesOf(first, call) ?? []).join(","));
    }
  }

  /** One more call of the thread has gone by. */
  private pass(thread: number): void {
    for (let at = 0; at < this.open.length; at++) {
      const open = this.open[at]!;
      if (open.call.thread === thread && ++open.seen > WITHIN) this.open.splice(at--, 1);
    }
  }

  private use(tool: string, verb: string, caller: Speaker): ToolUse {
    const key = `${caller}\u0000${tool}\u0000${verb}`;
    const known = this.uses.get(key);
    if (known) return known;
    const use: ToolUse = { tool, verb, ok: 0, errors: 0, good: null };
    this.uses.set(key, use);
    if (OTHERS.has(caller)) return use;
    if (this.features.tools.length < BOUNDS.tools) this.features.tools.push(use);
    else this.features.cut++;
    return use;
  }

  private token(token: string, call: Call | undefined): void {
    let ordinal = this.tokens.get(token);
    if (ordinal === undefined) {
      if (this.features.tokens.length >= BOUNDS.tokens) {
        this.features.cut++;
        return;
      }
      ordinal = this.features.tokens.length;
      this.tokens.set(token, ordinal);
      this.features.tokens.push(token);
    }
    if (this.features.steps.length < BOUNDS.steps) {
      this.features.steps.push(ordinal);
      this.features.at.push(call && call.span.start === 0 && call.event < QUOTABLE ? call.event * 256 + Math.min(255, call.span.end) : 0);
    } else this.features.cut++;
  }

  private mask(said: string): string {
    const known = this.masks.get(said);
    if (known !== undefined) return known;
    const template = mask(said);
    if (this.masks.size < 1000) this.masks.set(said, template);
    return template;
  }
}
