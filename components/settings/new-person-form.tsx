"use client";
import { useRouter } from "next/navigation";
import type { FormEvent } from "react";
import { useSubmit } from "@/components/layout/use-submit";
import { Button } from "@/components/ui/button";
import { ErrorState } from "@/components/ui/error-state";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { ActionResult } from "@/lib/auth/action";
import { PASSWORD_MIN } from "@/lib/auth/password-rule";

interface Props {
  /** The server action; it answers with the page to go to. */
  enter: (input: { name: string; email: string; password: string }) => Promise<ActionResult<string>>;
  passwordOptional?: boolean;
  submitLabel: string;
}

/** Name, email and password of somebody new. */
export function NewPersonForm({ enter, passwordOptional = false, submitLabel }: Props) {
  const { busy, submit, errorOf, general } = useSubmit<string>(["name", "email", "password"]);
  const router = useRouter();
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (name: string) => String(form.get(name) ?? "");
    submit(
      () => enter({ name: text("name"), email: text("email"), password: text("password") }),
      (page) => router.push(page),
    );
  };
  return (
    <form method="post" onSubmit={onSubmit} noValidate className="flex flex-col gap-4">
      {general && <ErrorState title={general} />}
      <Field label="Your name" hint="Stands beside your decisions." error={errorOf("name")}>
        {(control) => <Input {...control} name="name" autoComplete="name" required autoFocus className="h-10" />}
      </Field>
      <Field label="Email" error={errorOf("email")}>
        {(control) => <Input {...control} name="email" type="email" autoComplete="email" required className="h-10" />}
      </Field>
      <Field
        label={passwordOptional ? "Password (optional)" : "Password"}
        hint={
          passwordOptional
            ? `At least ${PASSWORD_MIN} characters. You can set it later in your account; without one, this browser is your only way in.`
            : `At least ${PASSWORD_MIN} characters.`
        }
        error={errorOf("password")}
      >
        {(control) => <Input {...control} name="password" type="password" autoComplete="new-password" required={!passwordOptional} className="h-10" />}
      </Field>
      <Button type="submit" variant="primary" size="lg" busy={busy} className="mt-1">
        {submitLabel}
      </Button>
    </form>
  );
}
