import type { Instrumentation } from "next";

/** Runs once when the web server starts. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  // First: it looks at the forwarding headers as they came.
  const { watchPeers } = await import("@/lib/sessions/local-peer");
  watchPeers();
  const { trustPeerAddress } = await import("@/lib/auth/peer-address");
  trustPeerAddress();
  const { warmGates } = await import("@/lib/lessons/gates/inspect-lesson");
  void warmGates();
}

/** What pages and routes did not expect, for the log: with the request's id, without what was in the request. */
export const onRequestError: Instrumentation.onRequestError = async (error, request, context) => {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { requestLog } = await import("@/lib/log");
  const id = request.headers["x-request-id"];
  requestLog(Array.isArray(id) ? (id[0] ?? "") : (id ?? "")).error(
    { err: error, method: request.method, route: context.routePath, kind: context.routeType },
    "a request failed unexpectedly",
  );
};
