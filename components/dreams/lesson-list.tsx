import Link from "next/link";
import { StrengthWord } from "@/components/lessons/strength-word";
import { KIND_WORDS, OPERATION_WORDS, STATE_WORDS } from "@/components/lessons/words";
import { HostileInline } from "@/components/text/hostile-text";
import { Badge, type BadgeTone } from "@/components/ui/badge";
import type { DreamLesson } from "@/lib/dreams/queries";
import type { State } from "@/lib/lessons/lesson";
import { counted } from "./words";

const TONES: Partial<Record<State, BadgeTone>> = { proposed: "accent", quarantined: "danger", approved: "ok", published: "ok", rejected: "neutral" };

const OUTCOME_WORDS: Record<DreamLesson["outcome"], string> = { added: "New", refreshed: "Found again", superseded: "Found again, in other words" };

/** A dream's lessons, each leading to the desk. */
export function LessonList({ slug, lessons }: { slug: string; lessons: readonly DreamLesson[] }) {
  return (
    <ul className="divide-y rounded-lg border bg-surface">
      {lessons.map((lesson) => (
        <li key={lesson.id}>
          <Link href={`/w/${slug}/review/${lesson.id}`} className="block px-4 py-3 hover:bg-raised/50">
            <span className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1">
              <span className="min-w-0 flex-1 basis-72 text-sm font-medium [overflow-wrap:anywhere]">
                <HostileInline text={lesson.title} />
              </span>
              <Badge tone={TONES[lesson.state] ?? "outline"}>{STATE_WORDS[lesson.state]}</Badge>
            </span>
            <span className="mt-1 flex flex-wrap gap-x-3 gap-y-0.5 text-xs text-muted">
              <span>{KIND_WORDS[lesson.kind]}</span>
              <StrengthWord strength={lesson.strength} />
              {lesson.operation !== "add" && <span>{OPERATION_WORDS[lesson.operation]}</span>}
              <span>{OUTCOME_WORDS[lesson.outcome]}</span>
              {lesson.refreshedIn && <span>Refreshed in dream {lesson.refreshedIn.number}</span>}
              {lesson.sessions > 0 && <span className="tabular-nums">{counted(lesson.sessions, "session")}</span>}
            </span>
            {lesson.stateReason !== "" && <span className="mt-1 block text-xs text-pretty text-muted">{lesson.stateReason}</span>}
          </Link>
        </li>
      ))}
    </ul>
  );
}
