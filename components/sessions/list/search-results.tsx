import Link from "next/link";
import { HostileInline } from "@/components/text/hostile-text";
import type { SearchedSession } from "@/lib/sessions/queries/search";
import { SessionTitle } from "../session-title";
import { counted, SPEAKER_COLORS, SPEAKER_WORDS } from "../words";
import { SessionFacts } from "./session-table";

/** What a search found, by session; every hit leads to its event. */
export function SearchResults({ slug, sessions, find }: { slug: string; sessions: SearchedSession[]; find: string }) {
  return (
    <ol className="flex flex-col gap-3">
      {sessions.map((session) => {
        const address = (index?: number) =>
          `/w/${slug}/sessions/${session.id}?${new URLSearchParams({ ...(index !== undefined && { event: String(index) }), ...(find && { find }) })}`;
        return (
          <li key={session.id} className="overflow-hidden rounded-lg border bg-surface">
            <div className="px-3.5 pt-3 pb-2.5">
              <div className="flex items-baseline justify-between gap-3">
                <Link data-row-link href={address(session.snippets[0]?.index)} className="min-w-0 truncate font-medium hover:underline">
                  <SessionTitle title={session.title} sourceId={session.sourceId} />
                </Link>
                <span className="shrink-0 text-xs text-muted">{counted(session.hits, "matching event")}</span>
              </div>
              <SessionFacts session={session} className="mt-1" />
            </div>
            <ul className="divide-y border-t">
              {session.snippets.map((snippet) => (
                <li key={snippet.index}>
                  <Link
                    href={address(snippet.index)}
                    className="flex gap-3 px-3.5 py-2 text-sm hover:bg-raised/60 focus-visible:-outline-offset-2 max-sm:flex-col max-sm:gap-0.5"
                  >
                    <span className="inline-flex w-32 shrink-0 items-center gap-1.5 self-start text-xs leading-5 text-muted">
                      <span aria-hidden className={`size-1.5 shrink-0 rounded-full ${SPEAKER_COLORS[snippet.speaker]}`} />
                      <span className="truncate">{SPEAKER_WORDS[snippet.speaker]}</span>
                      <span className="font-mono">#{snippet.index}</span>
                    </span>
                    <span className="line-clamp-3 min-w-0 flex-1 [overflow-wrap:anywhere]">
                      {snippet.before && "… "}
                      <HostileInline text={snippet.text} marks={snippet.ranges.map((range) => ({ ...range, kind: "hit" as const }))} />
                      {snippet.after && " …"}
                    </span>
                  </Link>
                </li>
              ))}
            </ul>
          </li>
        );
      })}
    </ol>
  );
}
