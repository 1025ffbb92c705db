// A worker for the tests to kill: takes the job `test-slow`, tells its parent, and never finishes it.
import { registerJob } from "./registry";
import { startWorker } from "./worker";

registerJob(process.argv[2] ?? "", async () => {
  process.send?.("working");
  await new Promise(() => undefined);
});
await startWorker();
