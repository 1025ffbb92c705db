import type { BetaDream } from "@anthropic-ai/sdk/resources/beta/dreams";
import type { DreamWrite, Event, HeldStore, World } from "./world";

/** Said in so many sessions, it is worth a note. */
const OFTEN = 3;
const WISH = /[^.!?\n]*\b(?:always|never|from now on|please make sure)\b[^.!?\n]*[.!?]/gi;

const textOf = (event: Event): string =>
  "content" in event && Array.isArray(event.content) ? event.content.map((block) => ("text" in block ? block.text : "")).join("\n") : "";

function count(found: Map<string, Set<string>>, what: string, sessionId: string): void {
  const sessions = found.get(what) ?? new Set();
  found.set(what, sessions.add(sessionId));
}

const frequent = (found: Map<string, Set<string>>) =>
  [...found].filter(([, sessions]) => sessions.size >= OFTEN).sort(([a, x], [b, y]) => y.size - x.size || (a < b ? -1 : 1));

/** What an unscripted dream writes: the wishes that people repeated, and the errors that came again with what worked afterwards. */
export function noteworthy(world: World, dream: BetaDream, store: HeldStore): DreamWrite[] {
  const wishes = new Map<string, Set<string>>();
  const errors = new Map<string, Set<string>>();
  for (const id of dream.inputs.find((each) => each.type === "sessions")?.session_ids ?? []) {
    for (const { events } of world.sessions.get(id)?.threads ?? []) {
      for (const [at, event] of events.entries()) {
        if (event.type === "user.message") for (const [wish] of textOf(event).matchAll(WISH)) count(wishes, wish.trim(), id);
        if (event.type !== "agent.tool_result" || event.is_error !== true) continue;
        const call = events.find((each) => each.id === event.tool_use_id);
        const after = events.slice(at + 1).find((each) => each.type === "agent.tool_use");
        if (call?.type !== "agent.tool_use" || after?.type !== "agent.tool_use") continue;
        const message = textOf(event).split("\n", 1)[0]!.replaceAll(/\d+/g, "N").slice(0, 160);
        count(errors, `When \`${call.name}\` answers "${message}", call \`${after.name}\` next.`, id);
      }
    }
  }
  const paths = new Set([...store.memories.values()].map(({ memory }) => memory.path));
  const files: [string, string, [string, Set<string>][]][] = [
    ["/what-people-ask-for.md", "What people ask for", frequent(wishes)],
    ["/errors-that-come-again.md", "Errors that come again", frequent(errors)],
  ];
  return files
    .filter(([, , found]) => found.length > 0)
    .map(([path, title, found]) => ({
      path: paths.has(path) ? path.replace(".md", "-2.md") : path,
      content: `# ${title}\n\n${found.map(([text, sessions]) => `- ${text} (${sessions.size} sessions)`).join("\n")}\n`,
    }));
}
