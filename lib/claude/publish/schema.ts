import { z } from "zod";
import { isId } from "@/lib/ids";

export const newDestination = z.object({
  name: z
    .string()
    .trim()
    .min(1, "Give the memory store a name.")
    .max(200, "A name has at most 200 characters.")
    .regex(/^[^\p{C}]*$/u, "A name has no invisible characters."),
});

export const destinationId = z.object({ id: z.string().refine((value) => isId("destination", value), "Not a destination's id.") });

export const removal = destinationId.extend({ archive: z.boolean() });

export const driftId = z.object({ id: z.string().refine((value) => isId("drift", value), "Not a drift's id.") });
