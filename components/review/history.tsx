import { REASON_WORDS } from "@/components/lessons/words";
import { HostileInline } from "@/components/text/hostile-text";
import { RelativeTime } from "@/components/ui/relative-time";
import type { DeskLesson } from "./desk-lesson";
import { Section } from "./section";

interface Entry {
  key: string;
  at: string;
  who: string;
  what: string;
  note: string;
  undone: boolean;
}

function entriesOf(lesson: DeskLesson): Entry[] {
  const revisions = lesson.revisions.map(
    (revision): Entry => ({
      key: revision.id,
      at: revision.at,
      who: revision.authorName ?? (lesson.dream ? `Dream ${lesson.dream.number}` : "A dream"),
      what: revision.number === 1 ? "proposed it" : `wrote revision ${revision.number}`,
      note: "",
      undone: false,
    }),
  );
  const reviews = lesson.reviews.flatMap((review): Entry[] => {
    const verb = review.decision === null ? null : { approve: "approved", reject: "rejected", adopt: "adopted" }[review.decision];
    const reason = review.reason ? `: ${REASON_WORDS[review.reason].toLowerCase()}${review.mayReturn ? "" : ", may not return"}` : "";
    const of = lesson.revisions.length > 1 ? ` revision ${review.revision}` : "";
    const done: Entry = {
      key: review.id,
      at: review.at,
      who: review.byName,
      what: verb === null ? "gave a verdict; it is shown when everyone has" : `${verb}${of}${reason}${review.selfApproved ? " (self-approved)" : ""}`,
      note: review.note,
      undone: review.undoneAt !== null,
    };
    if (review.undoneAt === null) return [done];
    return [
      done,
      {
        key: `${review.id}-undone`,
        at: review.undoneAt,
        who: review.undoneByName ?? "",
        what: `took back the ${review.decision === "reject" ? "rejection" : "approval"} of ${review.byName}`,
        note: "",
        undone: false,
      },
    ];
  });
  const overrides = lesson.overrides.map(
    (one): Entry => ({ key: one.id, at: one.at, who: one.byName, what: `overrode the policy (${one.rules.join(", ")})`, note: one.reason, undone: false }),
  );
  return [...revisions, ...reviews, ...overrides].sort((a, b) => Date.parse(b.at) - Date.parse(a.at));
}

/** What people and dreams did with this lesson, the latest first. */
export function History({ lesson }: { lesson: DeskLesson }) {
  return (
    <Section title="History">
      <ol className="flex flex-col gap-1.5 text-sm">
        {entriesOf(lesson).map((entry) => (
          <li key={entry.key} className="flex items-baseline justify-between gap-4">
            <span className="min-w-0">
              <span className={entry.undone ? "text-muted line-through" : undefined}>
                <span className="font-medium">{entry.who}</span> {entry.what}
              </span>
              {entry.note !== "" && (
                <span className="text-muted">
                  {" "}
                  “<HostileInline text={entry.note} />”
                </span>
              )}
            </span>
            <RelativeTime at={entry.at} className="shrink-0 text-xs text-muted" />
          </li>
        ))}
      </ol>
    </Section>
  );
}
