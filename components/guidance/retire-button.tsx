"use client";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { HostileInline } from "@/components/text/hostile-text";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose, DialogFooter } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import { toast } from "@/components/ui/toast";
import { retire } from "@/lib/lessons/actions";
import { visibleText } from "@/lib/text/visible";

/** Proposes to take an item out of force: a lesson with a reason, which people review. */
export function RetireButton({ slug, itemId, title }: { slug: string; itemId: string; title: string }) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [busy, setBusy] = useState(false);
  const [reason, setReason] = useState("");
  const [error, setError] = useState<string>();
  const propose = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    const result = await retire(slug, { itemId, reason });
    setBusy(false);
    if (!result.ok) return setError(result.error.message);
    setOpen(false);
    setReason("");
    toast.success("The retirement waits for review.", {
      description: "The item stays in force until the retirement is approved and published.",
      action: { label: "Review it", onClick: () => router.push(`/w/${slug}/review/${result.value.lessonId}`) },
    });
  };
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button size="sm" variant="ghost" aria-label={`Retire ${visibleText(title)}`}>
          Retire
        </Button>
      }
      title="Propose to retire this item"
      description="It stays in force until someone approves the retirement and a release without it is published."
    >
      <form onSubmit={propose}>
        <p className="mb-3 text-sm font-medium [overflow-wrap:anywhere]">
          <HostileInline text={title} />
        </p>
        <Field label="Why should agents stop getting it?" error={error}>
          {(control) => (
            <Textarea {...control} value={reason} onChange={(event) => setReason(event.target.value)} required maxLength={2000} rows={3} autoFocus />
          )}
        </Field>
        <DialogFooter>
          <DialogClose asChild>
            <Button>Cancel</Button>
          </DialogClose>
          <Button type="submit" variant="primary" busy={busy}>
            Propose retirement
          </Button>
        </DialogFooter>
      </form>
    </Dialog>
  );
}
