import { z } from "zod";
import { VERDICTS } from "../session";

const TIME = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})?)?$/;

function time(name: string) {
  const wanted = `${name} must be a time in ISO 8601, such as 2026-03-01T00:00:00Z, or a day.`;
  return z.string().refine((value) => TIME.test(value) && !Number.isNaN(Date.parse(value)), wanted);
}

/** Which sessions a list shows. Everything absent means all. */
export const sessionFilter = z.object({
  agent: z.string().min(1).max(200).optional(),
  /** Did it succeed: yes, no, or left out of comparisons. */
  outcome: z.enum(["succeeded", "failed", "open"]).optional(),
  verdict: z.enum(VERDICTS).optional(),
  task: z.string().min(1).max(500).optional(),
  source: z.string().min(1).max(100).optional(),
  /** From this day or time on (ISO 8601; a day alone is UTC). */
  from: time("from").optional(),
  /** Until this time; a day alone includes the whole day. */
  to: time("to").optional(),
  errors: z.boolean().optional(),
});

export type SessionFilter = z.infer<typeof sessionFilter>;

/** The filter as SQL over `sessions s`; its values are pushed on `values`, where `$1` is the workspace. */
export function filterSql(filter: SessionFilter, values: unknown[]): string {
  const where = ["s.workspace_id = $1", "s.current"];
  const add = (text: (place: string) => string, value: unknown) => where.push(text(`$${values.push(value)}`));
  if (filter.agent !== undefined) add((p) => `s.agent_id = (SELECT id FROM agents WHERE workspace_id = $1 AND name = ${p})`, filter.agent);
  if (filter.outcome === "open") where.push("s.succeeded IS NULL");
  else if (filter.outcome) add((p) => `s.succeeded = ${p}`, filter.outcome === "succeeded");
  if (filter.verdict) add((p) => `s.verdict = ${p}`, filter.verdict);
  if (filter.task !== undefined) add((p) => `s.task_key = ${p}`, filter.task);
  if (filter.source !== undefined) add((p) => `s.source = ${p}`, filter.source);
  if (filter.from) add((p) => `s.occurred_at >= ${p}`, new Date(filter.from));
  if (filter.to) add((p) => `s.occurred_at < ${p}`, endOf(filter.to));
  if (filter.errors) where.push("s.error_count > 0");
  return where.join(" AND ");
}

function endOf(to: string): Date {
  const time = new Date(to);
  return to.length === 10 ? new Date(time.getTime() + 86_400_000) : time;
}

/** Whether anything is filtered at all. */
export function isFiltered(filter: SessionFilter): boolean {
  return Object.values(filter).some((value) => value !== undefined && value !== false);
}
