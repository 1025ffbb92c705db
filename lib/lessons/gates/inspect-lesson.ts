import path from "node:path";
import { Worker } from "node:worker_threads";
import { log } from "@/lib/log";
import type { GateFlag, LessonText, Quote } from "../lesson";
import { type InspectContext, inspect } from "./gates";

/** How long the gates may take for one text. Ordinary ones take a few milliseconds; a machine with much else to do takes longer. */
const LIMIT_MS = 10_000;
/** How long one text waits for the thread to start; beyond it the gates run here, as commands call them inside a transaction. */
const START_MS = 2_000;

const OVERTIME: GateFlag = {
  rule: "text.not_inspected",
  severity: "block",
  message: "The gates did not finish on this text in time, so nothing is known about it.",
  field: "body",
};

interface Waiting {
  resolve: (flags: GateFlag[]) => void;
  reject: (error: Error) => void;
  timer: NodeJS.Timeout | undefined;
}

type Message = { ready?: true; id?: number; began?: true; flags?: GateFlag[]; failed?: string };

/** One thread a process, started when it is first needed, replaced when a text holds it up. */
class GateThread {
  private thread: Worker | undefined;
  private readonly waiting = new Map<number, Waiting>();
  private next = 0;
  private ready: Promise<boolean> | undefined;

  private start(): Promise<boolean> {
    if (this.ready) return this.ready;
    const root = process.env.LUCID_ROOT ?? process.cwd();
    const thread = new Worker(path.join(/* turbopackIgnore: true */ root, "lib", "lessons", "gates", "worker.mjs"), {
      workerData: { root },
      execArgv: [],
      stdout: false,
    });
    this.thread = thread;
    this.ready = new Promise((resolve) => {
      thread.on("message", (message: Message) => {
        if (message.ready) resolve(true);
        else this.hear(message);
        this.holdWhileWaiting();
      });
      thread.on("error", (error) => {
        log.error({ err: error }, "the thread of the safety gates stopped");
        resolve(false);
        this.end(thread, error);
      });
    });
    return this.ready;
  }

  /** Whether the thread is ready within its time. It goes on starting for the next text. */
  async startedSoon(): Promise<boolean> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<boolean>((resolve) => {
      timer = setTimeout(() => resolve(false), START_MS);
    });
    try {
      return await Promise.race([this.start(), late]);
    } finally {
      clearTimeout(timer);
    }
  }

  /** A thread without work keeps no process alive; loading its code would, so this is said anew after every message. */
  private holdWhileWaiting(): void {
    if (this.waiting.size === 0) this.thread?.unref();
    else this.thread?.ref();
  }

  private hear({ id, began, flags, failed }: Message): void {
    const waiting = id === undefined ? undefined : this.waiting.get(id);
    if (id === undefined || !waiting) return;
    if (began) {
      waiting.timer = setTimeout(() => this.overtime(id), LIMIT_MS);
      return;
    }
    clearTimeout(waiting.timer);
    this.waiting.delete(id);
    if (flags) waiting.resolve(flags);
    else waiting.reject(new Error(failed ?? "the gates failed"));
  }

  /** The text in hand gets its flag; those behind it are asked again of a new thread. */
  private overtime(id: number): void {
    const waiting = this.waiting.get(id);
    this.waiting.delete(id);
    waiting?.resolve([OVERTIME]);
    if (this.thread) this.end(this.thread, new Error("overtime"));
  }

  private end(thread: Worker, error: Error): void {
    if (this.thread !== thread) return;
    this.thread = undefined;
    this.ready = undefined;
    void thread.terminate();
    const left = [...this.waiting.values()];
    this.waiting.clear();
    for (const one of left) {
      clearTimeout(one.timer);
      one.reject(error);
    }
  }

  async inspect(text: LessonText, quotes: readonly Quote[], context: InspectContext): Promise<GateFlag[]> {
    // What another text broke off is tried once more, and then here.
    for (let attempt = 0; attempt < 2 && (await this.startedSoon()); attempt++) {
      try {
        return await new Promise((resolve, reject) => {
          const id = this.next++;
          this.waiting.set(id, { resolve, reject, timer: undefined });
          this.holdWhileWaiting();
          this.thread?.postMessage({ id, text, quotes, context });
        });
      } catch (error) {
        log.warn({ err: error }, "a lesson is inspected again");
      }
    }
    return inspect(text, quotes, context);
  }
}

const holder = globalThis as typeof globalThis & { lucidGates?: GateThread };

/** Starts the thread ahead of the first text: when a console or a worker starts. */
export async function warmGates(): Promise<void> {
  holder.lucidGates ??= new GateThread();
  await holder.lucidGates.startedSoon();
}

/**
 * `inspect` in a thread beside this one, with a time limit. A text on which the gates do not finish is blocked for that very reason.
 * This is the form for commands and jobs; the editor, which only previews, calls `inspect` itself.
 */
export function inspectLesson(text: LessonText, quotes: readonly Quote[], context: InspectContext = {}): Promise<GateFlag[]> {
  holder.lucidGates ??= new GateThread();
  return holder.lucidGates.inspect(text, quotes, context);
}
