// Renews the leases of a worker's running jobs from a thread of its own: a handler that keeps the event loop busy keeps its job all the
// same. When the process is killed this thread dies with it; when the event loop gives no sign for too long, the renewing stops too.
import { parentPort, workerData } from "node:worker_threads";
import pg from "pg";

const { url, application, statement, renewMs, silentMs } = workerData;
const pool = new pg.Pool({ connectionString: url, max: 1, application_name: application });
pool.on("error", (error) => parentPort.postMessage({ failed: error.message }));

/** By the caller's own number for it. */
const leases = new Map();
let heard = Date.now();

parentPort.on("message", ({ add, remove }) => {
  heard = Date.now();
  if (add) leases.set(add.key, add.values);
  if (remove !== undefined) leases.delete(remove);
});

async function renew([key, values]) {
  try {
    const { rowCount } = await pool.query(statement, values);
    if (rowCount === 0 && leases.delete(key)) parentPort.postMessage({ lost: key });
  } catch (error) {
    parentPort.postMessage({ failed: error.message });
  }
}

setInterval(() => {
  if (Date.now() - heard < silentMs) for (const lease of leases) void renew(lease);
}, renewMs);
