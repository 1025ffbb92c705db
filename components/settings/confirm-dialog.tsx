"use client";
import { useRouter } from "next/navigation";
import { type ReactNode, useState } from "react";
import { useSubmit } from "@/components/layout/use-submit";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose, DialogFooter } from "@/components/ui/dialog";
import { ErrorState } from "@/components/ui/error-state";
import { toast } from "@/components/ui/toast";
import type { ActionResult } from "@/lib/auth/action";

interface Props {
  trigger: ReactNode;
  title: string;
  description: string;
  confirm: string;
  run: () => Promise<ActionResult<void>>;
  /** What is said when it is done. */
  done: string;
}

/** Asks before something that cannot be undone here. */
export function ConfirmDialog({ trigger, title, description, confirm, run, done }: Props) {
  const [open, setOpen] = useState(false);
  const { busy, submit, general, setRefusal } = useSubmit<void>();
  const router = useRouter();
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => {
        setRefusal(null);
        setOpen(next);
      }}
      trigger={trigger}
      title={title}
      description={description}
    >
      {general && <ErrorState title={general} />}
      <DialogFooter>
        <DialogClose asChild>
          <Button>Keep</Button>
        </DialogClose>
        <Button
          variant="danger"
          busy={busy}
          onClick={() =>
            submit(run, () => {
              setOpen(false);
              toast.success(done);
              router.refresh();
            })
          }
        >
          {confirm}
        </Button>
      </DialogFooter>
    </Dialog>
  );
}
