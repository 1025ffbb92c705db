import { Inbox } from "lucide-react";
import { Button } from "@/components/ui/button";
import { LinkButton } from "@/components/ui/link-button";
import type { DeskCounts } from "./desk-lesson";

export interface NothingLeftProps {
  counts: DeskCounts | null;
  slug: string;
  /** Whether filters or a search may be why. */
  narrowed: boolean;
  onClear: () => void;
}

/** When nothing waits: what was done, and what to do next. */
export function NothingLeft({ counts, slug, narrowed, onClear }: NothingLeftProps) {
  if (narrowed) {
    return (
      <div className="flex flex-1 flex-col items-center justify-center px-6 py-16 text-center">
        <Inbox aria-hidden className="size-7 text-muted" strokeWidth={1.5} />
        <h1 className="mt-4 text-xl">Nothing fits these filters</h1>
        <p className="mt-1.5 max-w-md text-sm text-muted">Other lessons may be in this pile.</p>
        <Button className="mt-5" onClick={onClear}>
          Show all of them
        </Button>
      </div>
    );
  }
  const decided = (counts?.decided ?? 0) > 0;
  const never = counts !== null && counts.turn + counts.held + counts.quarantined + counts.decided === 0;
  return (
    <div className="flex flex-1 flex-col items-center justify-center px-6 py-16 text-center">
      <Inbox aria-hidden className="size-7 text-muted" strokeWidth={1.5} />
      <h1 className="mt-4 text-xl">{never ? "No lessons yet" : "Nothing waits for you"}</h1>
      <p className="mt-1.5 max-w-md text-sm text-pretty text-muted">
        {never
          ? "A dream reads sessions and proposes what recurs in them. Import sessions, then start a dream; what it finds comes here to be judged."
          : counts && counts.done > 0
            ? `You decided ${counts.done} ${counts.done === 1 ? "lesson" : "lessons"}. What was approved waits in the draft release until someone publishes it.`
            : "New lessons come from the next dream. Held-back and quarantined ones can be looked at any time."}
      </p>
      <div className="mt-5 flex flex-wrap justify-center gap-2">
        {never ? (
          <>
            <LinkButton variant="primary" href={`/w/${slug}/sessions/import`}>
              Import sessions
            </LinkButton>
            <LinkButton href={`/w/${slug}/dreams`}>Start a dream</LinkButton>
          </>
        ) : (
          <>
            {decided && (
              <LinkButton variant="primary" href={`/w/${slug}/guidance/draft`}>
                Open the draft release
              </LinkButton>
            )}
            <LinkButton href={`/w/${slug}/dreams`}>Start a dream</LinkButton>
          </>
        )}
      </div>
    </div>
  );
}
