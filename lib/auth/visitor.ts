import { requestIdOf } from "./request-id";
import type { Visitor } from "./sign-in";

/** The header in which the server tells the peer's own address, when it does. */
const FORWARDED = "x-forwarded-for";

/**
 * Who knocks, for rate limits and the trail. Behind a proxy (LUCID_TRUST_PROXY=1) the last hop of X-Forwarded-For is the one that the
 * proxy itself wrote; without one the header is what Next's server sets from the socket.
 */
export function visitorOf(headers: Headers): Visitor {
  const hops = (headers.get(FORWARDED) ?? "").split(",").map((hop) => hop.trim());
  return {
    address: (hops.filter(Boolean).at(-1) ?? "unknown").slice(0, 64),
    userAgent: (headers.get("user-agent") ?? "").slice(0, 300),
    requestId: requestIdOf(headers),
  };
}
