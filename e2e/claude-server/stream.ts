import type { Call } from "./http";
import type { Event, World } from "./world";

/** Sends what a thread gets from now on as server-sent events, until the caller leaves or the session is deleted. */
export function streamEvents(world: World, call: Call, sessionId: string, threadId: string): undefined {
  const { response } = call;
  response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-cache" });
  response.write(": open\n\n");
  const listener = (session: string, thread: string, event: Event) => {
    if (session !== sessionId || thread !== threadId) return;
    response.write(`event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`);
    if (event.type === "session.deleted") response.end();
  };
  world.listeners.add(listener);
  response.on("close", () => world.listeners.delete(listener));
  return undefined;
}
