"use client";
import { useSyncExternalStore } from "react";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

// Making one costs more than a hundred uses of it.
const DATE = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });
const FULL = { year: "numeric", month: "short", day: "numeric", hour: "2-digit", minute: "2-digit", second: "2-digit" } as const;
const LOCAL_TIME = new Intl.DateTimeFormat("en-GB", FULL);
const UTC_TIME = new Intl.DateTimeFormat("en-GB", { ...FULL, timeZone: "UTC" });

/** "3 min ago"; dates beyond a month. `now` and `then` in milliseconds. */
export function relativeLabel(then: number, now: number): string {
  const distance = now - then;
  const [before, after] = distance >= 0 ? ["", " ago"] : ["in ", ""];
  const size = Math.abs(distance);
  const say = (count: number, unit: string) => `${before}${count} ${unit}${after}`;
  if (size < MINUTE) return distance >= 0 ? "just now" : "in a moment";
  // What lies ahead is rounded, so that a link made for seven days does not say six.
  const count = distance >= 0 ? Math.floor : Math.round;
  if (size < HOUR) return say(count(size / MINUTE), "min");
  if (size < DAY) return say(count(size / HOUR), "h");
  const days = count(size / DAY);
  if (days < 31) return say(days, days === 1 ? "day" : "days");
  return DATE.format(then);
}

/** The reader's own zone once the page runs there; UTC in the HTML that the server sends. */
function absoluteLabel(then: number, local: boolean): string {
  return local ? LOCAL_TIME.format(then) : `${UTC_TIME.format(then)} UTC`;
}

/** One clock for all the times on a page: they change together, once a minute. */
const watchers = new Set<() => void>();
let minutes = 1;
let clock: ReturnType<typeof setInterval> | undefined;

function watchClock(changed: () => void): () => void {
  watchers.add(changed);
  clock ??= setInterval(() => {
    minutes++;
    for (const watcher of watchers) watcher();
  }, MINUTE);
  return () => {
    watchers.delete(changed);
    if (watchers.size > 0) return;
    clearInterval(clock);
    clock = undefined;
  };
}

/** A moment, said relative to now (kept up to date) or in full. The other form is in the title. */
export function RelativeTime({ at, format = "relative", className }: { at: string | number | Date; format?: "relative" | "absolute"; className?: string }) {
  const then = new Date(at).getTime();
  const here = useSyncExternalStore(
    watchClock,
    () => minutes,
    () => 0,
  );
  const relative = relativeLabel(then, Date.now());
  const absolute = absoluteLabel(then, here > 0);
  return (
    <time
      dateTime={new Date(then).toISOString()}
      title={here === 0 ? undefined : format === "relative" ? absolute : relative}
      className={className}
      suppressHydrationWarning
    >
      {format === "relative" ? relative : absolute}
    </time>
  );
}
