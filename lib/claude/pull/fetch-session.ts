import type Anthropic from "@anthropic-ai/sdk";
import type { BetaManagedAgentsSession } from "@anthropic-ai/sdk/resources/beta/sessions/sessions";
import type { WholeSession } from "./session-lines";

/** The most that a page of the platform holds. */
export const PAGE = 100;

async function all<T>(list: AsyncIterable<T>): Promise<T[]> {
  const items: T[] = [];
  for await (const item of list) items.push(item);
  return items;
}

/**
 * A session with the events of every thread. Requests: a page of events each hundred; only for a session that has specialists,
 * also a page of threads and the pages of each of theirs.
 */
export async function fetchSession(client: Anthropic, session: BetaManagedAgentsSession): Promise<WholeSession> {
  const primary = await all(client.beta.sessions.events.list(session.id, { limit: PAGE }));
  const hasChildren = session.agent.multiagent !== null || primary.some((event) => event.type === "session.thread_created");
  const children: WholeSession["children"] = [];
  if (hasChildren) {
    for await (const thread of client.beta.sessions.threads.list(session.id, { limit: PAGE })) {
      if (thread.parent_thread_id === null) continue;
      children.push({ thread, events: await all(client.beta.sessions.threads.events.list(thread.id, { session_id: session.id, limit: PAGE })) });
    }
  }
  return { session, primary, children };
}
