"use client";
import { useRouter } from "next/navigation";
import { type FormEvent, useRef, useState } from "react";
import { useShortcuts } from "@/components/layout/shortcuts";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose, DialogFooter } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Kbd } from "@/components/ui/kbd";
import { Textarea } from "@/components/ui/textarea";
import { toast } from "@/components/ui/toast";
import { publishRelease } from "@/lib/lessons/gates/actions";

export interface PublishProps {
  slug: string;
  releaseId: string;
  number: number;
  /** The digest of the complete guidance on this screen: nothing else can be published by this button. */
  digest: string;
  /** "2 added, 1 changed". */
  summary: string;
  items: number;
  /** Whether this person could also return to an earlier release. */
  mayReturn: boolean;
}

/** Puts the draft on the screen in force, after one question. Key: p. */
export function PublishButton({ slug, releaseId, number, digest, summary, items, mayReturn }: PublishProps) {
  const router = useRouter();
  const form = useRef<HTMLFormElement>(null);
  const [open, setOpen] = useState(false);
  const [busy, setBusy] = useState(false);
  const [note, setNote] = useState("");
  const [error, setError] = useState<string>();
  useShortcuts([
    { keys: "p", label: "Publish the draft", run: () => setOpen(true) },
    { keys: "mod+enter", label: "Confirm", run: () => form.current?.requestSubmit(), whileTyping: true, inDialog: true },
  ]);
  const publish = async (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    setError(undefined);
    const result = await publishRelease(slug, { releaseId, expectedDigest: digest, note });
    setBusy(false);
    if (!result.ok) return setError(result.error.message);
    setOpen(false);
    toast.success(`Release ${result.value.number} is in force.`);
    router.push(`/w/${slug}/guidance`);
    router.refresh();
  };
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button variant="primary">
          Publish <Kbd keys="p" inverted className="max-md:hidden" />
        </Button>
      }
      title={`Publish release ${number}?`}
      description={`Agents get ${items === 1 ? "this 1 item" : `these ${items} items`} from now on: ${summary}. ${mayReturn ? "You can return" : "A lead can return"} to an earlier release at any time.`}
    >
      <form ref={form} onSubmit={publish}>
        <Field label="Note" hint="Why now, for whoever reads the history. Optional." error={error}>
          {(control) => <Textarea {...control} value={note} onChange={(event) => setNote(event.target.value)} maxLength={2000} rows={3} autoFocus />}
        </Field>
        <p className="mt-3 font-mono text-xs [overflow-wrap:anywhere] text-muted" title="SHA-256 of the complete guidance on this screen">
          {digest}
        </p>
        <DialogFooter>
          {error && (
            <Button variant="ghost" onClick={() => window.location.reload()}>
              Reload
            </Button>
          )}
          <DialogClose asChild>
            <Button>Cancel</Button>
          </DialogClose>
          <Button type="submit" variant="primary" busy={busy}>
            Publish release {number} <Kbd keys="mod+enter" inverted className="max-md:hidden" />
          </Button>
        </DialogFooter>
      </form>
    </Dialog>
  );
}
