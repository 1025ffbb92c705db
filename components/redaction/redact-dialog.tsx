"use client";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { useSubmit } from "@/components/layout/use-submit";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose, DialogFooter } from "@/components/ui/dialog";
import { ErrorState } from "@/components/ui/error-state";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import { toast } from "@/components/ui/toast";
import type { ActionResult } from "@/lib/auth/action";

interface Props {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  /** What will be destroyed, and what stays. */
  description: string;
  /** Asks for words: those to destroy instead of everything, or (required) the only thing to say what. */
  words?: { label: string; hint: string; required: boolean };
  run: (input: { reason: string; note: string; words?: string }) => Promise<ActionResult<{ places: number }>>;
}

const REASONS = [
  ["personal_data", "Personal data"],
  ["secret", "A secret, such as a password or key"],
  ["legal", "A legal duty"],
  ["other", "Another reason"],
] as const;

/** Asks why, and destroys. There is no way back, so it says so. */
export function RedactDialog({ open, onOpenChange, title, description, words, run }: Props) {
  const { busy, submit, errorOf, general, setRefusal } = useSubmit<{ places: number }>(["words", "note", "reason"]);
  const [formKey, setFormKey] = useState(0);
  const router = useRouter();
  const change = (next: boolean) => {
    setRefusal(null);
    setFormKey((key) => key + 1);
    onOpenChange(next);
  };
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const chosen = String(form.get("words") ?? "");
    submit(
      () => run({ reason: String(form.get("reason")), note: String(form.get("note") ?? ""), ...(chosen !== "" && { words: chosen }) }),
      ({ places }) => {
        change(false);
        toast.success(places === 1 ? "Redacted in 1 place" : `Redacted in ${places} places`);
        router.refresh();
      },
    );
  };
  return (
    <Dialog open={open} onOpenChange={change} title={title} description={description}>
      <form key={formKey} onSubmit={onSubmit} className="flex flex-col gap-3">
        {general && <ErrorState title={general} />}
        {words && (
          <Field label={words.label} hint={words.hint} error={errorOf("words")}>
            {(control) => <Textarea {...control} name="words" rows={2} required={words.required} minLength={4} />}
          </Field>
        )}
        <Field label="Why" error={errorOf("reason")}>
          {(control) => (
            <Select {...control} name="reason" defaultValue="personal_data">
              {REASONS.map(([value, label]) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Field label="Note" hint="Stays in the trail. Do not repeat here what is to be destroyed." error={errorOf("note")}>
          {(control) => <Textarea {...control} name="note" rows={2} maxLength={1000} />}
        </Field>
        <DialogFooter>
          <DialogClose asChild>
            <Button>Keep</Button>
          </DialogClose>
          <Button type="submit" variant="danger" busy={busy}>
            Redact for good
          </Button>
        </DialogFooter>
      </form>
    </Dialog>
  );
}
