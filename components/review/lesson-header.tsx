import Link from "next/link";
import { AudienceLine } from "@/components/lessons/audience-line";
import { CodeText } from "@/components/lessons/code-text";
import { StrengthWord } from "@/components/lessons/strength-word";
import { KIND_WORDS, OPERATION_WORDS, STATE_WORDS } from "@/components/lessons/words";
import { Badge, type BadgeTone } from "@/components/ui/badge";
import type { State } from "@/lib/lessons/lesson";
import type { DeskLesson } from "./desk-lesson";
import { flagMarks } from "./flag-marks";

const TONES: Partial<Record<State, BadgeTone>> = { quarantined: "danger", approved: "ok", published: "ok", rejected: "neutral", held_back: "warn" };

/** What it is, what it is called, when it applies and who gets it. */
export function LessonHeader({ lesson, slug }: { lesson: DeskLesson; slug: string }) {
  const { revision, reach } = lesson;
  return (
    <header>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-xs text-muted">
        {lesson.state !== "proposed" && <Badge tone={TONES[lesson.state] ?? "neutral"}>{STATE_WORDS[lesson.state]}</Badge>}
        <span>
          {OPERATION_WORDS[lesson.operation]} · {KIND_WORDS[lesson.kind].toLowerCase()}
        </span>
        <StrengthWord strength={lesson.strength} explain />
        {lesson.risk === "high" && <Badge tone="danger">high risk</Badge>}
        {lesson.risk === "raised" && <Badge tone="warn">raised risk</Badge>}
        {lesson.form === "playbook" && <span>playbook</span>}
        {lesson.dream ? (
          <Link href={`/w/${slug}/dreams/${lesson.dream.id}`} className="hover:text-text hover:underline">
            dream {lesson.dream.number}
          </Link>
        ) : (
          lesson.origin === "person" && <span>proposed by a person</span>
        )}
        {revision.number > 1 && (
          <span>
            revision {revision.number}
            {revision.authorName && `, edited by ${revision.authorName}`}
          </span>
        )}
      </div>
      <h1 className="mt-2 text-2xl [overflow-wrap:anywhere]">
        <CodeText text={revision.title} marks={flagMarks(lesson.flags, "title")} code="plain" />
      </h1>
      {revision.trigger !== "" && (
        <p className="mt-2 text-lg text-pretty text-muted [overflow-wrap:anywhere]">
          Use when <CodeText text={revision.trigger} marks={flagMarks(lesson.flags, "trigger")} />
        </p>
      )}
      <p className="mt-2 text-sm text-muted [overflow-wrap:anywhere]">
        For <AudienceLine appliesTo={revision.appliesTo} />
        {reach.agents > 0 && (
          <>
            {" "}
            · seen in {reach.seen} {reach.seen === 1 ? "agent" : "agents"}, will reach {reach.reached} of {reach.agents}
          </>
        )}
      </p>
    </header>
  );
}
