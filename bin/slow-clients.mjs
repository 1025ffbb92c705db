// How slow whoever asks may be. A connection costs a little memory only, but not for ever.
import { createServer } from "node:http";

/** In milliseconds. An upload of a gigabyte over a slow line takes a while; headers may not. A body that stops is ended by lib/auth/body.ts. */
export const PATIENCE = { headers: 30_000, request: 60 * 60_000, check: 5_000 };

/** A plain HTTP server that ends connections whose headers, or whose whole request, take longer. */
export function patientServer(patience = PATIENCE) {
  return createServer({ headersTimeout: patience.headers, requestTimeout: patience.request, connectionsCheckingInterval: patience.check });
}
