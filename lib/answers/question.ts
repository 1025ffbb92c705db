import { z } from "zod";

/** What can be asked of the trail. Times are RFC 3339. */
export const questionInput = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("agent"),
    agent: z.string().trim().min(1, "Name the agent.").max(200, "At most 200 characters."),
    at: z.iso.datetime({ offset: true, error: "Write a time such as 2026-03-01T09:00:00Z." }).optional(),
  }),
  z.object({ kind: z.literal("lesson"), lessonId: z.string().max(100) }),
  z.object({ kind: z.literal("person"), person: z.string().trim().min(1, "Name the person.").max(254) }),
]);

export type QuestionInput = z.output<typeof questionInput>;
