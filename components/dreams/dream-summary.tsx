import { RelativeTime } from "@/components/ui/relative-time";
import type { DreamView } from "@/lib/dreams/queries";
import { counted, duration, selectionWords } from "./words";

/** What was asked for, by whom, when, and how long it took: one line. */
export function DreamSummary({ dream }: { dream: DreamView }) {
  return (
    <p>
      {selectionWords(dream.selection)}
      {dream.status === "completed" && `: ${counted(dream.sessions, "session")} read in ${duration(dream.durationMs)}`}. Asked for by {dream.requestedBy},{" "}
      <RelativeTime at={dream.createdAt} />. {dream.budget === null ? "No limit on open lessons." : `At most ${counted(dream.budget, "open lesson")}.`}
      {dream.attempts > 1 && ` Taken up ${dream.attempts} times.`}
    </p>
  );
}
