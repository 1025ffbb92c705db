"use client";
import { useRouter } from "next/navigation";
import { type ReactNode, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose, DialogFooter, type DialogProps } from "@/components/ui/dialog";
import type { ActionResult } from "@/lib/auth/action";
import { useSubmit } from "./use-submit";

interface Props<R> extends Pick<DialogProps, "title" | "description" | "size"> {
  trigger: ReactNode;
  /** The words on the button that sends it. */
  submit: string;
  variant?: "primary" | "danger";
  work: () => Promise<ActionResult<R>>;
  /** Told when it was done; the dialog is closed and the page read again. */
  done: (value: R) => void;
  /** Fields whose refusals are shown beside them: `children` gets each one's. All others are shown above the buttons. */
  fields?: readonly string[];
  children: (errorOf: (field: string) => string | undefined) => ReactNode;
}

/** A dialog with one form that runs one server action: busy while it runs, open with the reason when it was refused. */
export function FormDialog<R>({ trigger, title, description, size, submit: label, variant = "primary", work, done, fields = [], children }: Props<R>) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const { busy, submit, errorOf, general, setRefusal } = useSubmit<R>(fields);
  const change = (next: boolean) => {
    setRefusal(null);
    setOpen(next);
  };
  return (
    <Dialog open={open} onOpenChange={change} trigger={trigger} title={title} description={description} size={size}>
      <form
        className="flex flex-col gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          submit(work, (value) => {
            setOpen(false);
            done(value);
            router.refresh();
          });
        }}
      >
        {children(errorOf)}
        {general && (
          <p role="alert" className="text-sm text-danger">
            {general}
          </p>
        )}
        <DialogFooter className="mt-2">
          <DialogClose asChild>
            <Button>Cancel</Button>
          </DialogClose>
          <Button type="submit" variant={variant} busy={busy}>
            {label}
          </Button>
        </DialogFooter>
      </form>
    </Dialog>
  );
}
