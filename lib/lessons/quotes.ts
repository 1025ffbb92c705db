import type { SqlTx } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import type { Quote } from "./lesson";

/** Whether the event's text has exactly this quote at exactly this place. Offsets are UTF-16 units. */
export function isVerbatim(text: string, quote: Pick<Quote, "exact" | "start" | "end">): boolean {
  return quote.exact !== "" && quote.end - quote.start === quote.exact.length && text.slice(quote.start, quote.end) === quote.exact;
}

interface CitedEvent {
  sessionId: string;
  index: number;
  speaker: string;
  toolName: string | null;
  text: string;
}

export const eventKey = (sessionId: string, index: number): string => `${sessionId}/${index}`;

/** The events that the quotes cite, of this workspace only, by `eventKey`. */
export async function citedEvents(
  tx: SqlTx,
  workspaceId: string,
  quotes: readonly Pick<Quote, "sessionId" | "eventIndex">[],
): Promise<Map<string, CitedEvent>> {
  const wanted = new Map(quotes.map((quote) => [eventKey(quote.sessionId, quote.eventIndex), quote]));
  if (wanted.size === 0) return new Map();
  const rows = await tx.$queryRawUnsafe<CitedEvent[]>(
    `SELECT e.session_id AS "sessionId", e.index, e.speaker, e.tool_name AS "toolName", e.text
     FROM unnest($2::text[], $3::int[]) AS w (session_id, index)
     JOIN events e ON e.session_id = w.session_id AND e.index = w.index WHERE e.workspace_id = $1`,
    workspaceId,
    [...wanted.values()].map(({ sessionId }) => sessionId),
    [...wanted.values()].map(({ eventIndex }) => eventIndex),
  );
  return new Map(rows.map((row) => [eventKey(row.sessionId, row.index), row]));
}

/**
 * Law 2: nothing is cited that is not there. Checks place, words and speaker of every quote against the stored events.
 * @throws AppError invalid, naming the first quote that does not hold
 */
export async function verifyQuotes(tx: SqlTx, workspaceId: string, quotes: readonly Quote[]): Promise<void> {
  const events = await citedEvents(tx, workspaceId, quotes);
  for (const [position, quote] of quotes.entries()) {
    const event = events.get(eventKey(quote.sessionId, quote.eventIndex));
    const where = `Quote ${position + 1} (event ${quote.eventIndex} of ${quote.sessionId})`;
    if (!event) throw new AppError("invalid", `${where} cites an event that this workspace does not have.`);
    if (!isVerbatim(event.text, quote)) throw new AppError("invalid", `${where} is not verbatim in that event.`);
    if (event.speaker !== quote.speaker) throw new AppError("invalid", `${where} names the speaker ${quote.speaker}; the event's is ${event.speaker}.`);
  }
}
