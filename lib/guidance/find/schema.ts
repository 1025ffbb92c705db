import { z } from "zod";
import { MAX_FILE_BYTES } from "../release";

const name = z.string().trim().min(1).max(500);

export const DEFAULT_LIMIT = 5;
export const DEFAULT_BYTES = 16_384;

/** What `find_guidance` and `POST /api/v1/guidance/find` take. */
export const findSchema = z.strictObject({
  task: z
    .string()
    .trim()
    .min(1, "Describe the task in a sentence.")
    .max(20_000, "A description has at most 20,000 characters.")
    .meta({ description: "what is to be done, in a sentence or two" }),
  tools: z.array(name).max(1000).optional().meta({ description: "the names of the tools at hand; items for other tools are left out" }),
  agent: name.optional(),
  role: name.optional(),
  limit: z.number().int().min(1).max(20).default(DEFAULT_LIMIT).meta({ description: "at most so many items" }),
  bytes: z.number().int().min(1).max(MAX_FILE_BYTES).default(DEFAULT_BYTES).meta({ description: "at most so many bytes of text together" }),
  session: name.optional().meta({ description: "the session's id at its source: with it, the answer is recorded as a delivery" }),
});
export type FindInput = z.input<typeof findSchema>;
export type FindAsk = z.output<typeof findSchema>;
