import { CodeText } from "@/components/lessons/code-text";
import { Button } from "@/components/ui/button";
import { ErrorState } from "@/components/ui/error-state";
import type { Refused } from "./use-decisions";

export interface RefusedNoticeProps {
  refused: Refused;
  /** Whether the lesson it is about is the one on the screen. */
  here: boolean;
  onOpen: (lessonId: string) => void;
  onReload: () => void;
}

/** Why a decision was not taken, with the way to the lesson as it is now. */
export function RefusedNotice({ refused, here, onOpen, onReload }: RefusedNoticeProps) {
  return (
    <ErrorState
      className="mx-auto mt-4 w-[calc(100%-2.5rem)] max-w-[42rem]"
      title={
        <>
          Nothing was decided
          {!here && (
            <span className="font-normal [overflow-wrap:anywhere]">
              {" "}
              on “<CodeText text={refused.title} code="plain" />”
            </span>
          )}
        </>
      }
      actions={
        <Button size="sm" onClick={here ? onReload : () => onOpen(refused.lessonId)}>
          {here ? "Reload the lesson" : "Go back to it"}
        </Button>
      }
    >
      {refused.message}
    </ErrorState>
  );
}
