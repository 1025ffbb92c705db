"use client";
import { plainTitle } from "@/components/lessons/plain-title";
import { Dialog } from "@/components/ui/dialog";
import { RejectForm, type Rejection } from "./reject-form";

export interface RejectDialogProps {
  /** Titles of what would be rejected: one lesson, or several with one reason. */
  titles: readonly string[];
  onClose: () => void;
  onReject: (rejection: Rejection) => void;
}

const NAMED = 4;

/** Why one lesson is rejected, or several at once. */
export function RejectDialog({ titles, onClose, onReject }: RejectDialogProps) {
  const one = titles.length === 1;
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={one ? "Reject this lesson" : `Reject ${titles.length} lessons`}
      description={one ? plainTitle(titles[0] ?? "") : "One reason for all of them. Each is rejected, and written into the trail, on its own."}
      size="sm"
    >
      {!one && (
        <ul className="mb-3 list-disc pl-5 text-sm text-muted [overflow-wrap:anywhere]">
          {titles.slice(0, NAMED).map((title, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two lessons may have one title, and the list does not change
            <li key={at}>{plainTitle(title)}</li>
          ))}
          {titles.length > NAMED && <li>and {titles.length - NAMED} more</li>}
        </ul>
      )}
      <RejectForm submit={one ? "Reject" : `Reject ${titles.length}`} onReject={onReject} />
    </Dialog>
  );
}
