import { z } from "zod";
import { isId } from "@/lib/ids";

export const withdrawSchema = z.object({
  lessonId: z.string().refine((value) => isId("lesson", value), "Not a lesson's id."),
  /** The revision on the screen: what is withdrawn is what was seen. */
  revisionId: z.string().regex(/^[0-9a-f]{64}$/, "Not a revision's id."),
  reason: z.string().trim().min(1, "Say why: everybody who meets the lesson later reads it.").max(2000, "A reason has at most 2,000 characters."),
});
export type WithdrawInput = z.infer<typeof withdrawSchema>;
