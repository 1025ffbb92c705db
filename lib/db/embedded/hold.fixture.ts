// A process for the tests to kill: takes a lease, says so, and holds it until it is told to let go.
import { acquireDatabase } from "./acquire";

const held = await acquireDatabase({ dataDir: process.argv[2] ?? "", holder: "cli" });
process.send?.(held.url);
process.on("message", () => {
  held.release().then(() => process.exit(0));
});
