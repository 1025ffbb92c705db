"use client";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { useSubmit } from "@/components/layout/use-submit";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose, DialogFooter } from "@/components/ui/dialog";
import { ErrorState } from "@/components/ui/error-state";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { toast } from "@/components/ui/toast";
import type { SessionFilter } from "@/lib/sessions/queries/filter";
import { groupSessionsAction } from "@/lib/sessions/tasks/actions";
import { counted } from "./words";

interface Props {
  slug: string;
  which: { untasked: { title: string; agent: string } } | { taskKey: string } | { ids: string[] } | { filter: SessionFilter };
  sessions: number;
  initial: string;
  label: string;
  onDone?: () => void;
}

/** Gives sessions one task, or takes it away: what they are compared with. */
export function GroupTasks({ slug, which, sessions, initial, label, onDone }: Props) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [taskKey, setTaskKey] = useState(initial);
  const { busy, submit, errorOf, general } = useSubmit<{ changed: number }>(["taskKey"]);
  const save = (event: FormEvent) => {
    event.preventDefault();
    submit(
      () => groupSessionsAction(slug, { which, taskKey, seen: sessions }),
      ({ changed }) => {
        setOpen(false);
        toast.success(`${counted(changed, "session")} changed. The next dream compares them anew.`);
        onDone?.();
        router.refresh();
      },
    );
  };
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      trigger={<Button size="sm">{label}</Button>}
      title={label}
      description={`${counted(sessions, "session")} will be compared with each other as tries at one task. Later imports leave it as you set it.`}
    >
      <form onSubmit={save} noValidate>
        {general && <ErrorState title={general} className="mb-4" />}
        <Field label="Task" hint="Empty: each session is a task of its own." error={errorOf("taskKey")}>
          {(control) => <Input {...control} value={taskKey} maxLength={500} onChange={(event) => setTaskKey(event.target.value)} />}
        </Field>
        <DialogFooter>
          <DialogClose asChild>
            <Button>Cancel</Button>
          </DialogClose>
          <Button type="submit" variant="primary" busy={busy}>
            Save
          </Button>
        </DialogFooter>
      </form>
    </Dialog>
  );
}
