"use client";
import { Plus } from "lucide-react";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { useSubmit } from "@/components/layout/use-submit";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Dialog, DialogFooter } from "@/components/ui/dialog";
import { ErrorState } from "@/components/ui/error-state";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import type { ActionResult } from "@/lib/auth/action";
import { type Permission, TOKEN_PERMISSIONS } from "@/lib/auth/policy";
import { ShownOnce } from "./shown-once";

const LABELS: Partial<Record<Permission, string>> = {
  "sessions.read": "Read sessions and transcripts",
  "sessions.import": "Import sessions",
  "dreams.read": "Read dreams",
  "dreams.run": "Start dreams",
  "lessons.read": "Read lessons and their evidence",
  "guidance.read": "Read guidance",
  "deliveries.write": "Report what was delivered and read",
  "audit.read": "Read the audit trail",
};

const LIFETIMES = [
  { value: "7", label: "7 days" },
  { value: "30", label: "30 days" },
  { value: "90", label: "90 days" },
  { value: "365", label: "1 year" },
  { value: "", label: "No end" },
] as const;

interface Made {
  token: string;
}

interface Props {
  create: (input: { name: string; permissions: string[]; expiresInDays: number | null }) => Promise<ActionResult<Made>>;
}

/** Makes a token with chosen permissions. */
export function NewToken({ create }: Props) {
  const [open, setOpen] = useState(false);
  const [token, setToken] = useState<string | null>(null);
  const { busy, submit, errorOf, general } = useSubmit<Made>(["name", "permissions"]);
  const router = useRouter();
  const close = (next: boolean) => {
    setOpen(next);
    if (!next) setToken(null);
  };
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const days = String(form.get("expires"));
    submit(
      () => create({ name: String(form.get("name")), permissions: form.getAll("permissions").map(String), expiresInDays: days ? Number(days) : null }),
      (made) => {
        setToken(made.token);
        router.refresh();
      },
    );
  };
  return (
    <Dialog
      open={open}
      onOpenChange={close}
      trigger={
        <Button>
          <Plus aria-hidden /> New token
        </Button>
      }
      title={token ? "The token is ready" : "New API token"}
      description={token ? "Send it as Authorization: Bearer …" : undefined}
    >
      {token ? (
        <>
          <ShownOnce label="API token" value={token}>
            This is the only time the token is shown. Keep it where the machine keeps its secrets.
          </ShownOnce>
          <DialogFooter>
            <Button onClick={() => close(false)}>Done</Button>
          </DialogFooter>
        </>
      ) : (
        <form onSubmit={onSubmit} noValidate className="flex flex-col gap-4">
          {general && <ErrorState title={general} />}
          <Field label="Name" hint="Which machine or pipeline uses it." error={errorOf("name")}>
            {(control) => <Input {...control} name="name" maxLength={200} placeholder="Nightly import" />}
          </Field>
          <fieldset className="flex flex-col gap-2">
            <legend className="mb-2 text-sm font-medium">Permissions</legend>
            {TOKEN_PERMISSIONS.map((permission) => (
              <Checkbox
                key={permission}
                name="permissions"
                value={permission}
                label={LABELS[permission] ?? permission}
                defaultChecked={permission === "guidance.read"}
              />
            ))}
            {errorOf("permissions") && (
              <p role="alert" className="text-xs text-danger">
                {errorOf("permissions")}
              </p>
            )}
          </fieldset>
          <Field label="Ends after">
            {(control) => (
              <Select {...control} name="expires" defaultValue="90" className="w-40">
                {LIFETIMES.map((one) => (
                  <option key={one.value} value={one.value}>
                    {one.label}
                  </option>
                ))}
              </Select>
            )}
          </Field>
          <DialogFooter>
            <Button type="submit" variant="primary" busy={busy}>
              Make the token
            </Button>
          </DialogFooter>
        </form>
      )}
    </Dialog>
  );
}
