import { Random } from "../random";
import { jsonLines } from "./file";

const REJECTED =
  "The user doesn't want to proceed with this tool use. The tool use was rejected (eg. if it was a file edit, the new_string was NOT written to the file). To tell you how to proceed, the user said:\n";

/** Writes one Claude Code transcript: a tree of records by `parentUuid`, one JSON Lines file. */
export class ClaudeCodeWriter {
  readonly records: object[] = [];
  readonly sessionId: string;
  readonly #random: Random;
  readonly #base: Record<string, unknown>;
  #at: number;
  #parent: string | null = null;

  constructor(options: { seed: string; home: string; project: string; branch: string; startedAt: Date; version: string }) {
    this.#random = new Random(`claude-code/${options.seed}`);
    this.sessionId = this.#random.uuid();
    this.#at = options.startedAt.getTime();
    this.#base = {
      userType: "external",
      cwd: `${options.home}/code/${options.project}`,
      sessionId: this.sessionId,
      version: options.version,
      gitBranch: options.branch,
    };
    this.#add({
      type: "progress",
      data: { type: "hook_progress", hookEvent: "SessionStart", hookName: "SessionStart:startup", command: "scripts/session-hook" },
    });
  }

  #add(record: Record<string, unknown>, sidechain = false): string {
    const uuid = this.#random.uuid();
    this.#at += this.#random.int(900, 21_000);
    this.records.push({ parentUuid: this.#parent, isSidechain: sidechain, ...this.#base, ...record, uuid, timestamp: new Date(this.#at).toISOString() });
    this.#parent = uuid;
    return uuid;
  }

  /** What a person typed. */
  person(text: string): void {
    this.#add({ type: "user", message: { role: "user", content: text } });
  }

  /** What the harness put into a user record. */
  meta(text: string): void {
    this.#add({ type: "user", isMeta: true, message: { role: "user", content: text } });
  }

  says(text: string, sidechain = false): void {
    this.#assistant([{ type: "text", text }], sidechain);
  }

  #assistant(content: object[], sidechain = false): void {
    const message = {
      model: "claude-sonnet",
      id: `msg_${this.#random.hex(20)}`,
      type: "message",
      role: "assistant",
      content,
      stop_reason: null,
      usage: { input_tokens: this.#random.int(3, 90), output_tokens: this.#random.int(20, 900) },
    };
    this.#add({ type: "assistant", message, requestId: `req_${this.#random.hex(20)}` }, sidechain);
  }

  #use(name: string, input: object, sidechain: boolean): string {
    const id = `toolu_${this.#random.hex(20)}`;
    this.#assistant([{ type: "tool_use", id, name, input }], sidechain);
    return id;
  }

  #result(id: string, content: string, error: boolean, sidechain: boolean): void {
    const block = { tool_use_id: id, type: "tool_result", content, ...(error ? { is_error: true } : {}) };
    this.#add(
      {
        type: "user",
        message: { role: "user", content: [block] },
        toolUseResult: error ? `Error: ${content}` : { stdout: content, stderr: "", interrupted: false },
      },
      sidechain,
    );
  }

  tool(name: string, input: object, result: string, sidechain = false): void {
    this.#result(this.#use(name, input, sidechain), result, false, sidechain);
  }

  fails(name: string, input: object, error: string, sidechain = false): void {
    this.#result(this.#use(name, input, sidechain), error, true, sidechain);
  }

  /** A call that the person refused, with what they typed instead. */
  rejected(name: string, input: object, words: string): void {
    this.#result(this.#use(name, input, false), REJECTED + words, true, false);
  }

  interrupted(): void {
    this.#add({ type: "user", message: { role: "user", content: [{ type: "text", text: "[Request interrupted by user]" }] } });
  }

  /** A specialist's side work under a Task call. */
  sidechain(prompt: string, work: () => void, answer: string): void {
    const id = this.#use("Task", { description: prompt.slice(0, 40), prompt, subagent_type: "general-purpose" }, false);
    const parent = this.#parent;
    this.#parent = null;
    this.#add({ type: "user", message: { role: "user", content: prompt } }, true);
    work();
    this.#parent = parent;
    this.#result(id, answer, false, false);
  }

  apiError(): void {
    this.#add({ type: "system", subtype: "api_error", level: "error", error: { status: 529 }, retryInMs: 600, retryAttempt: 1 });
  }

  hookSummary(): void {
    this.#add({
      type: "system",
      subtype: "stop_hook_summary",
      hookCount: 1,
      hookInfos: [{ command: "scripts/session-hook" }],
      hookErrors: [],
      preventedContinuation: false,
      stopReason: "",
      hasOutput: false,
      level: "suggestion",
    });
  }

  summary(text: string): void {
    this.records.push({ type: "summary", summary: text, leafUuid: this.#parent });
  }

  file(upTo = this.records.length): string {
    return jsonLines(this.records.slice(0, upTo));
  }
}
