"use client";
import { Flag } from "lucide-react";
import { useMemo } from "react";
import { HostileInline } from "@/components/text/hostile-text";
import { editWarnings } from "@/lib/lessons/edit-warnings";
import { inspect } from "@/lib/lessons/gates/gates";
import type { LessonText, Quote } from "@/lib/lessons/lesson";
import type { DeskLesson } from "./desk-lesson";

const MAX_SHOWN = 8;

/** What the gates will find, and what goes beyond the evidence: the same rules as at saving, while typing. */
export function EditorWarnings({ lesson, text }: { lesson: DeskLesson; text: LessonText }) {
  const quotes = useMemo(
    () => lesson.evidence.map((quote): Quote => ({ ...quote, claim: quote.claim ?? 0, start: 0, end: quote.exact.length })),
    [lesson.evidence],
  );
  const flags = useMemo(() => inspect(text, quotes, { authored: quotes.length === 0 }), [text, quotes]);
  const warnings = useMemo(() => editWarnings(text, lesson.revision, lesson.strength, quotes), [text, lesson.revision, lesson.strength, quotes]);
  const messages = [...new Map(flags.map((flag) => [`${flag.rule} ${flag.message}`, flag])).values()];
  if (messages.length + warnings.length === 0) return <p className="text-sm text-muted">No rule matches this text.</p>;
  return (
    <ul aria-label="What to look at" className="flex flex-col gap-1.5 text-sm" aria-live="polite">
      {messages.slice(0, MAX_SHOWN).map((flag) => (
        <li key={`${flag.rule} ${flag.message}`} className="flex gap-2">
          <Flag aria-hidden className={`mt-1 size-3 shrink-0 ${flag.severity === "block" ? "text-danger" : "text-warn"}`} />
          <span>
            <span className={`font-medium ${flag.severity === "block" ? "text-danger" : "text-warn"}`}>
              {flag.severity === "block" ? "Blocks:" : "Look at:"}
            </span>{" "}
            {flag.message}
          </span>
        </li>
      ))}
      {messages.length > MAX_SHOWN && <li className="pl-5 text-muted">and {messages.length - MAX_SHOWN} more findings</li>}
      {warnings.map(({ text: warning, words }) => (
        <li key={warning} className="flex gap-2">
          <Flag aria-hidden className="mt-1 size-3 shrink-0 text-muted" />
          <span className="[overflow-wrap:anywhere]">
            {warning}{" "}
            <span className="text-muted">
              <HostileInline text={words.join(", ")} />
            </span>
          </span>
        </li>
      ))}
    </ul>
  );
}
