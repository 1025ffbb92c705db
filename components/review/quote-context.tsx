import { SPEAKER_WORDS } from "@/components/lessons/words";
import { HostileInline } from "@/components/text/hostile-text";
import type { ContextEvent } from "@/lib/lessons/review-evidence";

export interface Context {
  before: ContextEvent[];
  after: ContextEvent[];
}

/** The events beside a quote, quieter than the quote itself. */
export function QuoteContext({ events }: { events: readonly ContextEvent[] }) {
  if (events.length === 0) return null;
  return (
    <ol className="flex flex-col gap-1.5 bg-raised/50 px-3 py-2">
      {events.map((event) => (
        <li key={event.index} className="text-xs text-muted">
          <span className="font-medium">
            {event.index} {SPEAKER_WORDS[event.speaker] ?? event.speaker}
          </span>{" "}
          {event.toolName && <HostileInline text={event.toolName} className="font-mono" />}
          {event.isError && <span className="text-danger"> error</span>}
          <span dir="auto" className="line-clamp-4 whitespace-pre-wrap [overflow-wrap:anywhere]">
            <HostileInline text={event.text} />
            {event.more && "…"}
          </span>
        </li>
      ))}
    </ol>
  );
}
