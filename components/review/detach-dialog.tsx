"use client";
import { useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useSubmit } from "@/components/layout/use-submit";
import { HostileText } from "@/components/text/hostile-text";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose, DialogFooter } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { toast } from "@/components/ui/toast";
import { detachQuote } from "@/lib/lessons/actions";
import type { Outcome } from "@/lib/lessons/commands";
import { refresh } from "./desk-data";
import type { DeskLesson, DeskQuote } from "./desk-lesson";

/** Takes a quote off that does not say what it is shown for. It stays visible below the others, with the reason. */
export function DetachDialog({ quote, lesson, slug, onClose }: { quote: DeskQuote; lesson: DeskLesson; slug: string; onClose: () => void }) {
  const [reason, setReason] = useState("");
  const queries = useQueryClient();
  const { busy, submit, general } = useSubmit<Outcome>();
  const save = (event: FormEvent) => {
    event.preventDefault();
    submit(
      () => detachQuote(slug, { lessonId: lesson.id, revisionId: lesson.revision.id, evidenceId: quote.id, reason: reason.trim() }),
      (outcome) => {
        toast.success(outcome.remark ?? "The quote was taken off");
        refresh(queries, slug, [lesson.id]);
        onClose();
      },
    );
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="Take this quote off"
      description="The evidence changes, so approvals that were given on it lapse."
      size="sm"
    >
      <form onSubmit={save}>
        <HostileText text={quote.exact} fold={400} className="rounded-lg border bg-raised/60 px-3 py-2 text-sm" />
        <Field label="Reason" hint="Such as: said of another order." className="mt-3">
          {(control) => <Input {...control} autoFocus maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} />}
        </Field>
        {general && (
          <p role="alert" className="mt-2 text-sm text-danger">
            {general}
          </p>
        )}
        <DialogFooter>
          <DialogClose asChild>
            <Button>Cancel</Button>
          </DialogClose>
          <Button type="submit" variant="primary" busy={busy} disabled={reason.trim() === ""}>
            Take it off
          </Button>
        </DialogFooter>
      </form>
    </Dialog>
  );
}
