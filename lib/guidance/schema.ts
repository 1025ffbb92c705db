import { z } from "zod";
import { AppError } from "@/lib/errors";
import { isId } from "@/lib/ids";
import { FORMATS } from "./formats";

const name = z.string().trim().min(1).max(500);
const note = z.string().trim().max(2000, "A note has at most 2,000 characters.").default("");

export const publishSchema = z.object({
  releaseId: z.string().refine((value) => isId("release", value), "This is not the id of a release."),
  /** The digest of the complete resulting guidance that the person saw. */
  expectedDigest: z.string().regex(/^[0-9a-f]{64}$/, "Reload the page and try again."),
  note,
});
export type PublishInput = z.input<typeof publishSchema>;

export const returnSchema = z.object({
  number: z.number().int().min(0),
  note,
  /** The release in force that the person saw, when they saw one. */
  inForce: z.number().int().min(0).optional(),
});
export type ReturnInput = z.input<typeof returnSchema>;

/** Who asks for guidance, in which form, and of when. */
export const askSchema = z.object({
  agent: name.optional(),
  role: name.optional(),
  task: name.optional(),
  tools: z.array(name).max(1000).optional(),
  at: z.date().optional(),
});
export type Ask = z.input<typeof askSchema>;

function list(values: string[]): string[] {
  return values
    .flatMap((value) => value.split(","))
    .map((value) => value.trim())
    .filter((value) => value !== "");
}

const text = z
  .string()
  .trim()
  .max(500, "This is longer than 500 characters.")
  .transform((value) => (value === "" ? undefined : value))
  .optional();

/**
 * Refuses what an address does not know: a mistyped filter that is ignored would give everything.
 * @throws AppError invalid naming the stranger and the names that are known
 */
function assertKnown(what: string, given: Iterable<string>, known: readonly string[]): void {
  for (const name of given) {
    if (known.includes(name)) continue;
    const shown = name.length > 60 ? `${name.slice(0, 60)}…` : name;
    throw new AppError("invalid", `There is no ${what} "${shown}". There are ${known.join(", ")}.`, { field: shown });
  }
}

const guidanceQuerySchema = z.object({
  agent: text,
  role: text,
  task: text,
  session: text,
  tools: z.array(z.string()).max(1000).transform(list).pipe(z.array(name).max(1000)),
  format: z.enum(FORMATS, `A format is one of ${FORMATS.join(", ")}.`).default("json"),
  at: z.iso
    .datetime({ offset: true, error: "Write the time as ISO 8601 with a zone, for example 2026-01-31T09:00:00Z." })
    .transform((value) => new Date(value))
    .optional(),
});
export type GuidanceQuery = z.output<typeof guidanceQuerySchema>;
const QUERY_NAMES = Object.keys(guidanceQuerySchema.shape);

// Agents ask the same again and again; a query with a session is its own.
const MAX_QUERIES = 500;
const queries = new Map<string, GuidanceQuery>();

/** The query string of `GET /api/v1/guidance`, from the request's address. @throws AppError, ZodError */
export function guidanceQueryOf(url: string): GuidanceQuery {
  const mark = url.indexOf("?");
  const search = mark === -1 ? "" : url.slice(mark + 1);
  const known = queries.get(search);
  if (known) return known;
  const params = new URLSearchParams(search);
  assertKnown("parameter", params.keys(), QUERY_NAMES);
  const query = Object.freeze(guidanceQuerySchema.parse({ ...Object.fromEntries(params), tools: params.getAll("tools") }));
  if (query.session === undefined) {
    if (queries.size >= MAX_QUERIES) queries.clear();
    queries.set(search, query);
  }
  return query;
}

/** The body of `POST /api/v1/deliveries`. */
export const deliverySchema = z
  .object({
    session: name,
    release: z.number().int().min(0),
    destination: z.enum(["rest", "files", "mcp", "claude_memory_store"]).default("rest"),
    agent: z.string().trim().max(500).default(""),
    items: z
      .array(z.strictObject({ path: z.string().max(200), sha256: z.string().regex(/^[0-9a-f]{64}$/) }))
      .max(10_000)
      .optional(),
    read: z.boolean().default(false),
  })
  .strict();
export type DeliveryInput = z.input<typeof deliverySchema>;

/** The body of `POST /api/v1/deliveries`. @throws AppError, ZodError */
export function readDelivery(body: unknown): DeliveryInput {
  if (typeof body === "object" && body !== null) assertKnown("field", Object.keys(body), Object.keys(deliverySchema.shape));
  return deliverySchema.parse(body);
}

/** The body of `POST /api/v1/deliveries/outcomes` and what the tool `report_outcome` takes. */
export const outcomeSchema = z.strictObject({
  session: name,
  agent: z.string().trim().max(500).default(""),
  result: z.enum(["succeeded", "failed", "unclear"]),
  note: z.string().trim().max(2000, "A note has at most 2,000 characters.").default(""),
  items: z
    .array(z.strictObject({ path: z.string().min(1).max(200), judgement: z.enum(["helpful", "harmful", "unused"]) }))
    .max(200)
    .default([]),
});
export type OutcomeInput = z.input<typeof outcomeSchema>;

const typed = z.string().trim().max(500).catch("");

/** The preview's form. Anything odd in the address is as if it was not said. */
export const previewSchema = z.object({
  agent: typed,
  role: typed,
  task: typed,
  tools: typed,
  /** A minute in UTC, as a browser writes it; empty for now. */
  at: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/)
    .refine((value) => !Number.isNaN(Date.parse(`${value}Z`)))
    .catch(""),
  format: z.enum(FORMATS).catch("markdown"),
});

/** The query string of `GET /api/v1/guidance/changes`. */
export const changesSchema = z.object({
  after: z
    .string()
    .regex(/^(?:\d{1,10}|none)$/, "Name the number of a release, or none.")
    .optional()
    .meta({ description: "the release that you know: its number, or none" }),
  wait: z.coerce.number().min(0).max(60).optional().meta({ description: "seconds to wait for another one; without it the answer is a stream of events" }),
});

const releaseNumber = z.coerce.number().int().min(0).max(2_147_483_647).optional().catch(undefined);

/** The address of a comparison: two numbers of releases. Anything odd is as if it was not said. */
export const compareSchema = z.object({ from: releaseNumber, to: releaseNumber });

/** The console's form for finding what fits a task. */
export const findFormSchema = z.object({ task: z.string().trim().max(20_000).catch(""), tools: typed, agent: typed });
