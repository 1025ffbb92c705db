import type { EventDraft, GuidanceFound, OutcomeDraft, ThreadDraft, VerdictDraft, VerdictResult } from "../session";

/** What is known when a session's first event arrives. */
export interface SessionHead {
  /** The format it came in: claude_code, tau2 … */
  source: string;
  /** The source's own id, or null while the session is only known by its content. */
  sourceId: string | null;
}

/** What is known when a session's last event has been read. */
export interface SessionTail {
  source: string;
  sourceId: string;
  agent: string;
  agentVersion: string;
  taskKey: string | null;
  environment: string;
  title: string;
  startedAt: Date | null;
  endedAt: Date | null;
  reward: number | null;
  verdict: VerdictResult | null;
  /** yes, no, or null when it is left out of comparisons */
  succeeded: boolean | null;
  eventCount: number;
  errorCount: number;
  threads: readonly ThreadDraft[];
  outcomes: readonly OutcomeDraft[];
  verdicts: readonly VerdictDraft[];
  guidance: readonly GuidanceFound[];
  /** 64 hex digits over all events and the verdicts. */
  contentHash: string;
}

/** Takes one session's events in order: the nth push is the event with index n, from 0. Must not keep their texts. */
export interface FeatureBuilder {
  push(event: EventDraft): void;
  /** The packed features, stored beside the session in the same transaction. */
  finish(tail: SessionTail): Uint8Array;
}

/**
 * Turns a session into its packed features in the one pass of the import. Declared here and implemented by the dreams, so that
 * sessions do not depend on them. An extended session is pushed again from its first event.
 */
export interface FeatureExtractor {
  /** Stored beside the features: those of another version are rebuilt. */
  readonly version: number;
  start(head: SessionHead): FeatureBuilder;
}

/** No features at all: for tests of the import itself, and for tools that only store. */
export const NO_FEATURES: FeatureExtractor = {
  version: 0,
  start: () => ({ push: () => undefined, finish: () => new Uint8Array(0) }),
};
