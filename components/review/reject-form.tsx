"use client";
import { type FormEvent, type KeyboardEvent, useState } from "react";
import { isTyping } from "@/components/layout/key-press";
import { REASON_WORDS } from "@/components/lessons/words";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { DialogClose, DialogFooter } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Kbd } from "@/components/ui/kbd";
import { Textarea } from "@/components/ui/textarea";
import { REJECT_REASONS, type RejectReason } from "@/lib/lessons/lesson";

export interface Rejection {
  reason: RejectReason;
  note: string;
  mayReturn: boolean;
}

const HINTS: Record<RejectReason, string> = {
  untrue: "the evidence does not say this",
  not_general: "true, but only of a few sessions or one person",
  known_already: "agents are told this, or should not need to be",
  unsafe: "following it could do harm",
  outdated: "it was so, and is not any more",
  badly_worded: "right, but not in these words",
  other: "say it below",
};

/** Asks why, and whether a later dream may bring it back. A digit or the arrow keys choose, Enter rejects. */
export function RejectForm({ submit: label, onReject }: { submit: string; onReject: (rejection: Rejection) => void }) {
  const [reason, setReason] = useState<RejectReason | null>(null);
  const [note, setNote] = useState("");
  const [mayReturn, setMayReturn] = useState(true);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (reason) onReject({ reason, note, mayReturn });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (isTyping(event.target) || event.repeat || event.ctrlKey || event.metaKey || event.altKey) return;
    const chosen = REJECT_REASONS[Number(event.key) - 1];
    if (!chosen) return;
    event.preventDefault();
    setReason(chosen);
  };
  return (
    <form onSubmit={submit} onKeyDown={onKeyDown}>
      <fieldset>
        <legend className="mb-1 text-sm font-medium">Why</legend>
        {REJECT_REASONS.map((value, at) => (
          <label key={value} className="flex min-h-8 items-center gap-2.5 rounded-md px-1.5 text-sm hover:bg-raised has-checked:bg-raised">
            <input
              type="radio"
              name="reason"
              value={value}
              checked={reason === value}
              // biome-ignore lint/a11y/noAutofocus: the dialog was opened by a key, and the choice comes first
              autoFocus={value === "untrue"}
              onChange={() => setReason(value)}
              className="accent-accent"
            />
            <span className="flex-1">
              {REASON_WORDS[value]}
              <span className="text-muted"> · {HINTS[value]}</span>
            </span>
            <Kbd keys={String(at + 1)} className="max-sm:hidden" />
          </label>
        ))}
      </fieldset>
      <Field label="Note" hint="Whoever meets this finding again reads it." className="mt-3">
        {(control) => <Textarea {...control} rows={2} maxLength={2000} value={note} onChange={(event) => setNote(event.target.value)} />}
      </Field>
      <Checkbox
        className="mt-3"
        checked={mayReturn}
        onChange={(event) => setMayReturn(event.target.checked)}
        label="A later dream may propose it again"
        hint="Only when at least half of its sessions, and three, are new. It then says that you rejected it, and why."
      />
      <DialogFooter>
        <DialogClose asChild>
          <Button>Cancel</Button>
        </DialogClose>
        <Button type="submit" variant="primary" disabled={reason === null}>
          {label}
        </Button>
      </DialogFooter>
    </form>
  );
}
