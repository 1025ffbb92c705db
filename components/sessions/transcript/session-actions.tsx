"use client";
import { Ellipsis } from "lucide-react";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { withProof } from "@/components/layout/prove-again";
import { Button } from "@/components/ui/button";
import { Dialog, DialogFooter } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import { Menu, MenuItem, MenuSeparator } from "@/components/ui/menu";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import { toast } from "@/components/ui/toast";
import { contestVerdictAction, deleteSessionAction, setTaskKeyAction } from "@/lib/sessions/actions";
import type { VerdictResult } from "@/lib/sessions/session";
import { verdictLabel } from "../words";

interface Props {
  slug: string;
  session: { id: string; verdict: VerdictResult | null; reward: number | null; taskKey: string | null; current: boolean; versions: number };
  mayContest: boolean;
  mayDelete: boolean;
}

type Open = "contest" | "task" | "delete" | null;

/** What people can do about a session: contest its verdict, correct its task, delete it. */
export function SessionActions({ slug, session, mayContest, mayDelete }: Props) {
  const router = useRouter();
  const [open, setOpen] = useState<Open>(null);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<{ message: string; field?: string } | null>(null);
  if (!mayDelete && !(mayContest && session.current)) return null;
  const show = (which: Open) => {
    setError(null);
    setOpen(which);
  };
  const run = async (work: () => Promise<{ ok: boolean; error?: { message: string; field?: string } }>, done: string) => {
    setBusy(true);
    setError(null);
    const result = await work();
    setBusy(false);
    if (!result.ok) return setError(result.error ?? { message: "This did not work. Try again." });
    setOpen(null);
    toast.success(done);
    router.refresh();
  };
  const contest = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    void run(
      () => contestVerdictAction(slug, { sessionId: session.id, result: form.get("result"), reason: form.get("reason"), seen: session.verdict }),
      "Your verdict stands from now on",
    );
  };
  const task = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    void run(() => setTaskKeyAction(slug, { sessionId: session.id, taskKey: form.get("task"), seen: session.taskKey }), "Task corrected");
  };
  const remove = () =>
    run(async () => {
      const result = await withProof(() => deleteSessionAction(slug, { sessionId: session.id }));
      if (result.ok) router.push(`/w/${slug}/sessions`);
      return result;
    }, "Session deleted");
  const close = (next: boolean) => !next && setOpen(null);
  const message = error && !error.field && (
    <p role="alert" className="mt-3 text-sm text-danger">
      {error.message}
    </p>
  );
  return (
    <>
      <Menu
        trigger={
          <IconButton label="More actions" variant="secondary">
            <Ellipsis aria-hidden />
          </IconButton>
        }
      >
        {mayContest && session.current && (
          <>
            <MenuItem onSelect={() => show("contest")}>Contest the verdict</MenuItem>
            <MenuItem onSelect={() => show("task")}>Correct the task</MenuItem>
          </>
        )}
        {mayContest && session.current && mayDelete && <MenuSeparator />}
        {mayDelete && (
          <MenuItem tone="danger" onSelect={() => show("delete")}>
            Delete session
          </MenuItem>
        )}
      </Menu>
      <Dialog
        open={open === "contest"}
        onOpenChange={close}
        title="Contest the verdict"
        description={`The verdict is ${verdictLabel(session.verdict, session.reward).toLowerCase()}. Yours is added beside it, with your name, and decides whether the session counts as a success.`}
      >
        <form onSubmit={contest} className="flex flex-col gap-3">
          <Field label="What is true">
            {(control) => (
              <Select {...control} name="result" defaultValue="satisfied">
                <option value="satisfied">It succeeded</option>
                <option value="failed">It did not succeed</option>
                <option value="interrupted">Leave it out of comparisons</option>
              </Select>
            )}
          </Field>
          <Field label="Why" error={error?.field === "reason" ? error.message : undefined}>
            {(control) => <Textarea {...control} name="reason" required minLength={3} maxLength={2000} rows={3} />}
          </Field>
          {message}
          <DialogFooter>
            <Button onClick={() => setOpen(null)}>Cancel</Button>
            <Button type="submit" variant="primary" busy={busy}>
              Contest
            </Button>
          </DialogFooter>
        </form>
      </Dialog>
      <Dialog
        open={open === "task"}
        onOpenChange={close}
        title="Correct the task"
        description="Sessions of one task are compared with each other. Empty means a task of its own, compared with nothing."
      >
        <form onSubmit={task} className="flex flex-col gap-3">
          <Field label="Task">{(control) => <Input {...control} name="task" defaultValue={session.taskKey ?? ""} maxLength={500} />}</Field>
          {message}
          <DialogFooter>
            <Button onClick={() => setOpen(null)}>Cancel</Button>
            <Button type="submit" variant="primary" busy={busy}>
              Save
            </Button>
          </DialogFooter>
        </form>
      </Dialog>
      <Dialog
        open={open === "delete"}
        onOpenChange={close}
        title="Delete this session?"
        description={`Its events, records and verdicts are deleted${session.versions > 1 ? `, in all ${session.versions} versions` : ""}. This cannot be undone. A session that a lesson quotes stays.`}
      >
        {message}
        <DialogFooter>
          <Button onClick={() => setOpen(null)}>Cancel</Button>
          <Button variant="danger" busy={busy} onClick={() => void remove()}>
            Delete session
          </Button>
        </DialogFooter>
      </Dialog>
    </>
  );
}
