import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage } from "node:http";

/**
 * Makes X-Forwarded-For say the address of the connection itself, so that nobody dodges the rate limits by writing one. Call it once
 * at start, before the first request. Behind a reverse proxy set LUCID_TRUST_PROXY=1: then the header of the proxy stands.
 */
export function trustPeerAddress(): void {
  if (process.env.LUCID_TRUST_PROXY === "1") return;
  subscribe("http.server.request.start", (message) => {
    const { request } = message as { request: IncomingMessage };
    const address = request.socket.remoteAddress;
    if (address) request.headers["x-forwarded-for"] = address.replace(/^::ffff:/, "");
  });
}
