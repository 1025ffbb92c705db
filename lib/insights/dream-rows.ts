import type { Act } from "./acts";

export interface DreamRow {
  seq: number;
  at: string;
  dreamId: string;
  status: "completed" | "failed" | "canceled";
  sessions: number;
  findings: number;
  lessons: number;
}

const STATUS: Record<string, DreamRow["status"]> = { "dream.completed": "completed", "dream.failed": "failed", "dream.canceled": "canceled" };
const number = (value: unknown): number => (typeof value === "number" ? value : 0);

/** The end of a dream, or null for another entry. */
export function dreamRow({ action, facts, object, seq, at }: Act): DreamRow | null {
  const status = STATUS[action];
  if (!status) return null;
  return { seq, at, dreamId: object.id, status, sessions: number(facts.sessions), findings: number(facts.findings), lessons: number(facts.lessons) };
}
