"use client";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { useSubmit } from "@/components/layout/use-submit";
import { Button } from "@/components/ui/button";
import { ErrorState } from "@/components/ui/error-state";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { ActionResult } from "@/lib/auth/action";
import { slugOf } from "@/lib/auth/workspaces/slug";

/** Name and address of a new workspace; the address follows the name until it is written by hand. */
export function NewWorkspaceForm({ create }: { create: (input: { name: string; slug: string }) => Promise<ActionResult<{ slug: string }>> }) {
  const { busy, submit, errorOf, general } = useSubmit<{ slug: string }>(["name", "slug"]);
  const [name, setName] = useState("");
  const [slug, setSlug] = useState<string | null>(null);
  const router = useRouter();
  const address = slug ?? slugOf(name);
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    submit(
      () => create({ name, slug: address }),
      (made) => router.push(`/w/${made.slug}/sessions/import`),
    );
  };
  return (
    <form onSubmit={onSubmit} noValidate className="flex flex-col gap-4 rounded-lg border bg-surface p-5">
      {general && <ErrorState title={general} />}
      <Field label="Name" error={errorOf("name")}>
        {(control) => (
          <Input {...control} value={name} onChange={(event) => setName(event.target.value)} placeholder="Customer support" autoFocus maxLength={200} />
        )}
      </Field>
      <Field label="Address" hint={`The workspace lives at /w/${address || "…"}. It cannot be changed later.`} error={errorOf("slug")}>
        {(control) => (
          <Input
            {...control}
            value={address}
            onChange={(event) => setSlug(event.target.value)}
            spellCheck={false}
            autoCapitalize="none"
            maxLength={64}
            className="font-mono"
          />
        )}
      </Field>
      <div className="flex justify-end">
        <Button type="submit" variant="primary" busy={busy}>
          Make the workspace
        </Button>
      </div>
    </form>
  );
}
