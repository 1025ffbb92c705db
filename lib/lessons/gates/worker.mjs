// A thread that runs the gates, so that no text can hold up the process that asks. It loads the same TypeScript as everybody else.
import path from "node:path";
import { pathToFileURL } from "node:url";
import { parentPort, workerData } from "node:worker_threads";
import { register } from "tsx/esm/api";

register({ tsconfig: path.join(workerData.root, "tsconfig.json") });
const { inspect } = await import(pathToFileURL(path.join(workerData.root, "lib/lessons/gates/gates.ts")).href);

parentPort.on("message", ({ id, text, quotes, context }) => {
  parentPort.postMessage({ id, began: true });
  try {
    parentPort.postMessage({ id, flags: inspect(text, quotes, context) });
  } catch (error) {
    parentPort.postMessage({ id, failed: error instanceof Error ? error.message : "unknown" });
  }
});
parentPort.postMessage({ ready: true });
