"use client";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { useSubmit } from "@/components/layout/use-submit";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { toast } from "@/components/ui/toast";
import type { ActionResult } from "@/lib/auth/action";

/** One's own name. */
export function NameForm({ initial, save }: { initial: string; save: (input: { name: string }) => Promise<ActionResult<void>> }) {
  const [name, setName] = useState(initial);
  const { busy, submit, errorOf, general } = useSubmit<void>(["name"]);
  const router = useRouter();
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    submit(
      () => save({ name }),
      () => {
        toast.success("Your name is saved.");
        router.refresh();
      },
    );
  };
  return (
    <form onSubmit={onSubmit} noValidate className="flex items-end gap-2">
      <Field label="Name" error={errorOf("name") ?? general ?? undefined} className="flex-1">
        {(control) => <Input {...control} value={name} onChange={(event) => setName(event.target.value)} autoComplete="name" maxLength={200} />}
      </Field>
      <Button type="submit" busy={busy} disabled={name === initial}>
        Save
      </Button>
    </form>
  );
}
