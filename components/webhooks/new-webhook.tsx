"use client";
import { Plus } from "lucide-react";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { useSubmit } from "@/components/layout/use-submit";
import { ShownOnce } from "@/components/settings/shown-once";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Dialog, DialogFooter } from "@/components/ui/dialog";
import { ErrorState } from "@/components/ui/error-state";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { ActionResult } from "@/lib/auth/action";
import { WEBHOOK_TYPES } from "@/lib/webhooks/webhook";
import { TYPE_WORDS } from "./words";

interface Added {
  id: string;
  key: string;
}

/** Adds a webhook and shows its signing key once. */
export function NewWebhook({ add }: { add: (input: { url: string; types: string[] }) => Promise<ActionResult<Added>> }) {
  const [open, setOpen] = useState(false);
  const [key, setKey] = useState<string | null>(null);
  const { busy, submit, errorOf, general } = useSubmit<Added>(["url", "types"]);
  const router = useRouter();
  const close = (next: boolean) => {
    setOpen(next);
    if (!next) setKey(null);
  };
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    submit(
      () => add({ url: String(form.get("url")), types: form.getAll("types").map(String) }),
      (added) => {
        setKey(added.key);
        router.refresh();
      },
    );
  };
  return (
    <Dialog
      open={open}
      onOpenChange={close}
      trigger={
        <Button>
          <Plus aria-hidden /> New webhook
        </Button>
      }
      title={key ? "The webhook is added" : "New webhook"}
    >
      {key ? (
        <>
          <ShownOnce label="Signing key" value={key}>
            This is the only time the key is shown. The receiver checks the header webhook-signature with it, as Standard Webhooks describes.
          </ShownOnce>
          <DialogFooter>
            <Button onClick={() => close(false)}>Done</Button>
          </DialogFooter>
        </>
      ) : (
        <form method="post" onSubmit={onSubmit} noValidate className="flex flex-col gap-4">
          {general && <ErrorState title={general} />}
          <Field label="Address" hint="Begins with https://. Private addresses are refused." error={errorOf("url")}>
            {(control) => <Input {...control} name="url" type="url" maxLength={2000} placeholder="https://example.com/lucid" />}
          </Field>
          <fieldset className="flex flex-col gap-2">
            <legend className="mb-2 text-sm font-medium">Told when</legend>
            {WEBHOOK_TYPES.map((type) => (
              <Checkbox key={type} name="types" value={type} label={TYPE_WORDS[type]} defaultChecked={type === "guidance.published"} />
            ))}
            {errorOf("types") && (
              <p role="alert" className="text-xs text-danger">
                {errorOf("types")}
              </p>
            )}
          </fieldset>
          <DialogFooter>
            <Button type="submit" variant="primary" busy={busy}>
              Add the webhook
            </Button>
          </DialogFooter>
        </form>
      )}
    </Dialog>
  );
}
