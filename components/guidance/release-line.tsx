import Link from "next/link";
import { formatBytes } from "@/components/text/format-bytes";
import { HostileInline } from "@/components/text/hostile-text";
import { RelativeTime } from "@/components/ui/relative-time";
import type { ReleaseView } from "@/lib/guidance/queries";

const VERBS = { reviewed: "published it", adopted: "adopted it", returned: "returned to", withdrawn: "withdrew a lesson" } as const;

/** Which release is in force, since when, by whom and why, in one line. */
export function ReleaseLine({ slug, release }: { slug: string; release: ReleaseView }) {
  return (
    <>
      <Link href={`/w/${slug}/guidance/releases/${release.number}`} className="font-medium text-accent underline-offset-2 hover:underline">
        Release {release.number}
      </Link>{" "}
      is in force: {release.items.length === 1 ? "1 item" : `${release.items.length} items`}, {formatBytes(release.sizes.files)}.{" "}
      <HostileInline text={release.publishedBy ?? ""} /> {VERBS[release.origin]}
      {release.origin === "returned" && ` release ${release.returnsTo}`}, {release.publishedAt && <RelativeTime at={release.publishedAt} />}
      {release.note === "" ? (
        "."
      ) : (
        <>
          : <HostileInline text={release.note} className="text-text" />
        </>
      )}
    </>
  );
}
