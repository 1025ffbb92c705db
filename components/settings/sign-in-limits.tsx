"use client";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { useSubmit } from "@/components/layout/use-submit";
import { Button } from "@/components/ui/button";
import { ErrorState } from "@/components/ui/error-state";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { toast } from "@/components/ui/toast";
import type { ActionResult } from "@/lib/auth/action";
import type { SignInLimits } from "@/lib/auth/sign-in-limits";
import { minutesInWords } from "./duration";

const HOUR = 60;
const DAY = 24 * HOUR;
const IDLE = [15, 30, HOUR, 4 * HOUR, 12 * HOUR, DAY, 3 * DAY, 7 * DAY];
const LONGEST = [HOUR, 4 * HOUR, 8 * HOUR, 12 * HOUR, DAY, 7 * DAY, 14 * DAY, 30 * DAY];

interface Props {
  initial: SignInLimits;
  editable: boolean;
  save: (values: SignInLimits) => Promise<ActionResult<void>>;
}

/** What may be chosen, with what stands now where it came from elsewhere. */
function choices(usual: readonly number[], now: number): number[] {
  return [...new Set([...usual, now])].sort((a, b) => a - b);
}

/** How long sign-ins of members last; everyone reads it, admins change it. */
export function SignInLimitsForm({ initial, editable, save }: Props) {
  const [values, setValues] = useState(initial);
  const { busy, submit, errorOf, general } = useSubmit<void>(["idleMinutes", "longestMinutes"]);
  const router = useRouter();
  const changed = values.idleMinutes !== initial.idleMinutes || values.longestMinutes !== initial.longestMinutes;
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    submit(
      () => save(values),
      () => {
        toast.success("Saved. It holds for every sign-in at once.");
        router.refresh();
      },
    );
  };
  const field = (name: keyof SignInLimits, label: string, usual: readonly number[]) => (
    <Field label={label} error={errorOf(name)}>
      {(control) => (
        <Select
          {...control}
          name={name}
          className="w-40"
          value={values[name]}
          onChange={(event) => setValues((before) => ({ ...before, [name]: Number(event.target.value) }))}
        >
          {choices(usual, initial[name]).map((minutes) => (
            <option key={minutes} value={minutes}>
              {minutesInWords(minutes)}
            </option>
          ))}
        </Select>
      )}
    </Field>
  );
  return (
    <section className="flex flex-col gap-3">
      <h2 className="text-base">How long a sign-in lasts</h2>
      <p className="max-w-prose text-sm text-pretty text-muted">
        {editable
          ? "For everyone in this workspace, sign-ins that stand included. Whoever is in several workspaces has the strictest of their limits."
          : `${minutesInWords(initial.longestMinutes)} at most, and ${minutesInWords(initial.idleMinutes)} without a visit.`}
      </p>
      {editable && (
        <form method="post" onSubmit={onSubmit} noValidate className="flex flex-col gap-3">
          {general && <ErrorState title={general} />}
          <div className="flex flex-wrap items-end gap-3">
            {field("idleMinutes", "Without a visit", IDLE)}
            {field("longestMinutes", "At most", LONGEST)}
            <Button type="submit" busy={busy} disabled={!changed}>
              Save
            </Button>
          </div>
        </form>
      )}
    </section>
  );
}
