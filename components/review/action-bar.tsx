"use client";
import { Check, ChevronDown, ChevronUp, PencilLine, Undo2, X } from "lucide-react";
import { useShortcutHelp } from "@/components/layout/shortcuts";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { Kbd } from "@/components/ui/kbd";
import { LinkButton } from "@/components/ui/link-button";
import type { ReviewView } from "@/lib/lessons/review-view";
import { type Act, allowedActs } from "./allowed-acts";

export interface ActionBarProps {
  lesson: ReviewView;
  slug: string;
  busy: Act | null;
  act: (act: Act) => void;
  step: (by: 1 | -1) => void;
}

/** What can be done with the lesson on the screen, and where it stands when nothing can. */
export function ActionBar({ lesson, slug, busy, act, step }: ActionBarProps) {
  const help = useShortcutHelp();
  const may = allowedActs(lesson);
  const press = (name: Act) => ({ busy: busy === name, disabled: busy !== null || !may[name], onClick: () => act(name) });
  const open = ["proposed", "held_back", "quarantined"].includes(lesson.state);
  return (
    <div role="toolbar" aria-label="Decide" className="flex flex-wrap items-center gap-2 border-t bg-surface px-4 py-2.5">
      {!lesson.can.review ? (
        <p className="text-sm text-muted">You can read lessons here. Deciding needs the role reviewer.</p>
      ) : open ? (
        <>
          {lesson.state === "held_back" ? (
            <Button variant="primary" {...press("release")}>
              Propose anyway <Keys keys="p" />
            </Button>
          ) : (
            <Button variant="primary" {...press("approve")} title={lesson.state === "quarantined" ? "A quarantined lesson cannot be approved." : undefined}>
              <Check aria-hidden /> Approve <Keys keys="a" />
            </Button>
          )}
          {lesson.operation !== "retire" && (
            <Button {...press("edit")}>
              <PencilLine aria-hidden /> Edit <Keys keys="e" />
            </Button>
          )}
          <Button {...press("reject")}>
            <X aria-hidden /> Reject <Keys keys="r" />
          </Button>
        </>
      ) : null}
      {lesson.can.review && may.undo && (
        <Button variant={open ? "ghost" : "secondary"} {...press("undo")}>
          <Undo2 aria-hidden /> Undo <Keys keys="u" />
        </Button>
      )}
      <Standing lesson={lesson} slug={slug} />
      <div className="ml-auto flex items-center gap-0.5">
        <IconButton label="Previous lesson" keys="k" size="sm" onClick={() => step(-1)}>
          <ChevronUp aria-hidden />
        </IconButton>
        <IconButton label="Next lesson" keys="j" size="sm" onClick={() => step(1)}>
          <ChevronDown aria-hidden />
        </IconButton>
        <Button size="sm" variant="ghost" onClick={help} className="max-xl:hidden" aria-label="All keys">
          <Kbd keys="?" /> keys
        </Button>
      </div>
    </div>
  );
}

const Keys = ({ keys }: { keys: string }) => (
  <kbd aria-hidden className="ml-0.5 font-sans text-[0.6875rem] opacity-65 max-sm:hidden">
    {keys.toUpperCase()}
  </kbd>
);

function Standing({ lesson, slug }: { lesson: ReviewView; slug: string }) {
  if (lesson.state === "approved") {
    return (
      <span className="flex items-center gap-2 text-sm text-muted">
        Waits in the draft release.
        <LinkButton size="sm" href={`/w/${slug}/guidance/draft`}>
          Open the draft
        </LinkButton>
      </span>
    );
  }
  if (lesson.state === "published") {
    return (
      <span className="flex items-center gap-2 text-sm text-muted">
        In force.
        <LinkButton size="sm" href={`/w/${slug}/guidance`}>
          Open guidance
        </LinkButton>
      </span>
    );
  }
  if (lesson.state === "proposed" && lesson.approvals.have > 0) {
    const { have, missing, mine } = lesson.approvals;
    return (
      <span className="text-sm text-muted">
        {mine ? "You approved it; " : ""}
        {have} of {have + missing} approvals
      </span>
    );
  }
  return null;
}
