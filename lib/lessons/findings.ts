import { z } from "zod";

/** A short list of where a pattern was seen, the largest first. */
const Tally = z.array(z.object({ label: z.string(), sessions: z.number() }));

/**
 * What a dream may say about a pattern beyond the contract, as far as the desk shows it. Everything is optional and anything
 * else is kept but not shown, so that an engine can grow without the desk.
 */
export const LessonFindings = z.object({
  /** Findings of one family are one finding when they share half of their sessions; see rejection.ts. */
  family: z.string().optional(),
  /** ISO dates (YYYY-MM-DD) with the number of sessions. */
  days: Tally.optional(),
  people: Tally.optional(),
  agentVersions: Tally.optional(),
  tools: Tally.optional(),
  /** A burst in time over many tasks: more likely an outage than a habit. A sentence. */
  incident: z.string().optional(),
  /** One person's wish, not the team's. A sentence. */
  personal: z.string().optional(),
  /** What the pattern says against guidance or another lesson. */
  contradictions: z
    .array(
      z.object({
        lessonId: z.string().optional(),
        itemId: z.string().optional(),
        fingerprint: z.string().optional(),
        title: z.string(),
        text: z.string().optional(),
      }),
    )
    .optional(),
  /** Counts by stratum, for the forest. */
  strata: z.array(z.object({ stratum: z.string(), n11: z.number(), n10: z.number(), n01: z.number(), n00: z.number() })).optional(),
  /** How sessions got out of it: sentences. */
  recovery: z.array(z.string()).optional(),
  /** Totals behind the quotes that are shown. */
  totals: z.object({ supports: z.number(), contradicts: z.number() }).partial().optional(),
  /** Further remarks, as sentences. */
  notes: z.array(z.string()).optional(),
  /** Who took it out of the held-back lessons. */
  releasedBy: z.string().optional(),
});
export type LessonFindings = z.infer<typeof LessonFindings>;

/** The part of a stored `findings` that the desk understands; a field of another shape is left out, not an error. */
export function readFindings(stored: unknown): LessonFindings {
  if (typeof stored !== "object" || stored === null) return {};
  const result: Record<string, unknown> = {};
  for (const [key, schema] of Object.entries(LessonFindings.shape)) {
    const parsed = schema.safeParse((stored as Record<string, unknown>)[key]);
    if (parsed.success && parsed.data !== undefined) result[key] = parsed.data;
  }
  return result;
}
