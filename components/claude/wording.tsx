"use client";
import { useState } from "react";
import { useSubmit } from "@/components/layout/use-submit";
import { WordDifference } from "@/components/lessons/word-difference";
import { HostileInline } from "@/components/text/hostile-text";
import { Button } from "@/components/ui/button";
import { ErrorState } from "@/components/ui/error-state";
import { Notice } from "@/components/ui/notice";
import { askWordingAction, wordingAction } from "@/lib/claude/draft/actions";
import type { WordingView } from "@/lib/claude/draft/queries";

interface Text {
  title: string;
  trigger: string;
  body: string;
}

interface Props {
  slug: string;
  lessonId: string;
  revisionId: string;
  text: Text;
  busy: boolean;
  /** Saves these words as the reader's own edit. */
  onUse: (text: Text) => void;
}

/** Other words for a lesson by Claude, beside the text as it is. They change nothing until a person saves them. */
export function ClaudeWording({ slug, lessonId, revisionId, text, busy, onUse }: Props) {
  const [wording, setWording] = useState<WordingView | null>(null);
  const looking = useSubmit<WordingView>();
  const asking = useSubmit<WordingView>();
  const input = { lessonId, revisionId };
  const toggled = (open: boolean) => {
    if (open && wording === null && !looking.busy) looking.submit(() => wordingAction(slug, input), setWording);
  };
  const refusal = looking.general ?? asking.general;
  return (
    <details className="mx-4 mb-6 rounded-lg border bg-surface text-sm sm:mx-6" onToggle={(event) => toggled(event.currentTarget.open)}>
      <summary className="cursor-pointer px-3.5 py-2.5 font-medium">Other words by Claude</summary>
      <div className="flex flex-col gap-3 border-t px-3.5 py-3">
        <p className="text-muted">
          Claude gets this text and its quotes as data. What names, counts, quotes or means anything new is refused. Whatever you take becomes your own edit.
        </p>
        {refusal && <ErrorState title={refusal} />}
        {wording?.status === "refused" && (
          <Notice>
            The answer was refused, and the text stays. <HostileInline text={wording.refusal ?? ""} />
          </Notice>
        )}
        {wording?.status === "offered" && (
          <div className="flex flex-col gap-2">
            <p className="font-medium">
              <WordDifference before={text.title} after={wording.title} />
            </p>
            {(text.trigger !== "" || wording.trigger !== "") && (
              <div className="text-muted">
                Use when <WordDifference before={text.trigger} after={wording.trigger} />
              </div>
            )}
            <WordDifference before={text.body} after={wording.body} />
          </div>
        )}
        <div className="flex flex-wrap gap-2">
          {wording?.status === "offered" && (
            <Button size="sm" variant="primary" busy={busy} onClick={() => onUse({ title: wording.title, trigger: wording.trigger, body: wording.body })}>
              Save these words as my edit
            </Button>
          )}
          <Button size="sm" busy={asking.busy || looking.busy} onClick={() => asking.submit(() => askWordingAction(slug, input), setWording)}>
            {wording?.status ? "Ask again" : "Ask Claude"}
          </Button>
        </div>
      </div>
    </details>
  );
}
