// Builds the console when its sources have changed since the last build; what `npm start` does before it starts.
import path from "node:path";
import { fileURLToPath } from "node:url";
import { register } from "tsx/esm/api";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");
register({ tsconfig: path.join(root, "tsconfig.json") });
const { ensureBuild } = await import("../bin/build.ts");
try {
  await ensureBuild(root, (message) => console.log(message));
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
