import { z } from "zod";
import { isTimeZone } from "./schedule";

export const scheduleInput = z.object({
  enabled: z.boolean(),
  cron: z
    .string()
    .trim()
    .max(100, "At most 100 characters.")
    .transform((value) => value.replace(/\s+/g, " ")),
  timeZone: z.string().max(64).refine(isTimeZone, "This time zone is not known. Use a name such as Europe/Berlin."),
});

export type ScheduleInput = z.output<typeof scheduleInput>;
