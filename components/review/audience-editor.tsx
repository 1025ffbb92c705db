"use client";
import { AUDIENCE_WORDS } from "@/components/lessons/words";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { AppliesTo } from "@/lib/guidance/audience";

export type AudienceText = Record<keyof AppliesTo, string>;

/** An audience as comma-separated fields, and back. */
export function audienceText(appliesTo: AppliesTo): AudienceText {
  return {
    agents: "",
    roles: "",
    tasks: "",
    tools: "",
    ...Object.fromEntries(Object.entries(appliesTo).map(([field, values]) => [field, (values ?? []).join(", ")])),
  };
}

export function parseAudience(text: AudienceText): AppliesTo {
  const result: AppliesTo = {};
  for (const field of Object.keys(AUDIENCE_WORDS) as (keyof AppliesTo)[]) {
    const values = text[field]
      .split(",")
      .map((value) => value.trim())
      .filter((value) => value !== "");
    if (values.length > 0) result[field] = values;
  }
  return result;
}

/** Who gets the lesson: every field must fit, any value of a field is enough, an empty field means all. */
export function AudienceEditor({ value, onChange }: { value: AudienceText; onChange: (value: AudienceText) => void }) {
  return (
    <fieldset>
      <legend className="mb-1 text-sm font-medium">Who gets it</legend>
      <div className="grid gap-3 sm:grid-cols-2">
        {(Object.keys(AUDIENCE_WORDS) as (keyof AppliesTo)[]).map((field) => (
          <Field key={field} label={<span className="text-xs font-normal text-muted">{AUDIENCE_WORDS[field]}</span>}>
            {(control) => (
              <Input {...control} placeholder="all" value={value[field]} onChange={(event) => onChange({ ...value, [field]: event.target.value })} />
            )}
          </Field>
        ))}
      </div>
      <p className="mt-1.5 text-xs text-muted">Every field must fit; separate values with commas, any of them is enough.</p>
    </fieldset>
  );
}
