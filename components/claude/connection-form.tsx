"use client";
import { useRouter } from "next/navigation";
import { type FormEvent, type ReactNode, useId } from "react";
import { useSubmit } from "@/components/layout/use-submit";
import { Button } from "@/components/ui/button";
import { ErrorState } from "@/components/ui/error-state";
import { toast } from "@/components/ui/toast";
import { changeConnectionAction } from "@/lib/claude/connections/actions";

interface Props {
  slug: string;
  fields: readonly string[];
  /** What the form says, as the command takes it. */
  read: (data: FormData) => Record<string, unknown>;
  children: (errorOf: (field: string) => string | undefined) => ReactNode;
}

/** One part of the connection's settings, saved by itself. */
export function ConnectionForm({ slug, fields, read, children }: Props) {
  const router = useRouter();
  const id = useId();
  const { busy, submit, errorOf, general } = useSubmit<void>(fields);
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    submit(
      () => changeConnectionAction(slug, read(new FormData(form))),
      () => {
        for (const secret of form.querySelectorAll<HTMLInputElement>("input[type=password]")) secret.value = "";
        toast.success("Saved.");
        router.refresh();
      },
    );
  };
  return (
    <form id={id} method="post" onSubmit={onSubmit} noValidate autoComplete="off" className="flex flex-col gap-4">
      {general && <ErrorState title={general} />}
      {children(errorOf)}
      <div>
        <Button type="submit" busy={busy}>
          Save
        </Button>
      </div>
    </form>
  );
}
