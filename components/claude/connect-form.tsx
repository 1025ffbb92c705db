"use client";
import { useRouter } from "next/navigation";
import type { FormEvent } from "react";
import { useSubmit } from "@/components/layout/use-submit";
import { Button } from "@/components/ui/button";
import { ErrorState } from "@/components/ui/error-state";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { toast } from "@/components/ui/toast";
import { connectAction } from "@/lib/claude/connections/actions";

/** Enters the key that connects the workspace. What is typed goes to the server once and is not kept here. */
export function ConnectForm({ slug }: { slug: string }) {
  const router = useRouter();
  const { busy, submit, errorOf, general } = useSubmit<{ id: string }>(["apiKey", "baseUrl", "claudeWorkspaceId"]);
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const data = new FormData(form);
    const text = (name: string) => String(data.get(name) ?? "");
    submit(
      () => connectAction(slug, { apiKey: text("apiKey"), baseUrl: text("baseUrl"), claudeWorkspaceId: text("claudeWorkspaceId") }),
      () => {
        form.reset();
        toast.success("Connected. Test it before you rely on it.");
        router.refresh();
      },
    );
  };
  return (
    <form method="post" onSubmit={onSubmit} noValidate className="flex max-w-xl flex-col gap-4" autoComplete="off">
      {general && <ErrorState title={general} />}
      <Field label="API key" hint="Stored encrypted, sent to nobody but Claude, never shown again." error={errorOf("apiKey")}>
        {(control) => <Input {...control} name="apiKey" type="password" autoComplete="off" spellCheck={false} maxLength={500} required />}
      </Field>
      <Field label="Address" hint="Leave it empty for api.anthropic.com." error={errorOf("baseUrl")}>
        {(control) => <Input {...control} name="baseUrl" inputMode="url" maxLength={500} placeholder="https://api.anthropic.com" />}
      </Field>
      <Field label="Claude workspace" hint="Only for a key that can act in more than one." error={errorOf("claudeWorkspaceId")}>
        {(control) => <Input {...control} name="claudeWorkspaceId" maxLength={100} placeholder="wrkspc_…" spellCheck={false} />}
      </Field>
      <div>
        <Button type="submit" variant="primary" busy={busy}>
          Connect
        </Button>
      </div>
    </form>
  );
}
