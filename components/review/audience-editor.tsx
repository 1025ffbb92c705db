"use client";
import { useQuery } from "@tanstack/react-query";
import { useId } from "react";
import { AUDIENCE_WORDS } from "@/components/lessons/words";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { AppliesTo } from "@/lib/guidance/audience";
import { visibleText } from "@/lib/text/visible";
import { fetchJson } from "./fetch-json";
import { useSettled } from "./use-settled";

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

interface Reach {
  agents: number;
  reached: number;
  names: string[];
}

const FIELDS = Object.keys(AUDIENCE_WORDS) as (keyof AppliesTo)[];
const PAUSE = 400;

/** Who gets the lesson: every field must fit, any value of a field is enough, an empty field means all. */
export function AudienceEditor({ slug, value, onChange }: { slug: string; value: AudienceText; onChange: (value: AudienceText) => void }) {
  const id = useId();
  const calm = useSettled(value, PAUSE);
  const known = useQuery({
    queryKey: ["audience", slug],
    queryFn: ({ signal }) => fetchJson<Record<keyof AppliesTo, string[]>>(`/api/w/${slug}/lessons/audience`, signal),
    staleTime: 300_000,
  });
  const query = new URLSearchParams(Object.entries(parseAudience(calm)).map(([field, values]) => [field, (values ?? []).join(",")])).toString();
  const reach = useQuery({
    queryKey: ["reach", slug, query],
    queryFn: ({ signal }) => fetchJson<Reach>(`/api/w/${slug}/lessons/reach?${query}`, signal),
    staleTime: 300_000,
    placeholderData: (before) => before,
  });
  return (
    <fieldset>
      <legend className="mb-1 text-sm font-medium">Who gets it</legend>
      <div className="grid gap-3 sm:grid-cols-2">
        {FIELDS.map((field) => (
          <Field key={field} label={<span className="text-xs font-normal text-muted">{AUDIENCE_WORDS[field]}</span>}>
            {(control) => (
              <>
                <Input
                  {...control}
                  placeholder="all"
                  list={`${id}-${field}`}
                  autoComplete="off"
                  value={value[field]}
                  onChange={(event) => onChange({ ...value, [field]: event.target.value })}
                />
                <datalist id={`${id}-${field}`}>
                  {(known.data?.[field] ?? []).slice(0, 200).map((name) => (
                    <option key={name} value={completed(value[field], name)}>
                      {visibleText(name)}
                    </option>
                  ))}
                </datalist>
              </>
            )}
          </Field>
        ))}
      </div>
      <p className="mt-1.5 text-xs text-muted">Every field must fit; separate values with commas, any of them is enough.</p>
      <p className="mt-1 text-xs" aria-live="polite">
        {reach.data && (
          <>
            Reaches {reach.data.reached} of {reach.data.agents} {reach.data.agents === 1 ? "agent" : "agents"}
            {reach.data.names.length > 0 && reach.data.reached < reach.data.agents && `: ${reach.data.names.slice(0, 6).map(visibleText).join(", ")}`}
          </>
        )}
      </p>
    </fieldset>
  );
}

/** The names before the last comma, with a known one after them. */
function completed(typed: string, name: string): string {
  const before = typed.split(",").slice(0, -1).join(",").trim();
  return before === "" ? name : `${before}, ${name}`;
}
