import { z } from "zod";
import { isId } from "@/lib/ids";

export const wordingInput = z.object({
  lessonId: z.string().refine((value) => isId("lesson", value), "This is not a lesson."),
  revisionId: z.string().regex(/^[0-9a-f]{64}$/, "This is not a revision."),
});
