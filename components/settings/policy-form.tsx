"use client";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { useSubmit } from "@/components/layout/use-submit";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { ErrorState } from "@/components/ui/error-state";
import { Field } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { Select } from "@/components/ui/select";
import { toast } from "@/components/ui/toast";
import type { ActionResult } from "@/lib/auth/action";
import type { ReviewSettings } from "@/lib/lessons/policy";
import { SettingsSection } from "./settings-section";

interface Props {
  initial: ReviewSettings;
  version: string;
  editable: boolean;
  save: (values: ReviewSettings) => Promise<ActionResult<{ version: string }>>;
}

const PEOPLE = ["One person", "Two people", "Three people"] as const;

/** What holds in every workspace, whatever it chooses. */
const ALWAYS = [
  "Every quote is verbatim in its event, looked up again when someone approves.",
  "Nothing that a rule blocks is approved, unless a lead overrides it with a reason.",
  "Whoever edited a lesson is not its only approver, unless nobody else can review.",
  "Approvals lapse when text, audience or evidence changes.",
  "A lead may override with a reason, which stays visible for ever.",
  "Where one person alone can review, approvals are stamped self-approved.",
  "A token or a model never approves.",
];

function PeopleField({
  label,
  hint,
  error,
  value,
  onChange,
}: {
  label: string;
  hint: string;
  error: string | undefined;
  value: number;
  onChange: (value: number) => void;
}) {
  return (
    <Field label={label} hint={hint} error={error}>
      {(control) => (
        <Select {...control} className="w-44" value={value} onChange={(event) => onChange(Number(event.target.value))}>
          {PEOPLE.map((words, i) => (
            <option key={words} value={i + 1}>
              {words}
            </option>
          ))}
        </Select>
      )}
    </Field>
  );
}

/** Who must approve what. */
export function PolicyForm({ initial, version, editable, save }: Props) {
  const [values, setValues] = useState(initial);
  const { busy, submit, errorOf, general } = useSubmit<{ version: string }>(["approvalsRequired", "approvalsForHighRisk"]);
  const router = useRouter();
  const changed = (Object.keys(initial) as (keyof ReviewSettings)[]).some((key) => values[key] !== initial[key]);
  const set = <K extends keyof ReviewSettings>(key: K, value: ReviewSettings[K]) => setValues((before) => ({ ...before, [key]: value }));
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    submit(
      () => save(values),
      () => {
        toast.success("Review policy saved.");
        router.refresh();
      },
    );
  };
  return (
    <form onSubmit={onSubmit} method="post" noValidate>
      <fieldset disabled={!editable || busy} className="flex flex-col gap-8">
        {!editable && <Notice>You can read this policy. Changing it needs the role lead.</Notice>}
        {general && <ErrorState title={general} />}
        <SettingsSection
          title="Who must approve"
          description="Holds for decisions from now on. Every decision keeps the version of the policy that it was made under."
        >
          <PeopleField
            label="Approvals a lesson needs"
            hint="Different people, on the same revision, before it joins the draft release."
            error={errorOf("approvalsRequired")}
            value={values.approvalsRequired}
            onChange={(value) => set("approvalsRequired", value)}
          />
          <PeopleField
            label="Approvals a lesson of high risk needs"
            hint="High risk: it grants a new capability, or names an address, path or command that no trusted quote has. Never fewer than above."
            error={errorOf("approvalsForHighRisk")}
            value={values.approvalsForHighRisk}
            onChange={(value) => set("approvalsForHighRisk", value)}
          />
          <Checkbox
            checked={values.leadForHighRisk}
            onChange={(event) => set("leadForHighRisk", event.target.checked)}
            label="One approval of high risk must be a lead's"
            hint="Where there is a lead who can give it."
          />
          <Checkbox
            checked={values.selfApproval}
            onChange={(event) => set("selfApproval", event.target.checked)}
            label="Whoever edited a lesson may approve it"
            hint="Beside others, never alone. A workspace with one reviewer always allows it, and stamps it self-approved."
          />
          <Checkbox
            checked={values.sealedVerdicts}
            onChange={(event) => set("sealedVerdicts", event.target.checked)}
            label="Verdicts stay sealed until the last one is in"
            hint="Where more than one person decides, nobody follows another. One rejection among them rejects the lesson."
          />
        </SettingsSection>
        <SettingsSection title="What always holds" description="These rules have no switch.">
          <ul className="flex flex-col gap-1.5 text-sm">
            {ALWAYS.map((rule) => (
              <li key={rule} className="text-pretty">
                {rule}
              </li>
            ))}
          </ul>
          <p className="text-xs text-muted">
            Version in force:{" "}
            <code className="font-mono" title={version}>
              {version.slice(0, 12)}
            </code>
          </p>
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
