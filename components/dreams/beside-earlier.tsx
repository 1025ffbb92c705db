import Link from "next/link";
import { STATE_WORDS } from "@/components/lessons/words";
import { HostileInline } from "@/components/text/hostile-text";
import type { Earlier } from "@/lib/dreams/earlier";
import type { DreamLesson, DreamView } from "@/lib/dreams/queries";
import { counted } from "./words";

interface Props {
  slug: string;
  dream: DreamView;
  earlier: Earlier;
  lessons: readonly DreamLesson[];
}

/** What is new beside the dream before, what came again, and what did not and why. */
export function BesideEarlier({ slug, dream, earlier, lessons }: Props) {
  const fresh = lessons.filter(({ outcome }) => outcome === "added").length;
  const more = dream.sessions - earlier.sessions;
  return (
    <section aria-labelledby="beside">
      <h2 id="beside" className="mb-2 text-base font-semibold">
        Beside the dream before
      </h2>
      <p className="text-sm text-pretty text-muted">
        <Link href={`/w/${slug}/dreams/${earlier.id}`} className="underline underline-offset-2">
          Dream {earlier.number}
        </Link>{" "}
        read {counted(earlier.sessions, "session")}
        {more > 0 ? `, ${more.toLocaleString("en")} fewer` : more < 0 ? `, ${(-more).toLocaleString("en")} more` : ""}. Of this dream’s{" "}
        {counted(lessons.length, "lesson")}, {fresh} {fresh === 1 ? "is" : "are"} new and {lessons.length - fresh} came again.{" "}
        {earlier.gone.length === 0 ? "Nothing that it brought is missing here." : `${counted(earlier.gone.length, "lesson")} of it did not come again:`}
      </p>
      {earlier.gone.length > 0 && (
        <ul className="mt-2 divide-y rounded-lg border bg-surface">
          {earlier.gone.map(({ id, title, state, stateReason }) => (
            <li key={id} className="px-4 py-2 text-sm">
              <Link href={`/w/${slug}/review/${id}`} className="flex flex-wrap justify-between gap-x-4 underline-offset-2 hover:underline">
                <span className="min-w-0 flex-1 basis-64 [overflow-wrap:anywhere]">
                  <HostileInline text={title} />
                </span>
                <span className="text-xs text-muted">{STATE_WORDS[state]}</span>
              </Link>
              {stateReason !== "" && <p className="text-xs text-pretty text-muted">{stateReason}</p>}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
