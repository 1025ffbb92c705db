import { CalendarClock, CircleSlash, Eye, History, Hourglass, ShieldAlert, UserPlus, UserRound, Waypoints } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { CodeText } from "@/components/lessons/code-text";
import { REASON_WORDS } from "@/components/lessons/words";
import { HostileInline } from "@/components/text/hostile-text";
import { Notice } from "@/components/ui/notice";
import { RelativeTime } from "@/components/ui/relative-time";
import type { DeskLesson } from "./desk-lesson";

const LAPSED = { text: "the text changed", audience: "who gets it changed", evidence: "the evidence changed" } as const;

const REJECT = "reject it, as unsafe if it reads like an order to the agent.";

/** What a reviewer can do about a quarantine: an edit changes the words, never the evidence. */
function wayOut({ flags, operation }: DeskLesson): string {
  const blocks = flags.filter(({ severity }) => severity === "block");
  const inText = blocks.some(({ field }) => field !== "evidence");
  const inEvidence = blocks.length === 0 || blocks.some(({ field }) => field === "evidence");
  if (inEvidence) {
    return `Editing does not help, because an edit keeps the evidence. Read the quotes, then ${REJECT} Left here, it is taken up again when a later dream finds the same in what people or the agent did.`;
  }
  return inText && operation !== "retire"
    ? `Edit out what is marked below to take it out of quarantine, or ${REJECT}`
    : `Read what was found below, then ${REJECT}`;
}

const names = (list: readonly string[]): string => {
  const [first = "Someone", second, ...rest] = list;
  if (second === undefined) return `${first} is`;
  return rest.length === 0 ? `${first} and ${second} are` : `${first}, ${second} and ${rest.length} more are`;
};

/** Why this lesson is not simply in the queue, and what a reviewer should know before reading it. */
export function Reasons({ lesson, slug }: { lesson: DeskLesson; slug: string }) {
  const { findings } = lesson;
  const notes: { key: string; icon: ReactNode; tone: "warn" | "neutral"; text: ReactNode }[] = [];
  if (lesson.lookedAtBy.length > 0) {
    notes.push({
      key: "watching",
      icon: <Eye aria-hidden />,
      tone: "neutral",
      text: `${names(lesson.lookedAtBy.map(({ name }) => name))} looking at this. You can go on; whoever decides first, decides.`,
    });
  }
  if (lesson.assignment) {
    const { to, by, note, at } = lesson.assignment;
    notes.push({
      key: "assignment",
      icon: <UserPlus aria-hidden />,
      tone: "neutral",
      text: (
        <>
          <strong className="font-medium">Assigned to {to.name}</strong> by {by.name}, <RelativeTime at={at} />.
          {note !== "" && (
            <>
              {" "}
              “<HostileInline text={note} />”
            </>
          )}
        </>
      ),
    });
  }
  if (lesson.lapsed) {
    notes.push({
      key: "lapsed",
      icon: <Hourglass aria-hidden />,
      tone: "warn",
      text: (
        <>
          <strong className="font-medium">Your approval lapsed:</strong> {LAPSED[lesson.lapsed.because]}, <RelativeTime at={lesson.lapsed.at} />.
        </>
      ),
    });
  }
  for (const one of lesson.overrides) {
    notes.push({
      key: one.id,
      icon: <ShieldAlert aria-hidden />,
      tone: "warn",
      text: (
        <>
          <strong className="font-medium">{one.byName} overrode the policy,</strong> <RelativeTime at={one.at} />. “<HostileInline text={one.reason} />”
        </>
      ),
    });
  }
  if (lesson.state === "quarantined") {
    notes.push({
      key: "quarantine",
      icon: <ShieldAlert aria-hidden />,
      tone: "warn",
      text: (
        <>
          <strong className="font-medium">Quarantined, cannot be approved.</strong> <HostileInline text={lesson.stateReason} /> {wayOut(lesson)}
        </>
      ),
    });
  } else if (lesson.state === "held_back") {
    notes.push({
      key: "held",
      icon: <CircleSlash aria-hidden />,
      tone: "neutral",
      text: (
        <>
          <strong className="font-medium">Held back.</strong> <HostileInline text={lesson.stateReason} />
        </>
      ),
    });
  } else if (lesson.state === "withdrawn" && lesson.stateReason !== "") {
    notes.push({
      key: "withdrawn",
      icon: <CircleSlash aria-hidden />,
      tone: "neutral",
      text: (
        <>
          <strong className="font-medium">Taken out of force.</strong> <HostileInline text={lesson.stateReason} />
        </>
      ),
    });
  }
  if (findings.incident && findings.incident !== lesson.stateReason) {
    notes.push({
      key: "incident",
      icon: <CalendarClock aria-hidden />,
      tone: "warn",
      text: (
        <>
          <strong className="font-medium">Looks like an incident.</strong> <HostileInline text={findings.incident} />
        </>
      ),
    });
  }
  if (findings.personal && findings.personal !== lesson.stateReason) {
    notes.push({
      key: "personal",
      icon: <UserRound aria-hidden />,
      tone: "warn",
      text: (
        <>
          <strong className="font-medium">May be one person’s wish.</strong> <HostileInline text={findings.personal} />
        </>
      ),
    });
  }
  for (const [at, other] of (findings.contradictions ?? []).entries()) {
    notes.push({
      key: `contradiction-${at}`,
      icon: <Waypoints aria-hidden />,
      tone: "warn",
      text: (
        <>
          <strong className="font-medium">Contradicts </strong>
          {other.lessonId ? (
            <Link href={`/w/${slug}/review/${other.lessonId}`} className="font-medium underline underline-offset-2">
              <CodeText text={other.title} code="plain" />
            </Link>
          ) : (
            <strong className="font-medium">
              <CodeText text={other.title} code="plain" />
            </strong>
          )}
          {other.text && (
            <>
              : <CodeText text={other.text} />
            </>
          )}
        </>
      ),
    });
  }
  for (const rejection of lesson.rejections) {
    notes.push({
      key: rejection.lessonId,
      icon: <History aria-hidden />,
      tone: "neutral",
      text: (
        <>
          <Link href={`/w/${slug}/review/${rejection.lessonId}`} className="font-medium underline underline-offset-2">
            Rejected before
          </Link>{" "}
          by {rejection.rejectedByName}, <RelativeTime at={rejection.rejectedAt} />: {REASON_WORDS[rejection.reason as keyof typeof REASON_WORDS].toLowerCase()}
          .
          {rejection.note !== "" && (
            <>
              {" "}
              “<HostileInline text={rejection.note} />”
            </>
          )}
          {rejection.unseen > 0 && ` Back with ${rejection.unseen} sessions that were not part of it then.`}
        </>
      ),
    });
  }
  if (notes.length === 0) return null;
  return (
    <div className="mt-5 flex flex-col gap-2">
      {notes.map(({ key, icon, tone, text }) => (
        <Notice key={key} tone={tone} icon={icon} className="[overflow-wrap:anywhere]">
          {text}
        </Notice>
      ))}
    </div>
  );
}
