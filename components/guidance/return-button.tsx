"use client";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose, DialogFooter } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import { toast } from "@/components/ui/toast";
import { returnToRelease } from "@/lib/guidance/actions";

/** Puts an earlier release in force again, as a new release. `summary` says what that changes now. */
export function ReturnButton({ slug, number, inForce, summary }: { slug: string; number: number; inForce: number; summary: string }) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [busy, setBusy] = useState(false);
  const [note, setNote] = useState("");
  const [error, setError] = useState<string>();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setError(undefined);
    const result = await returnToRelease(slug, { number, note, inForce });
    setBusy(false);
    if (!result.ok) return setError(result.error.message);
    setOpen(false);
    toast.success(`Release ${result.value.number} is in force, equal to release ${number}.`);
    router.push(`/w/${slug}/guidance`);
    router.refresh();
  };
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      trigger={<Button>Return to this release</Button>}
      title={`Return to release ${number}?`}
      description={`A new release equal to it comes into force at once. Compared with release ${inForce}: ${summary}. Approved changes in the draft keep waiting.`}
    >
      <form onSubmit={submit}>
        <Field label="Why?" error={error}>
          {(control) => <Textarea {...control} value={note} onChange={(event) => setNote(event.target.value)} required maxLength={2000} rows={3} autoFocus />}
        </Field>
        <DialogFooter>
          <DialogClose asChild>
            <Button>Cancel</Button>
          </DialogClose>
          <Button type="submit" variant="primary" busy={busy}>
            Return to release {number}
          </Button>
        </DialogFooter>
      </form>
    </Dialog>
  );
}
