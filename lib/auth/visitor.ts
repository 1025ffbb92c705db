import { requestIdOf } from "./request-id";
import type { Visitor } from "./sign-in";

const FORWARDED = "x-forwarded-for";

/**
 * Who knocks, for rate limits and the trail. The last hop is what the nearest trusted machine wrote: the connection's own address
 * (see peer-address.ts), or behind a proxy what that proxy saw.
 */
export function visitorOf(headers: Headers): Visitor {
  const hops = (headers.get(FORWARDED) ?? "").split(",").map((hop) => hop.trim());
  return {
    address: (hops.filter(Boolean).at(-1) ?? "unknown").slice(0, 64),
    userAgent: (headers.get("user-agent") ?? "").slice(0, 300),
    requestId: requestIdOf(headers),
  };
}
