import type { BadgeTone } from "@/components/ui/badge";
import type { DreamStatus, Progress, Selection } from "@/lib/dreams/dream";

/** The words of a dream as they stand on the screen. */

export const STATUS_WORDS: Record<DreamStatus, { word: string; tone: BadgeTone }> = {
  pending: { word: "Waiting", tone: "neutral" },
  running: { word: "Running", tone: "info" },
  completed: { word: "Completed", tone: "ok" },
  failed: { word: "Failed", tone: "danger" },
  canceled: { word: "Canceled", tone: "neutral" },
};

export const STEP_WORDS: Record<Progress["step"], string> = {
  waiting: "Waiting for a worker",
  reading: "Reading what is known of the sessions",
  mining: "Looking for what recurs",
  writing: "Writing lessons with their evidence",
  done: "Done",
};

const number = new Intl.NumberFormat("en-GB");

/** 12,345 */
export function count(value: number): string {
  return number.format(value);
}

/** "1 session", "12 sessions". */
export function counted(value: number, one: string, many = `${one}s`): string {
  return `${count(value)} ${value === 1 ? one : many}`;
}

/** 850 ms, 12.3 s, 4 min 5 s. */
export function duration(ms: number | null): string {
  if (ms === null) return "";
  if (ms < 1000) return `${ms} ms`;
  if (ms < 60_000) return `${(ms / 1000).toFixed(1)} s`;
  return `${Math.floor(ms / 60_000)} min ${Math.round((ms % 60_000) / 1000)} s`;
}

/** Which sessions it was asked to read. */
export function selectionWords({ sessions, since }: Selection): string {
  const until = since === undefined ? "" : `, since ${since.slice(0, 10)}`;
  if (sessions === "all") return `All sessions${until}`;
  if (sessions === "new") return `New sessions${until}`;
  if ("ids" in sessions) return `${counted(sessions.ids.length, "chosen session")}${until}`;
  const parts = Object.entries(sessions.filter).flatMap(([name, value]) => (value === undefined ? [] : [`${name} ${String(value)}`]));
  return parts.length === 0 ? `All sessions${until}` : `Sessions with ${parts.join(", ")}${until}`;
}
