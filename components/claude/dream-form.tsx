"use client";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { useSubmit } from "@/components/layout/use-submit";
import { Button } from "@/components/ui/button";
import { ErrorState } from "@/components/ui/error-state";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import { toast } from "@/components/ui/toast";
import { planClaudeDreamAction, requestClaudeDreamAction } from "@/lib/claude/dreams/actions";
import type { ClaudeDreamPlan } from "@/lib/claude/dreams/commands";
import { PlanView } from "./plan-view";
import { count } from "./words";

interface Props {
  slug: string;
  agents: readonly string[];
  tasks: readonly string[];
  mostInstructions: number;
}

interface Request {
  sessions: unknown;
  instructions: string;
}

function requestOf(form: HTMLFormElement): Request {
  const data = new FormData(form);
  const text = (name: string) => String(data.get(name) ?? "").trim();
  const filter = Object.fromEntries(
    [
      ["agent", text("agent")],
      ["task", text("task")],
      ["from", text("from")],
      ["to", text("to")],
    ].filter(([, value]) => value !== ""),
  );
  const which = text("which");
  return { sessions: which === "filter" ? { filter } : which, instructions: text("instructions") };
}

/** Asks Claude to dream: choose sessions, see what it is likely to cost, then start. */
export function DreamForm({ slug, agents, tasks, mostInstructions }: Props) {
  const router = useRouter();
  const [which, setWhich] = useState("all");
  const [written, setWritten] = useState(0);
  const [planned, setPlanned] = useState<{ request: Request; plan: ClaudeDreamPlan } | null>(null);
  const looking = useSubmit<ClaudeDreamPlan>(["instructions"]);
  const starting = useSubmit<{ ids: string[] }>();
  const estimate = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const request = requestOf(event.currentTarget);
    looking.submit(
      () => planClaudeDreamAction(slug, request),
      (plan) => setPlanned({ request, plan }),
    );
  };
  const start = () => {
    if (!planned) return;
    starting.submit(
      () => requestClaudeDreamAction(slug, { ...planned.request, agreedHigh: planned.plan.estimate.high }),
      ({ ids }) => {
        toast.success(ids.length === 1 ? "Claude is asked to dream." : `Claude is asked for ${ids.length} dreams.`);
        router.push(ids.length === 1 ? `/w/${slug}/dreams/${ids[0]}` : `/w/${slug}/dreams`);
      },
    );
  };
  return (
    <form method="post" onSubmit={estimate} onChange={() => setPlanned(null)} noValidate className="flex flex-col gap-5">
      {looking.general && <ErrorState title={looking.general} />}
      <Field label="Sessions" hint="Only those that came from the Claude platform, where it reads them. More than 100 become several dreams.">
        {(control) => (
          <Select {...control} name="which" value={which} onChange={(event) => setWhich(event.target.value)} className="w-64">
            <option value="all">All of them</option>
            <option value="new">Those that Claude has not dreamed on</option>
            <option value="filter">A selection</option>
          </Select>
        )}
      </Field>
      {which === "filter" && (
        <div className="grid gap-4 rounded-lg border bg-surface px-4 py-4 sm:grid-cols-2">
          <Field label="Agent">{(control) => <Choice {...control} name="agent" none="Any agent" values={agents} />}</Field>
          <Field label="Task">{(control) => <Choice {...control} name="task" none="Any task" values={tasks} />}</Field>
          <Field label="From">{(control) => <Input {...control} name="from" type="date" />}</Field>
          <Field label="To">{(control) => <Input {...control} name="to" type="date" />}</Field>
        </div>
      )}
      <Field
        label="Instructions"
        hint={`What Claude should look at, in your words; ${count(written)} of ${count(mostInstructions)} characters. They are sent as they are.`}
        error={looking.errorOf("instructions")}
      >
        {(control) => (
          <Textarea
            {...control}
            name="instructions"
            rows={4}
            maxLength={mostInstructions}
            onChange={(event) => setWritten(event.target.value.length)}
            placeholder="Leave it empty to let Claude decide."
          />
        )}
      </Field>
      {planned && <PlanView plan={planned.plan} />}
      {starting.general && <ErrorState title={starting.general} />}
      <div className="flex flex-wrap gap-2">
        <Button type="submit" variant={planned ? "secondary" : "primary"} busy={looking.busy}>
          Estimate
        </Button>
        {planned && (
          <Button variant="primary" onClick={start} busy={starting.busy}>
            Start {planned.plan.parts.length === 1 ? "the dream" : `${planned.plan.parts.length} dreams`}
          </Button>
        )}
      </div>
    </form>
  );
}

function Choice({ none, values, ...rest }: { none: string; values: readonly string[]; name: string; id: string }) {
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
