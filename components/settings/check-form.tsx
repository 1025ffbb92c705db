"use client";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { useSubmit } from "@/components/layout/use-submit";
import { HostileInline } from "@/components/text/hostile-text";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose, DialogFooter } from "@/components/ui/dialog";
import { ErrorState } from "@/components/ui/error-state";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { toast } from "@/components/ui/toast";
import { defineCheckAction, previewCheckAction } from "@/lib/sessions/checks/actions";
import type { Rule } from "@/lib/sessions/checks/check";
import type { Preview } from "@/lib/sessions/checks/queries";
import { CheckRule, ruleOf } from "./check-rule";

interface Draft {
  key: number;
  rule: Rule;
}

const FIRST: Draft[] = [{ key: 0, rule: ruleOf("tool_called") }];

/** Defines a check; what it would say about stored sessions is shown before it is saved. */
export function CheckForm({ slug, agents }: { slug: string; agents: readonly string[] }) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [name, setName] = useState("");
  const [agent, setAgent] = useState("");
  const [drafts, setDrafts] = useState(FIRST);
  const [preview, setPreview] = useState<Preview | null>(null);
  const saving = useSubmit<{ id: string }>(["name"]);
  const looking = useSubmit<Preview>(["name"]);
  const input = () => ({ name, agent: agent === "" ? null : agent, rules: drafts.map(({ rule }) => rule) });
  const change = (next: Draft[]) => {
    setDrafts(next);
    setPreview(null);
  };
  const save = (event: FormEvent) => {
    event.preventDefault();
    saving.submit(
      () => defineCheckAction(slug, input()),
      () => {
        setOpen(false);
        setName("");
        change(FIRST);
        toast.success("The check is defined. Stored sessions are being judged.");
        router.refresh();
      },
    );
  };
  const refused = saving.general ?? looking.general;
  // The schema names a rule by its place in the list, from 0.
  const problem = refused?.replace(/^rules\.(\d+)[^:]*: /, (_, at: string) => `Rule ${Number(at) + 1}: `).replace(/^rules: /, "");
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      size="md"
      trigger={<Button variant="primary">Define a check</Button>}
      title="Define a check"
      description="A session succeeds when every rule holds, and fails when one does not. In names and texts, a star stands for anything."
    >
      <form onSubmit={save} noValidate className="flex flex-col gap-4">
        {problem && <ErrorState title={problem} />}
        <div className="grid gap-3 sm:grid-cols-2">
          <Field label="Name" error={saving.errorOf("name") ?? looking.errorOf("name")}>
            {(control) => <Input {...control} value={name} maxLength={200} onChange={(event) => setName(event.target.value)} />}
          </Field>
          <Field label="Sessions of">
            {(control) => (
              <Select
                {...control}
                className="w-full"
                value={agent}
                onChange={(event) => {
                  setAgent(event.target.value);
                  setPreview(null);
                }}
              >
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
        <fieldset>
          <legend className="mb-2 text-sm font-medium">Rules</legend>
          <ul className="flex flex-col gap-2">
            {drafts.map((draft, index) => (
              <CheckRule
                key={draft.key}
                rule={draft.rule}
                number={index + 1}
                change={(rule) => change(drafts.map((one) => (one.key === draft.key ? { ...one, rule } : one)))}
                remove={drafts.length === 1 ? undefined : () => change(drafts.filter((one) => one.key !== draft.key))}
              />
            ))}
          </ul>
          {drafts.length < 10 && (
            <Button
              size="sm"
              variant="ghost"
              className="mt-2"
              onClick={() => change([...drafts, { key: Math.max(...drafts.map(({ key }) => key)) + 1, rule: ruleOf("no_unrecovered_error") }])}
            >
              Add a rule
            </Button>
          )}
        </fieldset>
        {preview && <Previewed preview={preview} />}
        <DialogFooter>
          <Button busy={looking.busy} onClick={() => looking.submit(() => previewCheckAction(slug, { ...input(), name: name || "preview" }), setPreview)}>
            Try it
          </Button>
          <span className="flex-1" />
          <DialogClose asChild>
            <Button>Cancel</Button>
          </DialogClose>
          <Button type="submit" variant="primary" busy={saving.busy}>
            Define
          </Button>
        </DialogFooter>
      </form>
    </Dialog>
  );
}

function Previewed({ preview }: { preview: Preview }) {
  const { sessions, satisfied, failed } = preview;
  if (sessions.length === 0)
    return (
      <p className="text-sm text-muted" aria-live="polite">
        No session without a verdict matches.
      </p>
    );
  return (
    <section aria-label="What it would say" aria-live="polite" className="rounded-md bg-raised/60 p-3 text-sm">
      <p className="font-medium">
        Of the newest {sessions.length} without a verdict, {satisfied} would succeed and {failed} would fail.
      </p>
      <ul className="mt-1.5">
        {sessions.slice(0, 12).map(({ id, title, result, why }) => (
          <li key={id} className="flex flex-wrap justify-between gap-x-3 py-0.5 text-xs">
            <span className="min-w-0 flex-1 basis-40 truncate">
              <HostileInline text={title === "" ? id : title} />
            </span>
            <span className={result === "satisfied" ? "text-ok" : "text-danger"}>{result === "satisfied" ? "Succeeds" : why}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
