import type { BetaManagedAgentsAgent } from "@anthropic-ai/sdk/resources/beta/agents/agents";
import type { BetaDream } from "@anthropic-ai/sdk/resources/beta/dreams";
import type { BetaManagedAgentsMemory } from "@anthropic-ai/sdk/resources/beta/memory-stores/memories";
import type { BetaManagedAgentsMemoryStore } from "@anthropic-ai/sdk/resources/beta/memory-stores/memory-stores";
import type { BetaManagedAgentsActor, BetaManagedAgentsMemoryVersion } from "@anthropic-ai/sdk/resources/beta/memory-stores/memory-versions";
import type { BetaManagedAgentsSessionEvent } from "@anthropic-ai/sdk/resources/beta/sessions/events";
import type { BetaManagedAgentsSession } from "@anthropic-ai/sdk/resources/beta/sessions/sessions";
import type { BetaManagedAgentsSessionThread } from "@anthropic-ai/sdk/resources/beta/sessions/threads/threads";
import { makeId } from "./ids";

export type Event = BetaManagedAgentsSessionEvent;

export interface HeldThread {
  thread: BetaManagedAgentsSessionThread;
  /** The primary thread's are the session's stream, which condenses the others. */
  events: Event[];
}

export interface HeldSession {
  session: BetaManagedAgentsSession;
  /** The primary one first. */
  threads: HeldThread[];
}

export interface HeldMemory {
  memory: BetaManagedAgentsMemory & { content: string };
}

export interface HeldStore {
  store: BetaManagedAgentsMemoryStore;
  /** By memory id. */
  memories: Map<string, HeldMemory>;
  versions: BetaManagedAgentsMemoryVersion[];
}

export interface DreamWrite {
  path: string;
  /** Null deletes the file at the path. */
  content: string | null;
  /** Where the file was before, when it moves. */
  from?: string;
}

/** How the next dream goes, when a test says so. */
export interface DreamScript {
  writes?: DreamWrite[];
  end?: { status: "completed" } | { status: "failed"; error: { type: string; message: string } };
  /** The dream ends before it has recorded its output store. */
  withoutOutput?: boolean;
  /** Milliseconds it waits, and that each of its steps takes. */
  pendingMs?: number;
  stepMs?: number;
}

export interface HeldDream {
  dream: BetaDream;
  script: DreamScript | null;
  timer: NodeJS.Timeout | null;
}

export interface Timing {
  pendingMs: number;
  stepMs: number;
}

/** Everything the server knows. One organization, one workspace. */
export class World {
  readonly organizationId = makeId("org");
  readonly workspaceId: string;
  readonly agents = new Map<string, BetaManagedAgentsAgent[]>();
  readonly sessions = new Map<string, HeldSession>();
  readonly stores = new Map<string, HeldStore>();
  readonly dreams = new Map<string, HeldDream>();
  readonly scripts: DreamScript[] = [];
  readonly keys = new Map<string, string>();
  timing: Timing = { pendingMs: 20, stepMs: 5 };
  /** Told of everything that a webhook would tell. */
  onEvent: (type: string, id: string, extra?: Record<string, string>) => void = () => undefined;
  /** Told of every event that a session gets. */
  readonly listeners = new Set<(sessionId: string, threadId: string, event: Event) => void>();

  constructor(options: { workspaceId?: string; keys?: readonly string[] } = {}) {
    this.workspaceId = options.workspaceId ?? makeId("wrkspc");
    for (const key of options.keys ?? []) this.keys.set(key, makeId("apikey"));
  }

  /** Adds events to a session's thread, the primary one when none is named. */
  append(held: HeldSession, events: readonly Event[], threadId?: string): void {
    const thread = threadId === undefined ? held.threads[0] : held.threads.find((each) => each.thread.id === threadId);
    if (!thread) throw new Error(`no thread ${threadId}`);
    for (const event of events) {
      thread.events.push(event);
      for (const listener of this.listeners) listener(held.session.id, thread.thread.id, event);
    }
    held.session.updated_at = now();
  }

  stop(): void {
    for (const dream of this.dreams.values()) if (dream.timer) clearTimeout(dream.timer);
  }
}

let last = 0;
/** The present, never the same millisecond twice, so that times order what happened. */
export function now(): string {
  last = Math.max(Date.now(), last + 1);
  return new Date(last).toISOString();
}

export type StoreActor = BetaManagedAgentsActor;
