import type { BetaManagedAgentsSessionEvent } from "@anthropic-ai/sdk/resources/beta/sessions/events";
import { wellFormed } from "@/lib/text/well-formed";

type Event = BetaManagedAgentsSessionEvent;

/** What a dream is seen to do, from the events of its own session. */
export interface Activity {
  events: number;
  /** Ids of the input sessions that it opened. */
  opened: string[];
  /** Paths it wrote to. */
  written: string[];
  latest: { at: string; text: string }[];
  /** Times in a row that Claude could not be asked. */
  waits: number;
}

export const NO_ACTIVITY: Activity = { events: 0, opened: [], written: [], latest: [], waits: 0 };

const SESSION = /sesn_[A-Za-z0-9]+/g;
const WRITES = /^(?:write|edit|create|str_replace|insert|save|delete|move|rename)/i;
const LATEST = 12;
const MOST_PATHS = 500;

function line(event: Event): string | null {
  switch (event.type) {
    case "agent.tool_use":
    case "agent.mcp_tool_use":
    case "agent.custom_tool_use": {
      const path = pathOf(event.input);
      return path === null ? event.name : `${event.name} ${path}`;
    }
    case "agent.message":
      return event.content.map((block) => (block.type === "text" ? block.text : "")).join(" ");
    case "session.error":
      return event.error.message;
    case "session.status_idle":
      return "at rest";
    default:
      return null;
  }
}

function pathOf(input: Record<string, unknown>): string | null {
  const path = input.file_path ?? input.path;
  return typeof path === "string" ? path : null;
}

/** The activity with more events taken in. */
export function withEvents(before: Activity, events: readonly Event[]): Activity {
  const opened = new Set(before.opened);
  const written = new Set(before.written);
  const latest = [...before.latest];
  for (const event of events) {
    if ("input" in event) {
      for (const [id] of JSON.stringify(event.input).matchAll(SESSION)) opened.add(id);
      const path = pathOf(event.input);
      if (path !== null && "name" in event && WRITES.test(event.name)) written.add(wellFormed(path.slice(0, 300)));
    }
    const text = line(event);
    const at = "processed_at" in event ? (event.processed_at ?? "") : "";
    if (text !== null && text !== "") latest.push({ at, text: wellFormed(text.slice(0, 200)) });
  }
  return {
    events: before.events + events.length,
    opened: [...opened].slice(0, MOST_PATHS),
    written: [...written].slice(0, MOST_PATHS),
    latest: latest.slice(-LATEST),
    waits: 0,
  };
}

/** The time of the last event, for asking only for later ones. */
export function lastTime(events: readonly Event[], before: string): string {
  return [before, ...events.map((event) => ("processed_at" in event ? (event.processed_at ?? "") : ""))].sort().at(-1) ?? before;
}

const REASONS: Record<string, string> = {
  timeout: "It ran out of time on the Claude platform. Fewer sessions at once may help.",
  internal_error: "It failed inside the Claude platform. Start it again later.",
};

/** Why a dream failed, as a sentence. `said` are the platform's words, for codes that are not known here. */
export function failureSentence(type: string, said: string): string {
  return REASONS[type] ?? `It failed on the Claude platform (${type.slice(0, 60)}): ${said}`;
}
