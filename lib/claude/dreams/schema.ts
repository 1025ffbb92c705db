import { z } from "zod";
import { isId } from "@/lib/ids";
import { sessionFilter } from "@/lib/sessions/queries/filter";

/** The platform's own limit. */
export const MOST_INSTRUCTIONS = 4_096;
/** Ten dreams at once are enough. */
export const MOST_SELECTED = 1_000;

const sessions = z.union([
  z.literal("all"),
  z.literal("new"),
  z.object({ filter: sessionFilter }),
  z.object({ ids: z.array(z.string().min(1).max(500)).min(1).max(MOST_SELECTED) }),
]);

export const claudeDreamRequest = z.object({
  sessions: sessions.default("all"),
  instructions: z
    .string()
    .trim()
    .max(MOST_INSTRUCTIONS, `Instructions have at most ${MOST_INSTRUCTIONS.toLocaleString("en-GB")} characters.`)
    .default(""),
  /** The most that people agreed to spend, in US dollars, as the estimate showed it. Another estimate is a conflict. */
  agreedHigh: z.number().min(0).optional(),
});

export const claudeDreamId = z.object({ id: z.string().refine((value) => isId("dream", value), "Not a dream's id.") });
