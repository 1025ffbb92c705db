import { randomBytes, timingSafeEqual } from "node:crypto";
import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage } from "node:http";
import type { Socket } from "node:net";

/**
 * Who is at the other end of the connection. Next does not tell a handler, and headers can be forged, so the server's own socket
 * is asked when a request starts, and the answer is passed on in a header that carries a secret of this process.
 */
const HEADER = "x-lucid-peer";
/** A request that came through another server says so in one of these; then the socket's other end is that server. */
const FORWARDING = ["x-forwarded-for", "x-forwarded-host", "x-forwarded-proto", "x-real-ip", "forwarded", "via", "cf-connecting-ip", "x-client-ip"];

const holder = globalThis as typeof globalThis & { lucidPeerSecret?: string };

/** Marks every request from now on with its peer. Called once, when the server starts. */
export function watchPeers(): void {
  if (holder.lucidPeerSecret) return;
  const secret = randomBytes(24).toString("hex");
  holder.lucidPeerSecret = secret;
  subscribe("http.server.request.start", (message) => {
    const { request, socket } = message as { request: IncomingMessage; socket: Socket };
    const direct = FORWARDING.every((name) => request.headers[name] === undefined);
    request.headers[HEADER] = `${secret} ${direct ? (socket.remoteAddress ?? "unknown") : "forwarded"}`;
  });
}

/** Whether an IP address is this machine itself. */
export function isLoopback(address: string): boolean {
  return address === "::1" || /^(::ffff:)?127(\.\d{1,3}){3}$/.test(address);
}

/**
 * Whether a request came from a browser on this machine, directly: loopback socket, no proxy in between, and addressed to this
 * machine by name (a foreign name that resolves to 127.0.0.1 does not count).
 */
export function isLocalRequest(headers: Headers): boolean {
  const secret = holder.lucidPeerSecret;
  const [given = "", peer = ""] = (headers.get(HEADER) ?? "").split(" ");
  if (!secret || given.length !== secret.length || !timingSafeEqual(Buffer.from(given), Buffer.from(secret))) return false;
  const host = (headers.get("host") ?? "").toLowerCase().replace(/:\d+$/, "");
  return isLoopback(peer) && ["localhost", "127.0.0.1", "[::1]"].includes(host);
}
