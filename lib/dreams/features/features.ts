import { MASK_VERSION } from "@/lib/text/mask";

/**
 * What a dream knows of one session. Derived once, at import; a dream reads these and never the transcripts. Offsets are UTF-16
 * units into the text of the event named, so that a quote is located without reading it.
 */

/** Raise it when the same session would give other features, for any reason but the masks. */
const EXTRACTOR_VERSION = 3;

/** Stored beside the features: those of another version are rebuilt in the background. */
export const FEATURES_VERSION = EXTRACTOR_VERSION * 100 + MASK_VERSION;

/** What one session may weigh, however long it is. What lies beyond is counted in `cut`. */
export const BOUNDS = {
  steps: 4000,
  tokens: 600,
  errors: 200,
  directives: 80,
  rejections: 40,
  planted: 20,
  criteria: 60,
  gaps: 60,
  tools: 120,
  people: 8,
} as const;

/** A stretch of one event's text. */
export interface Span {
  event: number;
  start: number;
  end: number;
}

/** Whose failure an error is. Only what the agent did, or can do something about, can teach the agent; what a test or a linter reports is the work itself. */
export const FAULTS = ["agent", "simulator", "harness", "environment", "person", "check"] as const;
export type Fault = (typeof FAULTS)[number];

/** What came after an error, as far as it was seen within the next calls of the same thread. */
export interface Recovery {
  /** `arguments`: the same call with others; `steps`: the same call after something else; `retry`: simply again; `other`: another tool instead. */
  how: "arguments" | "steps" | "retry" | "other";
  /** Changed argument names: `+` added, `-` left out, `~` another value; of a shell line its words: `<` left out, `>` put in. Sorted. */
  changed: string[];
  /** The new value of each changed argument where it is short and plain, as JSON; else empty. */
  values: string[];
  /** Tools (`tool` or `tool:verb`) that succeeded in between, in order, without repeats; for `other` the one that came instead. */
  via: string[];
  /** The calls of those, in the same order. */
  viaCalls: Span[];
  /** The call that succeeded. */
  call: Span;
}

export interface ErrorFeature {
  tool: string;
  verb: string;
  /** Masked template of the line that says what went wrong. */
  mask: string;
  fault: Fault;
  /** The line itself. */
  said: Span;
  /** The call that failed, when it was seen. */
  call: Span | null;
  recovery: Recovery | null;
  /** Further calls of the same thing that failed before it was resolved, by what they changed; `` is the same call again. At most three. */
  tried: string[];
}

/** What a person asked the agent to do, or not to do. */
export interface DirectiveFeature {
  language: string;
  polarity: "do" | "do_not";
  verb: string;
  /** Content words after the verb, in order, lower case. */
  objects: string[];
  /** What is to be left, where it says "instead of", "not", "rather than". */
  instead: string[];
  /** A word such as always, never, from now on. */
  persistent: boolean;
  /** It came after the agent had begun to work: a correction rather than the task. */
  late: boolean;
  /** It says itself that it corrects ("no, …", "again: …", "I told you …"), or it came with a refused tool call. */
  correcting: boolean;
  /** Who typed it, as the source names them; empty when it does not say. */
  person: string;
  /** The sentence, verbatim. */
  words: string;
  said: Span;
}

/** A tool call that a person did not allow, with their words where they gave some. */
export interface RejectionFeature {
  tool: string;
  verb: string;
  person: string;
  said: Span;
}

/** Words in a tool's output that address the agent as if they were orders. */
export interface PlantedFeature {
  tool: string;
  mask: string;
  /** Whether it holds characters that a reader cannot see. */
  hidden: boolean;
  /** Verbatim, invisible characters included. */
  words: string;
  said: Span;
}

/** How often a tool answered, and the first call that went well. */
export interface ToolUse {
  tool: string;
  verb: string;
  ok: number;
  errors: number;
  good: Span | null;
}

/** A rubric criterion that failed at one iteration and passed at a later one. */
export interface FlippedCriterion {
  criterion: string;
  failed: number;
  passed: number;
  /** Where the grader says that it is not met. */
  said: Span | null;
  /** What the agent handed in afterwards. */
  fixed: Span | null;
}

/** A rubric criterion that was met the first time it was judged. */
export interface PassedCriterion {
  criterion: string;
  /** Where the grader says so, or what was handed in. */
  said: Span;
}

/** A difference between what the agent handed in first and what stood in the end, after a grader or a person had looked at it. */
export interface GapFeature {
  /** What was handed in: the tool that wrote it, or `message`. */
  what: string;
  by: "grader" | "person";
  /** A line of text, or a place in structured data. */
  form: "line" | "path";
  /** Masked: what stood there first; empty when it was missing. */
  before: string;
  /** Masked: what stood there in the end; empty when it was taken out. */
  after: string;
  /** The place in structured data, `$.items[].price`; empty for text. */
  path: string;
  first: Span;
  last: Span;
  /** The words of who looked at the first one. */
  said: Span | null;
}

/** Features while a session is read. */
export interface GrowingFeatures extends SessionFeatures {
  steps: number[];
  at: number[];
}

export interface SessionFeatures {
  version: number;
  /** Distinct tokens `speaker>tool[:verb]:ok` and `…:error#mask`, in order of first use. */
  tokens: string[];
  /** The session as ordinals of tokens. */
  steps: ArrayLike<number>;
  /** The call behind each step as `event * 256 + length of its opening`, which starts at 0; 0 means that it cannot be quoted. */
  at: ArrayLike<number>;
  tools: ToolUse[];
  errors: ErrorFeature[];
  directives: DirectiveFeature[];
  rejections: RejectionFeature[];
  planted: PlantedFeature[];
  criteria: FlippedCriterion[];
  passed: PassedCriterion[];
  gaps: GapFeature[];
  /** Who typed in the session, as the source names them, in order of appearance. */
  people: string[];
  /** Events at which a person stopped the agent. */
  interrupts: number[];
  /** Turns of people in a language without a cue table: counted, not guessed at. */
  unread: Record<string, number>;
  /** Features left out because of the bounds. */
  cut: number;
}
