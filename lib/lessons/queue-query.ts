import { z } from "zod";
import { RISKS } from "./desk-types";
import { KINDS, OPERATIONS, STRENGTHS } from "./lesson";

/** The address of a pile of the desk: tab, filters, search and order. Pure, for the server and the browser. */

export const TABS = ["turn", "waiting", "held", "quarantined", "decided"] as const;
/** The five piles. "turn" waits for this person, "waiting" for others. */
export type Tab = (typeof TABS)[number];

export const SORTS = ["impact", "risk", "age"] as const;
export type Sort = (typeof SORTS)[number];

export const AGES = ["day", "week", "month", "older"] as const;
export type Age = (typeof AGES)[number];

const several = <const V extends readonly [string, ...string[]]>(values: V) =>
  z
    .string()
    .transform((text) => text.split(",").filter(Boolean))
    .pipe(z.array(z.enum(values)).min(1).max(values.length));

export const QueueQuery = z.object({
  tab: z.enum(TABS).default("turn"),
  sort: z.enum(SORTS).default("impact"),
  kind: several(KINDS).optional(),
  operation: several(OPERATIONS).optional(),
  strength: several(STRENGTHS).optional(),
  risk: several(RISKS).optional(),
  /** The name of an agent that gets it or in whose sessions it was seen. */
  agent: z.string().trim().min(1).max(200).optional(),
  dream: z
    .string()
    .regex(/^drm_[0-9a-f]{32}$/)
    .optional(),
  age: z.enum(AGES).optional(),
  assignee: z
    .string()
    .regex(/^(?:me|none|usr_[0-9a-f]{32})$/)
    .optional(),
  q: z.string().trim().min(1).max(300).optional(),
  cursor: z.string().max(500).optional(),
  /** Since when decisions count as done: the reader's midnight. */
  since: z.iso.datetime({ offset: true }).optional(),
});
export type QueueQuery = z.output<typeof QueueQuery>;

/** The query of a page's address. What is not valid there counts as not given: people edit addresses. */
export function queueQueryOf(given: Record<string, string | string[] | undefined>): QueueQuery {
  const valid: Record<string, string> = {};
  for (const [key, schema] of Object.entries(QueueQuery.shape)) {
    const value = given[key];
    if (typeof value === "string" && value !== "" && schema.safeParse(value).success) valid[key] = value;
  }
  return QueueQuery.parse(valid);
}

/** The query as the parameters of an address, without what is the default. */
export function queueParams(query: QueueQuery): URLSearchParams {
  const params = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) {
    if (value === undefined || (key === "tab" && value === "turn") || (key === "sort" && value === "impact")) continue;
    params.set(key, Array.isArray(value) ? value.join(",") : value);
  }
  return params;
}
