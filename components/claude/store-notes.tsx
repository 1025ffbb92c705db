import Link from "next/link";
import { HostileInline, HostileText } from "@/components/text/hostile-text";
import { RelativeTime } from "@/components/ui/relative-time";
import type { Author, RemoteMemory } from "@/lib/claude/pull/queries";
import { AUTHOR_WORDS, counted } from "./words";

/** The notes of a store, with who wrote each last. */
export function StoreNotes({ slug, memories }: { slug: string; memories: readonly RemoteMemory[] }) {
  return (
    <ul className="flex flex-col gap-3">
      {memories.map((memory) => (
        <li key={memory.id} className="rounded-lg border bg-surface">
          <details>
            <summary className="flex cursor-pointer flex-wrap items-baseline gap-x-3 gap-y-0.5 px-3.5 py-2.5 text-sm">
              <HostileInline text={memory.path} className="font-mono text-xs font-medium [overflow-wrap:anywhere]" />
              <span className="text-xs text-muted">
                {counted(memory.size, "byte")}, {counted(memory.versions, "change")}
              </span>
              <span className="ml-auto text-xs text-muted">
                <RelativeTime at={memory.updatedAt} />
              </span>
            </summary>
            <div className="border-t px-3.5 py-3">
              <p className="mb-2 text-xs text-muted">
                Written by <WrittenBy slug={slug} author={memory.author} />
              </p>
              {memory.content === "" ? <p className="text-sm text-muted">It is empty.</p> : <HostileText text={memory.content} mono />}
            </div>
          </details>
        </li>
      ))}
    </ul>
  );
}

function WrittenBy({ slug, author }: { slug: string; author: Author }) {
  if (author.kind === "unknown") return <>nobody that was recorded</>;
  return (
    <>
      {AUTHOR_WORDS[author.kind]}{" "}
      {author.sessionId ? (
        <Link href={`/w/${slug}/sessions/${author.sessionId}`} className="underline underline-offset-2">
          {author.id}
        </Link>
      ) : (
        <code className="font-mono [overflow-wrap:anywhere]">{author.id}</code>
      )}
    </>
  );
}
