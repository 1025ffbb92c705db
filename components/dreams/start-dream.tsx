"use client";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { useSubmit } from "@/components/layout/use-submit";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose, DialogFooter } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { requestDreamAction } from "@/lib/dreams/actions";
import { type Choice, requestOf } from "./dream-request";
import { counted } from "./words";

export interface StartDreamProps {
  slug: string;
  all: number;
  fresh: number;
  agents: readonly string[];
  tasks: readonly string[];
  /** How many lessons the workspace's settings let wait at once. */
  budget: number;
}

const OUTCOMES = [
  ["", "Any outcome"],
  ["succeeded", "Succeeded"],
  ["failed", "Failed"],
  ["open", "No outcome"],
] as const;

/** Asks which sessions to dream on, and starts. */
export function StartDream({ slug, all, fresh, agents, tasks, budget }: StartDreamProps) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [choice, setChoice] = useState<Choice>("all");
  const { busy, submit, general } = useSubmit<{ id: string }>();
  const start = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    submit(
      () => requestDreamAction(slug, requestOf(choice, form, budget)),
      ({ id }) => {
        setOpen(false);
        router.push(`/w/${slug}/dreams/${id}`);
      },
    );
  };
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button variant="primary" disabled={all === 0}>
          Start a dream
        </Button>
      }
      title="Start a dream"
      description="It reads sessions, finds what recurs, and writes lessons for people to review. It changes nothing that agents get."
    >
      <form onSubmit={start}>
        <fieldset>
          <legend className="mb-2 text-sm font-medium">Sessions</legend>
          <div className="flex flex-col gap-2">
            <Option
              value="all"
              choice={choice}
              choose={setChoice}
              label={`All ${counted(all, "session")}`}
              hint="The whole picture: recurrence and comparisons need many sessions."
            />
            <Option
              value="new"
              choice={choice}
              choose={setChoice}
              disabled={fresh === 0}
              label={fresh === 0 ? "New sessions" : `${counted(fresh, "new session")}`}
              hint={fresh === 0 ? "Every session was read by an earlier dream." : "Only those that no dream has read yet."}
            />
            <Option value="filter" choice={choice} choose={setChoice} label="A selection" hint="By agent, task, outcome and day." />
          </div>
        </fieldset>
        {choice === "filter" && (
          <div className="mt-3 grid gap-3 rounded-md bg-raised/60 p-3 sm:grid-cols-2">
            <Field label="Agent">{(control) => <Choices {...control} name="agent" none="Any agent" values={agents} />}</Field>
            <Field label="Outcome">
              {(control) => (
                <Select {...control} name="outcome" className="w-full">
                  {OUTCOMES.map(([value, word]) => (
                    <option key={value} value={value}>
                      {word}
                    </option>
                  ))}
                </Select>
              )}
            </Field>
            <Field label="Task" className="sm:col-span-2">
              {(control) => <Choices {...control} name="task" none="Any task" values={tasks} />}
            </Field>
            <div className="grid grid-cols-2 gap-3 sm:col-span-2">
              <Field label="From">{(control) => <Input {...control} name="from" type="date" />}</Field>
              <Field label="To">{(control) => <Input {...control} name="to" type="date" />}</Field>
            </div>
          </div>
        )}
        <Field
          className="mt-4"
          label="Open lessons at most"
          hint={`The workspace's settings say ${budget}. The rest is held back with its rank, and can be found and released.`}
          error={general ?? undefined}
        >
          {(control) => (
            <Input {...control} name="budget" type="number" min={0} max={10000} defaultValue={budget} placeholder={String(budget)} className="w-28" />
          )}
        </Field>
        <DialogFooter>
          <DialogClose asChild>
            <Button>Cancel</Button>
          </DialogClose>
          <Button type="submit" variant="primary" busy={busy}>
            Start
          </Button>
        </DialogFooter>
      </form>
    </Dialog>
  );
}

function Option({
  value,
  choice,
  choose,
  label,
  hint,
  disabled = false,
}: {
  value: Choice;
  choice: Choice;
  choose: (value: Choice) => void;
  label: string;
  hint: string;
  disabled?: boolean;
}) {
  return (
    <label className={`flex items-start gap-2.5 text-sm ${disabled ? "text-muted" : ""}`}>
      <input
        type="radio"
        name="sessions"
        value={value}
        checked={choice === value}
        disabled={disabled}
        onChange={() => choose(value)}
        className="mt-0.5 size-4 accent-accent"
      />
      <span>
        {label}
        <span className="block text-xs text-muted">{hint}</span>
      </span>
    </label>
  );
}

function Choices({ none, values, ...rest }: { none: string; values: readonly string[]; name: string; id: string }) {
  return (
    <Select {...rest} className="w-full">
      <option value="">{none}</option>
      {values.map((value) => (
        <option key={value} value={value}>
          {value}
        </option>
      ))}
    </Select>
  );
}
