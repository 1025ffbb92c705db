/** A session as the sample writers think of it, before a format turns it into the bytes that an importer reads. */

export interface Call {
  name: string;
  args: Record<string, unknown>;
  result: string;
  failed: boolean;
}

export type Turn =
  | { who: "system"; text: string }
  | { who: "customer"; text: string }
  | { who: "supervisor"; name: string; text: string }
  | { who: "agent"; text: string; calls: Call[] };

export interface Transcript {
  id: string;
  task: string;
  agent: string;
  version: string;
  environment: string;
  startedAt: Date;
  /** Null when nobody judged it. */
  reward: number | null;
  turns: Turn[];
}
