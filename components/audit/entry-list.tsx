import Link from "next/link";
import { HostileInline } from "@/components/text/hostile-text";
import { RelativeTime } from "@/components/ui/relative-time";
import type { EntryView } from "@/lib/audit/queries";
import { sentenceParts } from "@/lib/audit/sentences";
import { objectPath } from "./object-link";

// What a sentence says already is not repeated below it.
const SAID = new Set(["title", "name"]);

/** Entries of a trail, a line each. Without `slug` they have no pages of their own. */
export function EntryList({ slug, entries }: { slug: string | null; entries: readonly EntryView[] }) {
  return (
    <ol className="divide-y overflow-hidden rounded-lg border bg-surface">
      {entries.map((entry) => (
        <EntryLine key={entry.seq} slug={slug} entry={entry} />
      ))}
    </ol>
  );
}

function EntryLine({ slug, entry }: { slug: string | null; entry: EntryView }) {
  const remarks = Object.entries(entry.text ?? {}).filter(([key, value]) => value !== "" && !SAID.has(key));
  const path = slug && objectPath(slug, entry.object, entry.facts);
  const name = entry.objectName ?? entry.object.id;
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 px-3 py-2 text-sm transition-colors hover:bg-raised/50 sm:grid-cols-[3.5rem_minmax(0,1fr)_auto]">
      {slug ? (
        <Link href={`/w/${slug}/audit/${entry.seq}`} className="hidden text-muted hover:text-text hover:underline sm:block" aria-label={`Entry ${entry.seq}`}>
          {entry.seq}
        </Link>
      ) : (
        <span className="hidden text-muted sm:block">{entry.seq}</span>
      )}
      <div className="min-w-0">
        <p>
          <HostileInline text={entry.actorName} className="font-medium" />{" "}
          {sentenceParts(entry).map((part, index) =>
            "object" in part ? (
              path ? (
                <Link key="object" href={path} className="underline decoration-border-strong underline-offset-2 hover:decoration-text">
                  <HostileInline text={name} />
                </Link>
              ) : (
                <HostileInline key="object" text={name} className={entry.objectName ? "" : "font-mono text-xs"} />
              )
            ) : (
              // biome-ignore lint/suspicious/noArrayIndexKey: the words of a sentence have no other identity
              <span key={index}>{part.text}</span>
            ),
          )}
        </p>
        {remarks.map(([key, value]) => (
          <p key={key} className="mt-0.5 line-clamp-2 text-xs text-muted">
            {key.replaceAll(/([A-Z])/g, " $1").toLowerCase()}: <HostileInline text={value.slice(0, 400)} />
          </p>
        ))}
      </div>
      <div className="text-right text-xs whitespace-nowrap text-muted">
        <RelativeTime at={entry.at} className="leading-5" />
        {slug && (
          <Link href={`/w/${slug}/audit/${entry.seq}`} className="block hover:underline sm:hidden">
            #{entry.seq}
          </Link>
        )}
      </div>
    </li>
  );
}
