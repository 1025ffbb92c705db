import { z } from "zod";
import { AUDIT_ACTIONS } from "./actions";

/** The domains of acts, for the filter "what". */
export const AUDIT_AREAS = [...new Set(AUDIT_ACTIONS.map((action) => action.split(".")[0]!))];

/** The filters of the trail. */
export const auditFilters = z.object({
  /** The id of who acted. */
  who: z.string().trim().max(100).optional(),
  /** An area such as "lesson", or one act such as "lesson.approved". */
  what: z
    .string()
    .refine((value) => AUDIT_AREAS.includes(value) || (AUDIT_ACTIONS as readonly string[]).includes(value), "There is no such act.")
    .optional(),
  /** The id of what it was done to. */
  object: z.string().trim().max(100).optional(),
  /** First and last day, in UTC. */
  from: z.iso.date("Days are written 2026-01-31.").optional(),
  to: z.iso.date("Days are written 2026-01-31.").optional(),
  cursor: z.string().max(500).optional(),
});

export type AuditFilters = z.output<typeof auditFilters>;

/** The filters out of a page's address. What is not valid there counts as not given: people edit addresses. */
export function filtersOfAddress(given: Record<string, string | string[] | undefined>): AuditFilters {
  const filters: Record<string, string> = {};
  for (const [key, schema] of Object.entries(auditFilters.shape)) {
    const parsed = schema.safeParse(given[key] || undefined);
    if (parsed.success && parsed.data) filters[key] = parsed.data;
  }
  return filters;
}

/** The acts that a filter "what" stands for. */
export function actionsOf(what: string): string[] {
  return what.includes(".") ? [what] : AUDIT_ACTIONS.filter((action) => action.startsWith(`${what}.`));
}
