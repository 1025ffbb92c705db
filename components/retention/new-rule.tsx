"use client";
import { useRouter } from "next/navigation";
import type { FormEvent } from "react";
import { useSubmit } from "@/components/layout/use-submit";
import { Button } from "@/components/ui/button";
import { ErrorState } from "@/components/ui/error-state";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { toast } from "@/components/ui/toast";
import { holdAction, setRetentionAction } from "@/lib/retention/actions";

function Sources({ sources, all, ...control }: { sources: readonly string[]; all: string; id: string; name: string }) {
  return (
    <Select {...control} defaultValue="">
      <option value="">{all}</option>
      {sources.map((source) => (
        <option key={source} value={source}>
          {source}
        </option>
      ))}
    </Select>
  );
}

/** Sets how many days sessions are kept. */
export function NewRule({ slug, sources }: { slug: string; sources: readonly string[] }) {
  const { busy, submit, errorOf, general } = useSubmit<{ id: string }>(["days", "source"]);
  const router = useRouter();
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    submit(
      () => setRetentionAction(slug, { source: String(form.get("source")), days: Number(form.get("days")) }),
      () => {
        toast.success("The rule is set. The next daily round keeps it.");
        router.refresh();
      },
    );
  };
  return (
    <form onSubmit={onSubmit} className="flex flex-col gap-3">
      {general && <ErrorState title={general} />}
      <div className="flex flex-wrap items-end gap-3">
        <Field label="Sessions from" className="min-w-40 flex-1">
          {(control) => <Sources {...control} name="source" sources={sources} all="every other source" />}
        </Field>
        <Field label="Kept for days" error={errorOf("days")}>
          {(control) => <Input {...control} type="number" name="days" min={1} max={36_500} required defaultValue={365} className="max-w-28" />}
        </Field>
        <Button type="submit" busy={busy}>
          Set
        </Button>
      </div>
    </form>
  );
}

/** Places a legal hold. */
export function NewHold({ slug, sources }: { slug: string; sources: readonly string[] }) {
  const { busy, submit, errorOf, general } = useSubmit<{ id: string }>(["reason", "sessionId"]);
  const router = useRouter();
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const element = event.currentTarget;
    const form = new FormData(element);
    const value = (name: string) => String(form.get(name) ?? "").trim() || undefined;
    submit(
      () => holdAction(slug, { source: value("source"), sessionId: value("sessionId"), reason: value("reason") ?? "" }),
      () => {
        element.reset();
        toast.success("The hold stands.");
        router.refresh();
      },
    );
  };
  return (
    <form onSubmit={onSubmit} className="flex flex-col gap-3">
      {general && <ErrorState title={general} />}
      <div className="grid gap-3 sm:grid-cols-2">
        <Field label="What it covers">{(control) => <Sources {...control} name="source" sources={sources} all="every session" />}</Field>
        <Field label="Or one session" hint="Its id, such as ses_0198…" error={errorOf("sessionId")}>
          {(control) => <Input {...control} name="sessionId" maxLength={100} />}
        </Field>
      </div>
      <Field label="Why" error={errorOf("reason")}>
        {(control) => <Input {...control} name="reason" required minLength={3} maxLength={500} />}
      </Field>
      <div>
        <Button type="submit" busy={busy}>
          Place hold
        </Button>
      </div>
    </form>
  );
}
