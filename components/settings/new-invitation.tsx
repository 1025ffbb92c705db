"use client";
import { UserPlus } from "lucide-react";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { useSubmit } from "@/components/layout/use-submit";
import { Button } from "@/components/ui/button";
import { Dialog, DialogFooter } from "@/components/ui/dialog";
import { ErrorState } from "@/components/ui/error-state";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import type { ActionResult } from "@/lib/auth/action";
import { ROLES } from "@/lib/auth/policy";
import { ShownOnce } from "./shown-once";

interface Made {
  path: string;
}

/** Makes an invitation link for one person. */
export function NewInvitation({ create }: { create: (input: { role: string; note: string }) => Promise<ActionResult<Made>> }) {
  const [open, setOpen] = useState(false);
  const [link, setLink] = useState<string | null>(null);
  const { busy, submit, errorOf, general } = useSubmit<Made>(["role", "note"]);
  const router = useRouter();
  const close = (next: boolean) => {
    setOpen(next);
    if (!next) setLink(null);
  };
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    submit(
      () => create({ role: String(form.get("role")), note: String(form.get("note")) }),
      (made) => {
        setLink(`${window.location.origin}${made.path}`);
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
          <UserPlus aria-hidden /> Invite
        </Button>
      }
      title={link ? "The invitation is ready" : "Invite someone"}
      description={link ? "Send this link to the person. It works once, for 7 days." : "You get a link to send. Lucid sends no email."}
    >
      {link ? (
        <>
          <ShownOnce label="Invitation link" value={link}>
            This is the only time the link is shown. Whoever has it can join.
          </ShownOnce>
          <DialogFooter>
            <Button onClick={() => close(false)}>Done</Button>
          </DialogFooter>
        </>
      ) : (
        <form onSubmit={onSubmit} className="flex flex-col gap-4">
          {general && <ErrorState title={general} />}
          <Field label="Role" error={errorOf("role")}>
            {(control) => (
              <Select {...control} name="role" defaultValue="reviewer">
                {ROLES.map((role) => (
                  <option key={role}>{role}</option>
                ))}
              </Select>
            )}
          </Field>
          <Field label="For whom (optional)" hint="Only admins see this." error={errorOf("note")}>
            {(control) => <Input {...control} name="note" maxLength={200} placeholder="Ana, support lead" />}
          </Field>
          <DialogFooter>
            <Button type="submit" variant="primary" busy={busy}>
              Make the link
            </Button>
          </DialogFooter>
        </form>
      )}
    </Dialog>
  );
}
