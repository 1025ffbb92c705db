import { z } from "zod";
import { sessionFilter } from "../queries/filter";

/** Which sessions become one task: those of a filter, a task or a list, or those without a task that begin in the same words. */
export const groupInput = z.object({
  which: z.union([
    z.object({ filter: sessionFilter }),
    z.object({ untasked: z.object({ title: z.string().min(1).max(2000), agent: z.string().min(1).max(200) }) }),
    z.object({ ids: z.array(z.string().max(100)).min(1).max(500) }),
    z.object({ taskKey: z.string().min(1).max(500) }),
  ]),
  /** Null: each is a task of its own again. */
  taskKey: z
    .string()
    .trim()
    .max(500, "At most 500 characters.")
    .transform((key) => (key === "" ? null : key))
    .nullable(),
  /** How many sessions the person saw. */
  seen: z.int().min(1),
});

export type GroupInput = z.output<typeof groupInput>;
