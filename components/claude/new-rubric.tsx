"use client";
import { Plus, X } from "lucide-react";
import { useState } from "react";
import { FormDialog } from "@/components/layout/form-dialog";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import { toast } from "@/components/ui/toast";
import { defineRubricAction } from "@/lib/claude/grade/actions";

interface Draft {
  key: number;
  name: string;
  met: string;
}

const FIRST: Draft[] = [{ key: 0, name: "", met: "" }];

/** Writes a rubric into the library. */
export function NewRubric({ slug, agents }: { slug: string; agents: readonly string[] }) {
  const [name, setName] = useState("");
  const [agent, setAgent] = useState("");
  const [drafts, setDrafts] = useState(FIRST);
  const change = (key: number, part: Partial<Draft>) => setDrafts((before) => before.map((draft) => (draft.key === key ? { ...draft, ...part } : draft)));
  return (
    <FormDialog
      size="md"
      trigger={<Button variant="primary">New rubric</Button>}
      title="New rubric"
      description="What a session is judged by. A rubric never changes; write another one instead."
      submit="Save"
      work={() => defineRubricAction(slug, { name, agent: agent === "" ? null : agent, criteria: drafts.map(({ name, met }) => ({ name, met })) })}
      done={() => {
        setName("");
        setAgent("");
        setDrafts(FIRST);
        toast.success("The rubric is in the library.");
      }}
      fields={["name"]}
    >
      {(errorOf) => (
        <>
          <div className="grid gap-4 sm:grid-cols-2">
            <Field label="Name" error={errorOf("name")}>
              {(control) => <Input {...control} value={name} maxLength={200} onChange={(event) => setName(event.target.value)} />}
            </Field>
            <Field label="For sessions of">
              {(control) => (
                <Select {...control} value={agent} onChange={(event) => setAgent(event.target.value)} className="w-full">
                  <option value="">Every agent</option>
                  {agents.map((one) => (
                    <option key={one} value={one}>
                      {one}
                    </option>
                  ))}
                </Select>
              )}
            </Field>
          </div>
          {drafts.map((draft, at) => (
            <fieldset key={draft.key} className="flex flex-col gap-3 rounded-lg border px-3.5 py-3">
              <legend className="px-1 text-sm font-medium">Criterion {at + 1}</legend>
              <div className="flex items-end gap-2">
                <Field label="Name" className="flex-1">
                  {(control) => <Input {...control} value={draft.name} maxLength={200} onChange={(event) => change(draft.key, { name: event.target.value })} />}
                </Field>
                {drafts.length > 1 && (
                  <IconButton label={`Remove criterion ${at + 1}`} onClick={() => setDrafts((before) => before.filter((each) => each.key !== draft.key))}>
                    <X aria-hidden />
                  </IconButton>
                )}
              </div>
              <Field label="When it is met">
                {(control) => (
                  <Textarea {...control} rows={2} value={draft.met} maxLength={2_000} onChange={(event) => change(draft.key, { met: event.target.value })} />
                )}
              </Field>
            </fieldset>
          ))}
          {drafts.length < 20 && (
            <div>
              <Button size="sm" onClick={() => setDrafts((before) => [...before, { key: Math.max(...before.map((each) => each.key)) + 1, name: "", met: "" }])}>
                <Plus aria-hidden /> Another criterion
              </Button>
            </div>
          )}
        </>
      )}
    </FormDialog>
  );
}
