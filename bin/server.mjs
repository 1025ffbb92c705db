// The console's web server, a child of `npm start`: Next behind a plain HTTP server, so that it can be drained.
import next from "next";
import { refuseAddress, undecodable } from "./address.mjs";
import { patientServer } from "./slow-clients.mjs";

const DRAIN_MS = 10_000;
// After a kill -9 the server before us may need a moment to notice and let go of the port.
const PORT_MS = 4_000;
const dev = process.argv.includes("--dev");
const host = process.env.HOST;
const port = Number(process.env.PORT);

const app = next({ dev, dir: process.cwd(), hostname: host === "0.0.0.0" ? "localhost" : host, port });
const server = patientServer();

function listen() {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      server.off("error", reject);
      resolve();
    });
  });
}

async function listenPatiently() {
  const until = Date.now() + PORT_MS;
  for (;;) {
    try {
      return await listen();
    } catch (error) {
      if (error.code !== "EADDRINUSE" || Date.now() > until) throw error;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }
}

let stopping = false;

/** Lets running requests finish, takes no new ones, then ends. */
async function stop() {
  if (stopping) return;
  stopping = true;
  const late = setTimeout(() => process.exit(0), DRAIN_MS);
  late.unref();
  await new Promise((resolve) => {
    server.close(resolve);
    server.closeIdleConnections();
  });
  await app.close();
  process.exit(0);
}

// Ctrl+C reaches the whole terminal group; the parent decides when we stop, and tells us, or is gone.
process.on("SIGINT", () => undefined);
process.on("SIGTERM", stop);
process.on("disconnect", stop);

try {
  await listenPatiently();
} catch (error) {
  // The message must be through before this process ends, or the parent never learns why.
  await new Promise((resolve) => (process.send ? process.send({ failed: error.code ?? "unknown", message: error.message }, resolve) : resolve()));
  process.exit(1);
}
const handler = app.getRequestHandler();
server.on("request", (request, response) => {
  if (stopping) response.setHeader("connection", "close");
  if (undecodable(request.url)) return refuseAddress(response);
  // Next announces the same limit; nothing is served before it is ready.
  ready.then(() => handler(request, response)).catch(() => response.destroy());
});
const ready = app.prepare();
await ready;
process.send?.("ready");
