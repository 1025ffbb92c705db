import { z } from "zod";
import { isId } from "@/lib/ids";

const rubricId = z.string().refine((value) => isId("rubric", value), "This is not a rubric.");

export const rubricInput = z.object({
  name: z.string().trim().min(1, "A rubric needs a name.").max(200),
  agent: z.string().trim().min(1).max(300).nullable().default(null),
  criteria: z
    .array(z.object({ name: z.string().trim().min(1).max(200), met: z.string().trim().min(1).max(2_000) }))
    .min(1, "A rubric needs a criterion.")
    .max(20, "A rubric has at most 20 criteria.")
    .refine((criteria) => new Set(criteria.map((each) => each.name)).size === criteria.length, "Two criteria have the same name."),
});

export const rubricRef = z.object({ id: rubricId });

/** Sessions without a verdict, or those that people have judged, to see how far the grader agrees. */
export const gradingRequest = z.object({
  rubricId,
  which: z.enum(["unjudged", "judged_by_people"]).default("unjudged"),
  most: z.number().int().min(1).max(200).default(20),
});
