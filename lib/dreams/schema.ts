import { z } from "zod";
import { isId } from "@/lib/ids";
import { sessionFilter } from "@/lib/sessions/queries/filter";

const since = z
  .string()
  .max(40)
  .refine((value) => !Number.isNaN(Date.parse(value)), "Not a time. Write it as 2026-03-01 or 2026-03-01T09:00:00Z.");

/** What a dream is asked to do. Nothing given: all sessions, with the default budget. */
export const dreamRequest = z.object({
  sessions: z
    .union([
      z.literal("all"),
      z.literal("new"),
      z.object({ filter: sessionFilter }),
      z.object({ ids: z.array(z.string().min(1).max(500)).min(1).max(100_000) }),
    ])
    .optional(),
  since: since.optional(),
  /** How many lessons may be open afterwards; "all" for no limit. */
  budget: z.union([z.number().int().min(0).max(10_000), z.literal("all")]).optional(),
});

export type DreamRequest = z.input<typeof dreamRequest>;

export const dreamId = z.object({ id: z.string().refine((value) => isId("dream", value), "Not a dream's id.") });
