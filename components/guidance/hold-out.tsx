"use client";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { toast } from "@/components/ui/toast";
import { setHoldOutAction } from "@/lib/effect/actions";

/** The share of sessions that get no guidance, so that its effect can be measured. */
export function HoldOut({ slug, percent, mayChange }: { slug: string; percent: number; mayChange: boolean }) {
  const router = useRouter();
  const [value, setValue] = useState(String(percent));
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string>();
  const save = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    const result = await setHoldOutAction(slug, { percent: Number(value) });
    setBusy(false);
    setError(result.ok ? undefined : result.error.message);
    if (!result.ok) return;
    toast.success(Number(value) === 0 ? "No session is held out." : `${value} % of sessions get no guidance from now on.`);
    router.refresh();
  };
  return (
    <section aria-labelledby="hold-out" className="mb-6 rounded-lg border bg-surface px-4 py-3">
      <h2 id="hold-out" className="text-base">
        Hold-out
      </h2>
      <p className="mt-1 mb-3 max-w-prose text-sm text-muted">
        {percent === 0
          ? "Every session gets its guidance, so its effect can be described, not measured."
          : `${percent} % of the sessions that ask with their id get none, drawn by a hash of that id. They are what the effect is measured against.`}
      </p>
      {mayChange && (
        <form onSubmit={save} className="flex flex-wrap items-end gap-2">
          <Field label="Sessions without guidance, in per cent" error={error}>
            {(control) => (
              <Input
                {...control}
                type="number"
                min={0}
                max={50}
                step={1}
                required
                value={value}
                onChange={(event) => setValue(event.target.value)}
                className="w-28"
              />
            )}
          </Field>
          <Button type="submit" busy={busy}>
            Save
          </Button>
        </form>
      )}
    </section>
  );
}
