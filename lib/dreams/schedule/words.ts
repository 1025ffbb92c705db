/** The words of a schedule that the page needs too: without the library that reads patterns. */

/** What came of a scheduled time. */
export type ScheduleOutcome = "started" | "nothing_new" | "queue_full";

/** The times that the page offers; anything else is written as cron. */
export const PRESETS = [
  { cron: "0 2 * * *", label: "Every night at 02:00" },
  { cron: "0 2 * * 1-5", label: "Monday to Friday at 02:00" },
  { cron: "0 2 * * 1", label: "Every Monday at 02:00" },
  { cron: "0 * * * *", label: "Every hour" },
] as const;
