const IMPATIENT_MS = 500;
const ORPHAN_MS = 1_000;

/**
 * Resolves when this process should end: SIGINT, SIGTERM, SIGHUP, or, for a child and for what npm started, when that process is gone. Pressing
 * Ctrl+C twice more ends it at once; a terminal and npm may each pass on the same press.
 */
export function stopRequested(): Promise<string> {
  return new Promise((resolve) => {
    let presses = 0;
    let last = 0;
    process.on("SIGINT", () => {
      const now = Date.now();
      if (now - last > IMPATIENT_MS) presses += 1;
      last = now;
      if (presses > 2) process.exit(130);
      resolve("SIGINT");
    });
    process.on("SIGTERM", () => resolve("SIGTERM"));
    process.on("SIGHUP", () => resolve("SIGHUP"));
    if (process.send) process.on("disconnect", () => resolve("disconnect"));
    if (process.env.npm_lifecycle_event && !process.send) whenOrphaned(() => resolve("orphaned"));
  });
}

/** npm may be killed without passing the signal on: then another process becomes our parent. */
function whenOrphaned(tell: () => void): void {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    tell();
  }, ORPHAN_MS);
  timer.unref();
}
