import Form from "next/form";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { FORMATS } from "@/lib/guidance/formats";

const FORMAT_LABELS = { json: "JSON", markdown: "Markdown", skill: "SKILL.md" } as const;

export interface PreviewValues {
  agent: string;
  role: string;
  task: string;
  tools: string;
  /** A minute in UTC; empty for now. */
  at: string;
  format: (typeof FORMATS)[number];
}

/** Who asks: as the query of the guidance API. Works without scripts. */
export function PreviewForm({ slug, values, agents }: { slug: string; values: PreviewValues; agents: readonly string[] }) {
  return (
    <Form action={`/w/${slug}/guidance`} className="grid grid-cols-2 items-end gap-3 lg:grid-cols-[1fr_8rem_1fr_1fr_13rem_8rem_auto]">
      <input type="hidden" name="view" value="agents" />
      <Field label="Agent">
        {(control) => <Input {...control} name="agent" defaultValue={values.agent} placeholder="any" list="guidance-agents" autoComplete="off" />}
      </Field>
      <datalist id="guidance-agents">
        {agents.map((agent) => (
          <option key={agent} value={agent} />
        ))}
      </datalist>
      <Field label="Role">
        {(control) => (
          <Select {...control} name="role" defaultValue={values.role} className="w-full">
            <option value="">any</option>
            <option value="lead">lead</option>
            <option value="specialist">specialist</option>
          </Select>
        )}
      </Field>
      <Field label="Task">{(control) => <Input {...control} name="task" defaultValue={values.task} placeholder="any" autoComplete="off" />}</Field>
      <Field label="Tools">{(control) => <Input {...control} name="tools" defaultValue={values.tools} placeholder="any; a, b, c" autoComplete="off" />}</Field>
      <Field label="As of (UTC)">{(control) => <Input {...control} type="datetime-local" name="at" defaultValue={values.at} />}</Field>
      <Field label="Format">
        {(control) => (
          <Select {...control} name="format" defaultValue={values.format} className="w-full">
            {FORMATS.map((format) => (
              <option key={format} value={format}>
                {FORMAT_LABELS[format]}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Button type="submit" variant="primary">
        Show
      </Button>
    </Form>
  );
}
