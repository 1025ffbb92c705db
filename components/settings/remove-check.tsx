"use client";
import { Button } from "@/components/ui/button";
import { removeCheckAction } from "@/lib/sessions/checks/actions";
import { ConfirmDialog } from "./confirm-dialog";

/** Removes a check, after asking. */
export function RemoveCheck({ slug, id, name }: { slug: string; id: string; name: string }) {
  return (
    <ConfirmDialog
      trigger={
        <Button size="sm" variant="ghost" aria-label={`Remove the check ${name}`}>
          Remove
        </Button>
      }
      title="Remove this check?"
      description="The verdicts that rest on it alone go with it. The next dream compares without them."
      confirm="Remove"
      run={() => removeCheckAction(slug, { id })}
      done="The check is removed."
    />
  );
}
