import Link from "next/link";
import type { ReactNode } from "react";
import { HostileInline } from "@/components/text/hostile-text";
import { Badge, type BadgeTone } from "@/components/ui/badge";
import { type Difference, isEmpty, wordsOf } from "@/lib/guidance/difference";
import type { LoadedChange, LoadedItem } from "@/lib/guidance/load";
import { audienceWords } from "@/lib/guidance/release-index";
import { Approvals } from "./approvals";
import { Audience } from "./audience";
import { WholeFile, WordDifference } from "./words";

const REASONS: Record<string, string> = { retire: "Retired", merge: "Merged away" };

function Entry({
  slug,
  tone,
  word,
  item,
  change,
  children,
}: {
  slug: string;
  tone: BadgeTone;
  word: string;
  item: LoadedItem;
  change: LoadedChange | undefined;
  children?: ReactNode;
}) {
  return (
    <li className="rounded-lg border bg-surface px-4 py-3">
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <Badge tone={tone}>{word}</Badge>
        <h3 className="text-sm [overflow-wrap:anywhere]">
          <HostileInline text={item.title} />
        </h3>
        <span className="font-mono text-xs [overflow-wrap:anywhere] text-muted">{item.path}</span>
      </div>
      {children && <div className="mt-2.5">{children}</div>}
      <div className="mt-2.5 flex flex-wrap items-start justify-between gap-x-4 gap-y-1 text-xs text-muted">
        {change ? <Approvals approvals={change.approvals} adopted={false} /> : <Approvals approvals={item.approvals} adopted={item.decision === "adopt"} />}
        <Link href={`/w/${slug}/review/${change?.lessonId ?? item.lessonId}`} className="text-accent underline-offset-2 hover:underline">
          Lesson and evidence
        </Link>
      </div>
    </li>
  );
}

function AudienceChange({ before, after }: { before: LoadedItem; after: LoadedItem }) {
  if (audienceWords(before.appliesTo) === audienceWords(after.appliesTo)) return null;
  return (
    <p className="mb-2 text-xs text-muted">
      Now: <Audience appliesTo={after.appliesTo} />. Before: <Audience appliesTo={before.appliesTo} />.
    </p>
  );
}

/** Why an item goes, in the words that were approved. */
function Removal({ change }: { change: LoadedChange | undefined }) {
  if (!change) return null;
  return (
    <p className="mb-2 text-sm [overflow-wrap:anywhere]">
      {change.operation === "retire" ? (
        <HostileInline text={change.body} />
      ) : (
        <>
          Merged into <HostileInline text={change.title} />.
        </>
      )}
    </p>
  );
}

/** What tells two releases apart, item by item and word by word, with who approved each change. */
export function DifferenceView({ slug, difference, changes }: { slug: string; difference: Difference<LoadedItem>; changes: readonly LoadedChange[] }) {
  if (isEmpty(difference)) return <p className="text-sm text-muted">Nothing differs.</p>;
  const removing = (itemId: string) => changes.find((change) => change.itemId === itemId || change.targets.includes(itemId));
  const bringing = (item: LoadedItem) => changes.find((change) => change.lessonId === item.lessonId);
  return (
    <ul className="flex flex-col gap-3">
      {difference.added.map(({ item }) => (
        <Entry key={item.itemId} slug={slug} tone="ok" word="Added" item={item} change={bringing(item)}>
          <p className="mb-2 text-xs text-muted">
            <Audience appliesTo={item.appliesTo} />
          </p>
          <WholeFile text={item.file} kind="added" />
        </Entry>
      ))}
      {difference.changed.map(({ before, after }) => (
        <Entry key={after.itemId} slug={slug} tone="info" word="Changed" item={after} change={bringing(after)}>
          <AudienceChange before={before} after={after} />
          {before.file === after.file ? (
            <p className="text-xs text-muted">The text is the same.</p>
          ) : (
            <WordDifference words={wordsOf(before.file, after.file)} />
          )}
        </Entry>
      ))}
      {difference.removed.map((item) => (
        <Entry
          key={item.itemId}
          slug={slug}
          tone="danger"
          word={REASONS[removing(item.itemId)?.operation ?? ""] ?? "Removed"}
          item={item}
          change={removing(item.itemId)}
        >
          <Removal change={removing(item.itemId)} />
          <WholeFile text={item.file} kind="removed" />
        </Entry>
      ))}
      {difference.moved.map(({ item, position }) => (
        <Entry key={item.itemId} slug={slug} tone="neutral" word={`Moved to ${position + 1}`} item={item} change={undefined} />
      ))}
    </ul>
  );
}

const part = (n: number, word: string) => (n > 0 ? [`${n} ${word}`] : []);

/** A difference in a few words: "2 added, 1 changed". */
export function differenceWords(difference: Difference<LoadedItem>): string {
  const words = [
    ...part(difference.added.length, "added"),
    ...part(difference.changed.length, "changed"),
    ...part(difference.removed.length, "removed"),
    ...part(difference.moved.length, "moved"),
  ];
  return words.length > 0 ? words.join(", ") : "no difference";
}
