"use client";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { useSubmit } from "@/components/layout/use-submit";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { ErrorState } from "@/components/ui/error-state";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { toast } from "@/components/ui/toast";
import type { ActionResult } from "@/lib/auth/action";
import type { WorkspaceSettings } from "@/lib/auth/settings";
import { SettingsSection } from "./settings-section";

type Values = { name: string } & WorkspaceSettings;

interface Props {
  slug: string;
  initial: Values;
  editable: boolean;
  save: (values: Values) => Promise<ActionResult<void>>;
}

/** The workspace's name and its amounts. */
export function GeneralForm({ slug, initial, editable, save }: Props) {
  const [values, setValues] = useState(initial);
  const { busy, submit, errorOf, general } = useSubmit<void>(["name", "queueBudget", "activeCap"]);
  const router = useRouter();
  const changed = (Object.keys(initial) as (keyof Values)[]).some((key) => values[key] !== initial[key]);
  const set = <K extends keyof Values>(key: K, value: Values[K]) => setValues((before) => ({ ...before, [key]: value }));
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    submit(
      () => save(values),
      () => {
        toast.success("Settings saved.");
        router.refresh();
      },
    );
  };
  return (
    <form onSubmit={onSubmit} noValidate>
      <fieldset disabled={!editable || busy} className="flex flex-col gap-8">
        {!editable && <Notice>You can read these settings. Changing them needs the role lead.</Notice>}
        {general && <ErrorState title={general} />}
        <SettingsSection title="Workspace" description="What it is called, and where it lives.">
          <Field label="Name" error={errorOf("name")}>
            {(control) => <Input {...control} value={values.name} onChange={(event) => set("name", event.target.value)} maxLength={200} />}
          </Field>
          <div className="flex flex-col gap-1 text-sm">
            <span className="font-medium">Short name</span>
            <span className="flex items-center gap-1.5">
              <code className="font-mono">{slug}</code>
              <CopyButton value={slug} label="Copy the short name" />
            </span>
            <span className="text-xs text-muted">For addresses and the command line. It never changes.</span>
          </div>
        </SettingsSection>
        <SettingsSection title="Amounts" description="How much waits for people at once, and how much an agent is given.">
          <Field
            label="Lessons open at once"
            hint="Attention is scarce: what affects fewer sessions is held back, and can be searched."
            error={errorOf("queueBudget")}
          >
            {(control) => (
              <Input
                {...control}
                type="number"
                min={1}
                max={100}
                className="max-w-24"
                value={Number.isNaN(values.queueBudget) ? "" : values.queueBudget}
                onChange={(event) => set("queueBudget", event.target.valueAsNumber)}
              />
            )}
          </Field>
          <Field
            label="Items an agent is given at most"
            hint="When an agent has as many, dreams propose what to retire before more is added."
            error={errorOf("activeCap")}
          >
            {(control) => (
              <Input
                {...control}
                type="number"
                min={1}
                max={1000}
                className="max-w-24"
                value={Number.isNaN(values.activeCap) ? "" : values.activeCap}
                onChange={(event) => set("activeCap", event.target.valueAsNumber)}
              />
            )}
          </Field>
        </SettingsSection>
        {editable && (
          <div className="flex justify-end gap-2 border-t pt-4">
            <Button variant="ghost" disabled={!changed} onClick={() => setValues(initial)}>
              Undo changes
            </Button>
            <Button type="submit" variant="primary" busy={busy} disabled={!changed}>
              Save
            </Button>
          </div>
        )}
      </fieldset>
    </form>
  );
}
