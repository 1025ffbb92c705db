/**
 * Resolves when this process should end: SIGINT, SIGTERM, or, for a child, when the process that started it is gone. A second
 * SIGINT ends it at once.
 */
export function stopRequested(): Promise<string> {
  return new Promise((resolve) => {
    let asked = 0;
    const ask = (why: string) => {
      asked += 1;
      if (why === "SIGINT" && asked > 2) process.exit(130);
      resolve(why);
    };
    process.on("SIGINT", () => ask("SIGINT"));
    process.on("SIGTERM", () => ask("SIGTERM"));
    process.on("SIGHUP", () => ask("SIGHUP"));
    if (process.send) process.on("disconnect", () => ask("disconnect"));
  });
}
