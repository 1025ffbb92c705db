import { Cron } from "croner";

/** When a workspace dreams by itself. Pure: the clock is passed in. */

/** Dreams closer together than this would only wait for each other. In minutes. */
export const LEAST_MINUTES = 15;

/** Whether the runtime knows this IANA time zone. */
export function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: zone });
    return /^[A-Za-z]/.test(zone);
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

function parse(cron: string, timeZone: string): Cron | null {
  // Five fields: a pattern with seconds is none that a person means here.
  if (cron.trim().split(/\s+/).length !== 5) return null;
  try {
    return new Cron(cron, { timezone: timeZone, paused: true });
  } catch (error) {
    if (error instanceof Error) return null;
    throw error;
  }
}

/** The first time after `after` at which it is due, or null when it never is. */
export function nextRun(cron: string, timeZone: string, after: Date): Date | null {
  return parse(cron, timeZone)?.nextRun(after) ?? null;
}

/** What is wrong with a pattern, in a sentence; null when nothing is. */
export function problemOf(cron: string, timeZone: string, now: Date): string | null {
  const parsed = parse(cron, timeZone);
  if (parsed === null) return "Five fields: minute, hour, day of the month, month, day of the week. For instance 0 2 * * 1-5.";
  const runs = parsed.nextRuns(25, now);
  if (runs.length === 0) return "This time never comes.";
  const tooClose = runs.some((run, index) => index > 0 && run.getTime() - runs[index - 1]!.getTime() < LEAST_MINUTES * 60_000);
  return tooClose ? `At least ${LEAST_MINUTES} minutes apart: a dream reads all sessions.` : null;
}
