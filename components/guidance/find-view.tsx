import Form from "next/form";
import Link from "next/link";
import { formatBytes } from "@/components/text/format-bytes";
import { HostileInline } from "@/components/text/hostile-text";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Textarea } from "@/components/ui/textarea";
import type { FoundGuidance } from "@/lib/guidance/find/queries";
import { FileText } from "./file-text";

interface FindValues {
  task: string;
  tools: string;
  agent: string;
}

/** What would an agent get for this task? As `find_guidance` answers, with the reason for each item. Works without scripts. */
export function FindView({ slug, values, found, agents }: { slug: string; values: FindValues; found: FoundGuidance | null; agents: readonly string[] }) {
  return (
    <div className="flex flex-col gap-5">
      <Form action={`/w/${slug}/guidance`} className="grid gap-3 sm:grid-cols-[1fr_1fr_auto] sm:items-end">
        <input type="hidden" name="view" value="find" />
        <div className="sm:col-span-3">
          <Field label="What would an agent get for this task?">
            {(control) => (
              <Textarea {...control} name="task" defaultValue={values.task} rows={3} maxLength={20_000} placeholder="Describe the task in a sentence or two" />
            )}
          </Field>
        </div>
        <Field label="Its tools">
          {(control) => <Input {...control} name="tools" defaultValue={values.tools} placeholder="any; a, b, c" autoComplete="off" />}
        </Field>
        <Field label="Agent">
          {(control) => <Input {...control} name="agent" defaultValue={values.agent} placeholder="any" list="find-agents" autoComplete="off" />}
        </Field>
        <datalist id="find-agents">
          {agents.map((agent) => (
            <option key={agent} value={agent} />
          ))}
        </datalist>
        <Button type="submit" variant="primary">
          Find
        </Button>
      </Form>
      {found && <Found slug={slug} found={found} />}
    </div>
  );
}

function Found({ slug, found }: { slug: string; found: FoundGuidance }) {
  const { items, left, considered } = found;
  if (items.length === 0 && left.length === 0) {
    return (
      <EmptyState title="Nothing fits this task">
        {considered === 1 ? "The one item" : `None of the ${considered} items`} in force for this agent {considered === 1 ? "does not share" : "shares"} a
        telling word with it. The agent would be told to go on without.
      </EmptyState>
    );
  }
  return (
    <section aria-labelledby="found" className="flex flex-col gap-4">
      <h2 id="found" className="text-base">
        {items.length === 1 ? "1 item" : `${items.length} items`} of {considered}, best first
      </h2>
      <ol className="flex flex-col gap-4">
        {items.map((item) => (
          <li key={item.path} className="rounded-lg border bg-surface px-4 py-3.5">
            <h3 className="[overflow-wrap:anywhere]">
              <HostileInline text={item.title} />
            </h3>
            <p className="mt-1 text-sm [overflow-wrap:anywhere]">
              <span className="text-muted">Why:</span> <HostileInline text={item.why} />
            </p>
            <p className="mt-1 mb-2.5 text-xs text-muted">
              {Math.round(item.score * 100)} % of the best score ·{" "}
              <Link href={`/w/${slug}/review/${item.lessonId}`} className="text-accent underline-offset-2 hover:underline">
                Lesson and evidence
              </Link>
            </p>
            <FileText path={item.path} text={item.content} sha256={item.sha256} fold={4_000} />
          </li>
        ))}
      </ol>
      {left.length > 0 && (
        <p className="text-sm text-muted">
          Fits too, but the byte budget was spent: {left.map((item) => `${item.path} (${formatBytes(item.bytes)})`).join(", ")}.
        </p>
      )}
    </section>
  );
}
