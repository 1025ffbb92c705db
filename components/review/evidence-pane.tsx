"use client";
import { PanelRightClose } from "lucide-react";
import { IconButton } from "@/components/ui/icon-button";
import { EvidenceView } from "./evidence-view";
import { KeptLessons } from "./kept-lessons";
import { EvidenceSkeleton } from "./skeletons";
import type { DeskState } from "./use-desk";
import { DESK_KEYS } from "./use-desk-keys";

/** The evidence of the lesson on the screen. */
export function EvidencePane({
  desk,
  slug,
  onTranscript,
  onFold,
}: {
  desk: DeskState;
  slug: string;
  onTranscript: (quoteId: string) => void;
  onFold: () => void;
}) {
  const { shown, id, queue, lesson, quote, setQuote } = desk;
  return (
    <div className="relative">
      <IconButton label="Fold the evidence" keys={DESK_KEYS.foldEvidence.keys} size="sm" onClick={onFold} className="absolute top-3 right-2 max-lg:hidden">
        <PanelRightClose aria-hidden />
      </IconButton>
      {shown ? (
        <KeptLessons shown={shown} ahead={desk.ahead}>
          {(one) => <EvidenceView lesson={one} slug={slug} active={one === shown ? quote : null} onActivate={setQuote} onTranscript={onTranscript} />}
        </KeptLessons>
      ) : (id === null && !queue.isPending) || lesson.isError ? null : (
        <EvidenceSkeleton />
      )}
    </div>
  );
}
