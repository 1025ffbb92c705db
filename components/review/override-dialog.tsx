"use client";
import { type FormEvent, useState } from "react";
import { plainTitle } from "@/components/lessons/plain-title";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose, DialogFooter } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import type { DeskLesson } from "./desk-lesson";

const LEAST = 10;

/** A lead approves although rules of the policy are not met. Names them, and asks why; the answer stays for ever. */
export function OverrideDialog({ lesson, onClose, onOverride }: { lesson: DeskLesson; onClose: () => void; onOverride: (reason: string) => void }) {
  const [reason, setReason] = useState("");
  const enough = reason.trim().length >= LEAST;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (enough) onOverride(reason.trim());
  };
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title="Override the policy" description={plainTitle(lesson.revision.title)} size="sm">
      <form onSubmit={submit}>
        <p className="text-sm text-pretty">This approves the lesson as it stands on your screen, although these rules are not met:</p>
        <ul className="mt-2 flex flex-col gap-1 rounded-lg border bg-raised/60 px-3 py-2 text-sm">
          {lesson.policy.rules
            .filter(({ state }) => state === "not_met")
            .map(({ id, title, detail }) => (
              <li key={id}>
                {title} <span className="text-muted">{detail}</span>
              </li>
            ))}
        </ul>
        <Field label="Reason" hint="It stays beside the lesson, with your name, for as long as the trail is kept." className="mt-3">
          {(control) => (
            <Textarea {...control} autoFocus rows={3} minLength={LEAST} maxLength={2000} value={reason} onChange={(event) => setReason(event.target.value)} />
          )}
        </Field>
        <DialogFooter>
          <DialogClose asChild>
            <Button>Cancel</Button>
          </DialogClose>
          <Button type="submit" variant="primary" disabled={!enough}>
            Override and approve
          </Button>
        </DialogFooter>
      </form>
    </Dialog>
  );
}
