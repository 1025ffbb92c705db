const IMPATIENT_MS = 500;

/**
 * Resolves when this process should end: SIGINT, SIGTERM, SIGHUP, or, for a child, when the process that started it is gone. Pressing
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
  });
}
