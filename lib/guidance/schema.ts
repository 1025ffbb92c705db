import { z } from "zod";
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

/** The query string of `GET /api/v1/guidance`. */
export const guidanceQuerySchema = z.object({
  agent: text,
  role: text,
  task: text,
  session: text,
  tools: z.array(z.string()).max(1000).transform(list),
  format: z.enum(FORMATS, `A format is one of ${FORMATS.join(", ")}.`).default("json"),
  at: z.iso
    .datetime({ offset: true, error: "Write the time as ISO 8601 with a zone, for example 2026-01-31T09:00:00Z." })
    .transform((value) => new Date(value))
    .optional(),
});
export type GuidanceQuery = z.output<typeof guidanceQuerySchema>;

/** The body of `POST /api/v1/deliveries`. */
export const deliverySchema = z
  .object({
    session: name,
    release: z.number().int().min(0),
    destination: z.enum(["rest", "files", "mcp", "claude_memory_store"]).default("rest"),
    agent: z.string().trim().max(500).default(""),
    items: z
      .array(z.object({ path: z.string().max(200), sha256: z.string().regex(/^[0-9a-f]{64}$/) }))
      .max(10_000)
      .optional(),
    read: z.boolean().default(false),
  })
  .strict();
export type DeliveryInput = z.input<typeof deliverySchema>;

const typed = z.string().trim().max(500).catch("");

/** The preview's form. Anything odd in the address is as if it was not said. */
export const previewSchema = z.object({ agent: typed, role: typed, task: typed, tools: typed, format: z.enum(FORMATS).catch("markdown") });
