import type { BetaManagedAgentsSessionEvent } from "@anthropic-ai/sdk/resources/beta/sessions/events";
import type { BetaManagedAgentsSession } from "@anthropic-ai/sdk/resources/beta/sessions/sessions";
import type { BetaManagedAgentsSessionThread } from "@anthropic-ai/sdk/resources/beta/sessions/threads/threads";

type Event = BetaManagedAgentsSessionEvent;

/** A session as the platform has it: its object, its threads without the primary one, and the events of each stream. */
export interface WholeSession {
  session: BetaManagedAgentsSession;
  primary: Event[];
  children: { thread: BetaManagedAgentsSessionThread; events: Event[] }[];
}

interface Placed {
  at: number;
  stream: number;
  order: number;
  value: object;
}

/** Calls that a specialist's stream has and the primary stream repeats, so that people see what waits for them. */
const REPEATED = /^agent\.(?:\w+_)?tool_use$/;

/** The times of a stream: an event that has none yet stands where it stands. */
function timesOf(events: readonly Event[]): number[] {
  let last = 0;
  return events.map((event) => {
    const at = "processed_at" in event && event.processed_at ? Date.parse(event.processed_at) : Number.NaN;
    // Within a stream the order is the stream's own.
    last = Number.isNaN(at) ? last : Math.max(last, at);
    return last;
  });
}

/**
 * The lines that the Managed Agents reader takes: the session, its threads, then all events of all threads in one order. The order
 * within a stream is kept; between streams it is by time. What the primary stream repeats of a specialist's comes once.
 */
export function sessionLines({ session, primary, children }: WholeSession): string[] {
  const ownThreads = new Set(children.map(({ thread }) => thread.id));
  const seen = new Set(children.flatMap(({ events }) => events.map((event) => event.id)));
  const own = primary.filter((event) => {
    const thread = "session_thread_id" in event ? event.session_thread_id : null;
    const isRepeated = REPEATED.test(event.type) && typeof thread === "string" && ownThreads.has(thread);
    return !isRepeated && !seen.has(event.id);
  });
  const placed: Placed[] = [];
  const place = (events: readonly Event[], stream: number, thread: string | null) => {
    const times = timesOf(events);
    for (const [order, event] of events.entries()) {
      const value = thread === null ? event : { ...event, session_thread_id: thread };
      placed.push({ at: times[order] ?? 0, stream, order, value });
    }
  };
  place(own, 0, null);
  for (const [index, { thread, events }] of children.entries()) place(events, index + 1, thread.id);
  placed.sort((a, b) => a.at - b.at || a.stream - b.stream || a.order - b.order);
  return [session, ...children.map(({ thread }) => thread), ...placed.map(({ value }) => value)].map((value) => JSON.stringify(value));
}
