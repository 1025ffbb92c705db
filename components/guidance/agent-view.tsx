import Link from "next/link";
import { formatBytes } from "@/components/text/format-bytes";
import { HostileInline } from "@/components/text/hostile-text";
import type { GuidanceItem, GuidanceRelease } from "@/lib/guidance/formats";
import { FileText } from "./file-text";
import { PreviewForm, type PreviewValues } from "./preview-form";

const NAMES = { json: "guidance.json", markdown: "guidance.md", skill: "SKILL.md" } as const;

/** Exactly the bytes that the guidance API answers to one question. */
export function AgentView({
  slug,
  values,
  agents,
  text,
  known,
  release,
}: {
  slug: string;
  values: PreviewValues;
  agents: readonly string[];
  text: string;
  /** What the answer is made of, in order. */
  known: readonly GuidanceItem[];
  /** The release that it is made from; null before the first. */
  release: GuidanceRelease | null;
}) {
  const asked = { ...values, at: values.at === "" ? "" : `${values.at}:00Z` };
  const query = new URLSearchParams(Object.entries(asked).filter(([, value]) => value !== "")).toString();
  const items = known.length === 1 ? "1 item" : `${known.length} items`;
  return (
    <div className="flex flex-col gap-4">
      <PreviewForm slug={slug} values={values} agents={agents} />
      <p className="text-sm text-muted">
        {release ? `${items} of release ${release.number}` : "No release was in force then: nothing"}, {formatBytes(new TextEncoder().encode(text).length)} in
        this format. Below is every byte that{" "}
        <code className="rounded-sm bg-raised px-1 py-0.5 font-mono text-xs [overflow-wrap:anywhere]">GET /api/v1/guidance?{query}</code>{" "}
        {values.at === "" ? "answers" : "answers for that time"}.
      </p>
      {known.length > 0 && (
        <details>
          <summary className="cursor-pointer text-sm">Who approved it</summary>
          <ul className="mt-2 flex flex-col gap-1.5 text-sm">
            {known.map((item) => (
              <li key={item.path} className="[overflow-wrap:anywhere]">
                <Link href={`/w/${slug}/review/${item.lessonId}`} className="font-medium hover:underline">
                  <HostileInline text={item.title} />
                </Link>{" "}
                <span className="text-muted">
                  {item.adopted ? (
                    "adopted, not reviewed"
                  ) : (
                    <>
                      approved by <HostileInline text={item.approvedBy.map(({ name }) => name).join(", ")} />
                    </>
                  )}
                  , sha256 <span className="font-mono text-xs">{item.sha256.slice(0, 12)}</span>
                </span>
              </li>
            ))}
          </ul>
        </details>
      )}
      <FileText path={NAMES[values.format]} text={text} fold={60_000} />
    </div>
  );
}
