"use client";
import { useEffect, useState } from "react";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

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
  return new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" }).format(then);
}

/** The reader's own zone once the page runs there; UTC in the HTML that the server sends. */
function absoluteLabel(then: number, local: boolean): string {
  const text = new Intl.DateTimeFormat("en-GB", {
    year: "numeric",
    month: "short",
    day: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    ...(local ? {} : { timeZone: "UTC" }),
  }).format(then);
  return local ? text : `${text} UTC`;
}

/** A moment, said relative to now (kept up to date) or in full. The other form is in the title. */
export function RelativeTime({ at, format = "relative", className }: { at: string | number | Date; format?: "relative" | "absolute"; className?: string }) {
  const then = new Date(at).getTime();
  const [now, setNow] = useState<number | null>(null);
  useEffect(() => {
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), MINUTE);
    return () => clearInterval(timer);
  }, []);
  const relative = relativeLabel(then, now ?? Date.now());
  const absolute = absoluteLabel(then, now !== null);
  return (
    <time
      dateTime={new Date(then).toISOString()}
      title={now === null ? undefined : format === "relative" ? absolute : relative}
      className={className}
      suppressHydrationWarning
    >
      {format === "relative" ? relative : absolute}
    </time>
  );
}
