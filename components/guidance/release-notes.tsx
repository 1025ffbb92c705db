import Link from "next/link";
import { HostileInline } from "@/components/text/hostile-text";
import { RelativeTime } from "@/components/ui/relative-time";
import type { ReleaseNote } from "@/lib/guidance/queries";

/** What people said when they published, oldest first. */
export function ReleaseNotes({ slug, notes }: { slug: string; notes: readonly ReleaseNote[] }) {
  if (notes.length === 0) return null;
  return (
    <section aria-labelledby="notes" className="mb-6">
      <h2 id="notes" className="mb-2 text-base">
        Notes
      </h2>
      <ul className="flex flex-col gap-1.5 text-sm">
        {notes.map((release) => (
          <li key={release.number} className="[overflow-wrap:anywhere]">
            <Link href={`/w/${slug}/guidance/releases/${release.number}`} className="font-medium hover:underline">
              Release {release.number}
            </Link>{" "}
            <span className="text-muted">
              <HostileInline text={release.publishedBy} />, <RelativeTime at={release.publishedAt} />
            </span>
            {release.note === "" ? (
              <span className="text-muted">: no note</span>
            ) : (
              <>
                : <HostileInline text={release.note} />
              </>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
