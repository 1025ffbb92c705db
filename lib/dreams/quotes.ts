import type { SqlTx } from "@/lib/db/client";
import type { Quote } from "@/lib/lessons/lesson";
import { citedEvents, eventKey } from "@/lib/lessons/quotes";
import type { Cite } from "./mining/finding";

/** Characters kept before and after a quote, so that it can be found again and read in its place. */
const AROUND = 60;

function before(text: string, at: number): string {
  return text.slice(Math.max(0, at - AROUND), at).replace(/^[\udc00-\udfff]/, "");
}

function after(text: string, at: number): string {
  return text.slice(at, at + AROUND).replace(/[\ud800-\udbff]$/, "");
}

/** Quotes, and what stands in the events that they are from: their texts, and the names of the tools that they called or that answered. */
interface Read {
  quotes: Quote[];
  texts: string[];
}

/**
 * The miner's cites as quotes with their words: reads the cited events and nothing else. A cite whose session or event is gone
 * is left out.
 * @param ids our id of each session, by the miner's key
 */
export async function quotesOf(tx: SqlTx, workspaceId: string, cites: readonly Cite[], ids: ReadonlyMap<string, string>): Promise<Read> {
  const placed = cites.flatMap((cite) => {
    const sessionId = ids.get(cite.session);
    return sessionId === undefined ? [] : [{ cite, sessionId, eventIndex: cite.event }];
  });
  const events = await citedEvents(tx, workspaceId, placed);
  const quotes = placed.flatMap(({ cite, sessionId, eventIndex }) => {
    const event = events.get(eventKey(sessionId, eventIndex));
    const exact = event?.text.slice(cite.start, cite.end) ?? "";
    if (!event || exact.length !== cite.end - cite.start || exact === "") return [];
    return [
      {
        sessionId,
        eventIndex,
        speaker: event.speaker,
        claim: cite.claim,
        stance: cite.stance,
        exact,
        prefix: before(event.text, cite.start),
        suffix: after(event.text, cite.end),
        start: cite.start,
        end: cite.end,
      },
    ];
  });
  return { quotes, texts: [...events.values()].flatMap(({ text, toolName }) => (toolName === null ? [text] : [text, toolName])) };
}
