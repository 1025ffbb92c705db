"use client";
import { useRouter } from "next/navigation";
import type { FormEvent } from "react";
import { useSubmit } from "@/components/layout/use-submit";
import { Button } from "@/components/ui/button";
import { ErrorState } from "@/components/ui/error-state";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { toast } from "@/components/ui/toast";
import type { ActionResult } from "@/lib/auth/action";
import { PASSWORD_MIN } from "@/lib/auth/password-rule";

interface Props {
  /** Whether there is one already, which must be given to change it. */
  known: boolean;
  /** Whose password it is, for password managers. */
  email: string;
  save: (input: { current: string; password: string }) => Promise<ActionResult<void>>;
}

/** Sets or changes the password. */
export function PasswordForm({ known, email, save }: Props) {
  const { busy, submit, errorOf, general } = useSubmit<void>(["current", "password"]);
  const router = useRouter();
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const element = event.currentTarget;
    const form = new FormData(element);
    submit(
      () => save({ current: String(form.get("current") ?? ""), password: String(form.get("password")) }),
      () => {
        element.reset();
        toast.success("The password is set.");
        router.refresh();
      },
    );
  };
  return (
    <form method="post" onSubmit={onSubmit} noValidate className="flex flex-col gap-4">
      {general && <ErrorState title={general} />}
      <input type="text" name="username" autoComplete="username" value={email} readOnly hidden />
      {known && (
        <Field label="Current password" error={errorOf("current")}>
          {(control) => <Input {...control} name="current" type="password" autoComplete="current-password" />}
        </Field>
      )}
      <Field label="New password" hint={`At least ${PASSWORD_MIN} characters.`} error={errorOf("password")}>
        {(control) => <Input {...control} name="password" type="password" autoComplete="new-password" />}
      </Field>
      <div className="flex justify-end">
        <Button type="submit" busy={busy}>
          {known ? "Change the password" : "Set the password"}
        </Button>
      </div>
    </form>
  );
}
