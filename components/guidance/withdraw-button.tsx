"use client";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { withProof } from "@/components/layout/prove-again";
import { HostileInline } from "@/components/text/hostile-text";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose, DialogFooter } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import { toast } from "@/components/ui/toast";
import { withdrawAction } from "@/lib/guidance/withdraw/actions";

/** Takes a lesson out of every destination at once, with a reason. */
export function WithdrawButton({ slug, lessonId, revisionId, title }: { slug: string; lessonId: string; revisionId: string; title: string }) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [busy, setBusy] = useState(false);
  const [reason, setReason] = useState("");
  const [error, setError] = useState<string>();
  const withdraw = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    const result = await withProof(() => withdrawAction(slug, { lessonId, revisionId, reason }));
    setBusy(false);
    if (!result.ok) return setError(result.error.message);
    setOpen(false);
    toast.success(`Withdrawn. Release ${result.value.number}, without it, is in force.`);
    router.refresh();
  };
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      trigger={<Button variant="danger">Withdraw it</Button>}
      title="Withdraw this lesson from every destination?"
      description="A release without it comes into force at once, and no return to an earlier release brings it back. The sessions that had it stay listed."
    >
      <form onSubmit={withdraw}>
        <p className="mb-3 text-sm font-medium [overflow-wrap:anywhere]">
          <HostileInline text={title} />
        </p>
        <Field label="Why?" error={error}>
          {(control) => (
            <Textarea {...control} value={reason} onChange={(event) => setReason(event.target.value)} required maxLength={2000} rows={3} autoFocus />
          )}
        </Field>
        <DialogFooter>
          <DialogClose asChild>
            <Button>Cancel</Button>
          </DialogClose>
          <Button type="submit" variant="danger" busy={busy}>
            Withdraw
          </Button>
        </DialogFooter>
      </form>
    </Dialog>
  );
}
