"use client";
import { type FormEvent, useState } from "react";
import { useSubmit } from "@/components/layout/use-submit";
import { Button } from "@/components/ui/button";
import { ErrorState } from "@/components/ui/error-state";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { ActionResult } from "@/lib/auth/action";
import type { OutsideProvider } from "@/lib/auth/outside-providers";
import { ProviderButtons } from "./provider-buttons";

interface Props {
  target: string;
  providers: readonly OutsideProvider[];
  refusal: string | null;
  /** The server action; it answers with the page to go to. */
  enter: (input: { email: string; password: string }, target: string) => Promise<ActionResult<string>>;
}

/** Email and password, and the providers that are configured. `target` is where the person wanted to go. */
export function SignInForm({ target, providers, refusal, enter }: Props) {
  const { busy, submit, errorOf, general } = useSubmit<string>(["email", "password"]);
  const [tried, setTried] = useState(false);
  const error = general ?? (tried ? null : refusal);

  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setTried(true);
    submit(
      () => enter({ email: String(form.get("email")), password: String(form.get("password")) }, target),
      // A full load: everything that the browser kept belonged to nobody.
      (page) => window.location.assign(page),
    );
  };

  return (
    <div className="flex flex-col gap-5">
      {error && <ErrorState title={error} />}
      <form method="post" onSubmit={onSubmit} noValidate className="flex flex-col gap-4">
        <Field label="Email" error={errorOf("email")}>
          {(control) => <Input {...control} name="email" type="email" autoComplete="username" required autoFocus className="h-10" />}
        </Field>
        <Field label="Password" error={errorOf("password")}>
          {(control) => <Input {...control} name="password" type="password" autoComplete="current-password" required className="h-10" />}
        </Field>
        <Button type="submit" variant="primary" size="lg" busy={busy}>
          Sign in
        </Button>
      </form>
      <ProviderButtons providers={providers} target={target} />
      <p className="text-xs text-pretty text-muted">No account? Ask an admin of your workspace for an invitation link.</p>
    </div>
  );
}
