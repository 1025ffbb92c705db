"use client";
import { useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { useSubmit } from "@/components/layout/use-submit";
import { HostileInline } from "@/components/text/hostile-text";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose, DialogFooter } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import { toast } from "@/components/ui/toast";
import { addQuote } from "@/lib/lessons/actions";
import type { Outcome } from "@/lib/lessons/commands";
import type { EventView } from "@/lib/sessions/queries/events";
import { refresh } from "./desk-data";
import type { DeskLesson } from "./desk-lesson";
import { type QuoteRange, rangeInText, selectionIn } from "./quote-range";

export interface AddQuoteDialogProps {
  slug: string;
  lesson: DeskLesson;
  sessionId: string;
  event: EventView;
  /** What was selected on the page, to begin with. */
  selected: string;
  onClose: () => void;
}

const CLAIM_SHOWN = 70;
const LONGEST = 2_000;

/** Ties words of an event to a sentence of the lesson. They are chosen in a field, so that the keyboard can do it too. */
export function AddQuoteDialog({ slug, lesson, sessionId, event, selected, onClose }: AddQuoteDialogProps) {
  const [range, setRange] = useState<QuoteRange | null>(null);
  const [claim, setClaim] = useState(0);
  const [stance, setStance] = useState<"supports" | "contradicts">("supports");
  const field = useRef<HTMLTextAreaElement>(null);
  const queries = useQueryClient();
  const { busy, submit, general } = useSubmit<Outcome>();
  useEffect(() => {
    const place = selectionIn(event.text, selected);
    if (!place || !field.current) return;
    field.current.setSelectionRange(...place);
    setRange(rangeInText(event.text, ...place));
  }, [event.text, selected]);
  const save = (submitted: FormEvent) => {
    submitted.preventDefault();
    if (!range) return;
    submit(
      () => addQuote(slug, { lessonId: lesson.id, revisionId: lesson.revision.id, sessionId, eventIndex: event.index, ...range, claim, stance }),
      (outcome) => {
        toast.success(outcome.remark ?? "The quote was added");
        refresh(queries, slug, [lesson.id]);
        onClose();
      },
    );
  };
  const tooLong = range !== null && range.exact.length > LONGEST;
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={`Quote event ${event.index}`}
      description="Select the words. The evidence changes, so approvals that were given on it lapse."
      size="md"
    >
      <form onSubmit={save} className="flex flex-col gap-3">
        <Field label="Words of the event" {...(event.more === null ? {} : { hint: "The beginning of a long text." })}>
          {(control) => (
            <Textarea
              {...control}
              ref={field}
              autoFocus
              readOnly
              rows={8}
              value={event.text}
              onSelect={({ currentTarget }) => setRange(rangeInText(event.text, currentTarget.selectionStart, currentTarget.selectionEnd))}
              className="font-mono text-xs leading-5"
            />
          )}
        </Field>
        <p className="min-h-10 rounded-md bg-raised/60 px-3 py-2 text-sm [overflow-wrap:anywhere]" aria-live="polite">
          {range ? <HostileInline text={range.exact.slice(0, LONGEST)} /> : <span className="text-muted">Nothing is selected yet.</span>}
        </p>
        <div className="grid gap-3 sm:grid-cols-2">
          <Field label="Bears on">
            {(control) => (
              <Select {...control} value={claim} onChange={(change) => setClaim(Number(change.target.value))} className="w-full">
                {lesson.claims.map(({ text }, at) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: the ordinal is what names a sentence
                  <option key={at} value={at}>
                    {at + 1}. {text.length > CLAIM_SHOWN ? `${text.slice(0, CLAIM_SHOWN)}…` : text}
                  </option>
                ))}
              </Select>
            )}
          </Field>
          <Field label="And speaks">
            {(control) => (
              <Select
                {...control}
                value={stance}
                onChange={(change) => setStance(change.target.value === "supports" ? "supports" : "contradicts")}
                className="w-full"
              >
                <option value="supports">for it</option>
                <option value="contradicts">against it</option>
              </Select>
            )}
          </Field>
        </div>
        {(general || tooLong) && (
          <p role="alert" className="text-sm text-danger">
            {general ?? "Select fewer words: a quote has at most 2,000 characters."}
          </p>
        )}
        <DialogFooter className="mt-1">
          <DialogClose asChild>
            <Button>Cancel</Button>
          </DialogClose>
          <Button type="submit" variant="primary" busy={busy} disabled={range === null || tooLong}>
            Add the quote
          </Button>
        </DialogFooter>
      </form>
    </Dialog>
  );
}
