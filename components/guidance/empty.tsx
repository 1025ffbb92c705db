import { BookOpenText } from "lucide-react";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";

/** Before the first release: what to do. */
export function GuidanceEmpty({ slug, waiting, mayAdopt }: { slug: string; waiting: number; mayAdopt: boolean }) {
  return (
    <EmptyState
      icon={<BookOpenText aria-hidden />}
      title={waiting > 0 ? "Approved changes wait for their first release" : "No guidance is in force"}
      actions={
        <>
          {waiting > 0 ? (
            <LinkButton variant="primary" href={`/w/${slug}/guidance/draft`}>
              Open the draft release
            </LinkButton>
          ) : (
            <LinkButton variant="primary" href={`/w/${slug}/review`}>
              Review lessons
            </LinkButton>
          )}
          {mayAdopt && <LinkButton href={`/w/${slug}/guidance/adopt`}>Adopt existing files</LinkButton>}
        </>
      }
    >
      {waiting > 0
        ? "Agents get nothing until the draft is published. Look it through and publish it."
        : "Approved lessons collect in a draft release, which someone publishes. What your agents read today, such as CLAUDE.md or AGENTS.md, can be adopted as the start."}
    </EmptyState>
  );
}
