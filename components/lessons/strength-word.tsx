import { Tooltip } from "@/components/ui/tooltip";
import type { Strength } from "@/lib/lessons/lesson";
import { STRENGTH_WORDS } from "./words";

/** One to three bars and the word: how strong the pattern is, not how good the lesson. */
export function StrengthWord({ strength, explain = false }: { strength: Strength; explain?: boolean }) {
  const bars = strength === "seen" ? 1 : strength === "associated" ? 2 : 3;
  const word = (
    <span className="inline-flex items-center gap-1.5 whitespace-nowrap" {...(explain ? { tabIndex: 0 } : {})}>
      <span aria-hidden className="inline-flex items-end gap-px">
        {[1, 2, 3].map((bar) => (
          <span key={bar} className={`w-[3px] rounded-[1px] ${bar <= bars ? "bg-current" : "bg-current/25"}`} style={{ height: 3 + bar * 2 }} />
        ))}
      </span>
      {STRENGTH_WORDS[strength].word}
    </span>
  );
  return explain ? <Tooltip label={STRENGTH_WORDS[strength].hint}>{word}</Tooltip> : word;
}
