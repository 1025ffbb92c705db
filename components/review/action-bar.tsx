"use client";
import { Check, ChevronDown, ChevronUp, MessageSquare, PencilLine, Undo2, X } from "lucide-react";
import { useShortcutHelp } from "@/components/layout/shortcuts";
import { sentence } from "@/components/lessons/words";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { Kbd } from "@/components/ui/kbd";
import { LinkButton } from "@/components/ui/link-button";
import { ActKeys } from "./act-keys";
import { type Act, allowedActs } from "./allowed-acts";
import type { DeskLesson } from "./desk-lesson";
import { MoreMenu } from "./more-menu";
import type { DeskState } from "./use-desk";
import { keyOf } from "./use-desk-keys";

const THUMB = "max-sm:h-11 max-sm:flex-1";

/** What can be done with the lesson on the screen, and where it stands when nothing can. */
export function ActionBar({ desk, lesson, slug }: { desk: DeskState; lesson: DeskLesson; slug: string }) {
  const help = useShortcutHelp();
  const { act, step, decisions } = desk;
  const may = allowedActs(lesson);
  const press = (name: Act) => ({ disabled: decisions.saving || !may[name], onClick: () => act(name) });
  const open = ["proposed", "held_back", "quarantined"].includes(lesson.state);
  return (
    <div role="toolbar" aria-label="Decide" className="flex items-center gap-2 border-t px-4 py-2.5 max-sm:px-3">
      {!lesson.can.review ? (
        <p className="text-sm text-muted">You can read lessons here. Deciding needs the role reviewer.</p>
      ) : open ? (
        <>
          {lesson.state === "held_back" ? (
            <Button variant="primary" className={THUMB} {...press("release")}>
              Propose anyway <ActKeys act="release" />
            </Button>
          ) : (
            <Button
              variant="primary"
              className={THUMB}
              {...press("approve")}
              title={lesson.state === "quarantined" ? "A quarantined lesson cannot be approved." : undefined}
            >
              <Check aria-hidden /> Approve <ActKeys act="approve" />
            </Button>
          )}
          {lesson.operation !== "retire" && (
            <Button className={THUMB} {...press("edit")}>
              <PencilLine aria-hidden /> Edit <ActKeys act="edit" />
            </Button>
          )}
          <Button className={THUMB} {...press("reject")}>
            <X aria-hidden /> Reject <ActKeys act="reject" />
          </Button>
        </>
      ) : null}
      {lesson.can.review && may.undo && (
        <Button variant={open ? "ghost" : "secondary"} className={open ? "max-sm:hidden" : THUMB} {...press("undo")}>
          <Undo2 aria-hidden /> Undo <ActKeys act="undo" />
        </Button>
      )}
      <Standing lesson={lesson} slug={slug} />
      <div className="ml-auto flex shrink-0 items-center gap-0.5">
        {may.comment && (
          <IconButton label="Comment" keys={keyOf("comment")} size="sm" onClick={() => act("comment")} className="max-sm:hidden">
            <MessageSquare aria-hidden />
          </IconButton>
        )}
        {(may.assign || may.override || may.comment || may.undo) && <MoreMenu may={may} act={act} />}
        <span className="flex items-center gap-0.5 max-lg:hidden @max-md:hidden">
          <IconButton label="Previous lesson" keys="k" size="sm" onClick={() => step(-1)}>
            <ChevronUp aria-hidden />
          </IconButton>
          <IconButton label="Next lesson" keys="j" size="sm" onClick={() => step(1)}>
            <ChevronDown aria-hidden />
          </IconButton>
          <Button size="sm" variant="ghost" onClick={help} className="@max-xl:hidden" aria-label="All keys">
            <Kbd keys="?" /> keys
          </Button>
        </span>
      </div>
    </div>
  );
}

const STANDING = "flex min-w-0 items-center gap-2 text-sm text-muted max-sm:text-xs";

function Standing({ lesson, slug }: { lesson: DeskLesson; slug: string }) {
  if (lesson.state === "approved") {
    return (
      <span className={STANDING}>
        <span className="max-md:hidden">Waits in the draft release.</span>
        <LinkButton size="sm" href={`/w/${slug}/guidance/draft`}>
          Open the draft
        </LinkButton>
      </span>
    );
  }
  if (lesson.state === "published") {
    return (
      <span className={STANDING}>
        In force.
        <LinkButton size="sm" href={`/w/${slug}/guidance`}>
          Open guidance
        </LinkButton>
      </span>
    );
  }
  const reason = lesson.turn.reason.code === "new" ? "" : lesson.turn.reason.text;
  return reason === "" ? null : (
    <span className={`${STANDING} max-sm:hidden`} title={reason}>
      <span className="truncate">{sentence(reason)}</span>
    </span>
  );
}
