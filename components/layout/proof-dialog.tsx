"use client";
import { signIn } from "next-auth/react";
import { type FormEvent, useEffect, useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogFooter } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { proveAgainAction, waysToProveAction } from "@/lib/auth/actions";
import type { WaysToProve } from "@/lib/auth/step-up";

/** Asks for the password, or sends to the provider and back to this page. */
export function ProofDialog({ onEnd }: { onEnd: (proven: boolean) => void }) {
  const [ways, setWays] = useState<WaysToProve | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [busy, start] = useTransition();
  useEffect(() => {
    let gone = false;
    waysToProveAction()
      .then((result) => {
        if (gone) return;
        if (result.ok) setWays(result.value);
        else setRefusal(result.error.message);
      })
      .catch(() => setRefusal("Lucid cannot be reached. Check the connection, then try again."));
    return () => {
      gone = true;
    };
  }, []);
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    // The dialog may stand inside another form of the page.
    event.stopPropagation();
    const password = String(new FormData(event.currentTarget).get("password"));
    start(async () => {
      const result = await proveAgainAction({ password });
      if (result.ok) onEnd(true);
      else setRefusal(result.error.message);
    });
  };
  const providers = ways?.providers ?? [];
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onEnd(false)}
      title="Confirm that it is you"
      description="This needs a sign-in of the last ten minutes. Nothing on this page is lost."
    >
      {ways && !ways.password && providers.length === 0 && (
        <p className="text-sm">You have no password. Set one on your account page, or sign out and in again, then repeat this.</p>
      )}
      {(ways === null || ways.password) && (
        <form method="post" onSubmit={onSubmit} noValidate className="flex flex-col gap-4">
          <input type="text" name="username" autoComplete="username" value={ways?.email ?? ""} readOnly hidden />
          <Field label="Your password" error={refusal ?? undefined}>
            {(control) => <Input {...control} name="password" type="password" autoComplete="current-password" required autoFocus className="h-10" />}
          </Field>
          <DialogFooter>
            <Button variant="ghost" onClick={() => onEnd(false)}>
              Cancel
            </Button>
            <Button type="submit" variant="primary" busy={busy}>
              Confirm
            </Button>
          </DialogFooter>
        </form>
      )}
      {providers.length > 0 && (
        <div className="mt-4 flex flex-col gap-2 border-t pt-4">
          <p className="text-sm text-muted">You come back to this page and repeat what you did.</p>
          {providers.map((provider) => (
            <Button key={provider.id} onClick={() => void signIn(provider.id, { callbackUrl: window.location.href }, { prompt: "login" })}>
              Sign in again with {provider.label}
            </Button>
          ))}
        </div>
      )}
    </Dialog>
  );
}
