import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import path from "node:path";
import { expect, test } from "vitest";
import { PortTaken, startChild } from "./children";

const ROOT = path.resolve(import.meta.dirname, "..");

test("the web server tells its parent that the port is taken, also when that happens after the start has looked", { timeout: 60_000 }, async () => {
  const other = createServer().listen(0, "127.0.0.1");
  await once(other, "listening");
  const { port } = other.address() as AddressInfo;
  const env = { ...process.env, NODE_ENV: "production", HOST: "127.0.0.1", PORT: String(port) };
  const server = startChild(path.join(ROOT, "bin/server.mjs"), [], { cwd: ROOT, env, quiet: true });
  await expect(server.ready).rejects.toBeInstanceOf(PortTaken);
  expect(await server.ended).toBe(1);
  other.close();
});
