"use client";
import { signIn } from "next-auth/react";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { ErrorState } from "@/components/ui/error-state";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { OutsideProvider } from "@/lib/auth/outside-providers";

/** Email and password, and the providers that are configured. `target` is where the person wanted to go. */
export function SignInForm({ target, providers, refusal }: { target: string; providers: readonly OutsideProvider[]; refusal: string | null }) {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState(refusal);

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setBusy(true);
    setError(null);
    try {
      const result = await signIn("credentials", { email: form.get("email"), password: form.get("password"), redirect: false });
      if (result?.ok) {
        // A full load: everything that the browser kept belonged to nobody.
        window.location.assign(target);
        return;
      }
      setError(result?.error ?? "The sign-in was refused.");
    } catch (cause) {
      setError(
        cause instanceof TypeError ? "The server did not answer. Check the connection and try again." : "The sign-in could not be completed. Try again.",
      );
    }
    setBusy(false);
  };

  return (
    <div className="flex flex-col gap-5">
      {error && <ErrorState title={error} />}
      <form onSubmit={submit} className="flex flex-col gap-4">
        <Field label="Email">{(control) => <Input {...control} name="email" type="email" autoComplete="username" required autoFocus className="h-10" />}</Field>
        <Field label="Password">
          {(control) => <Input {...control} name="password" type="password" autoComplete="current-password" required className="h-10" />}
        </Field>
        <Button type="submit" variant="primary" size="lg" busy={busy}>
          Sign in
        </Button>
      </form>
      {providers.length > 0 && (
        <div className="flex flex-col gap-2 border-t pt-5">
          {providers.map((provider) => (
            <Button key={provider.id} size="lg" onClick={() => void signIn(provider.id, { callbackUrl: target })}>
              Continue with {provider.label}
            </Button>
          ))}
        </div>
      )}
      <p className="text-xs text-pretty text-muted">No account? Ask an admin of your workspace for an invitation link.</p>
    </div>
  );
}
