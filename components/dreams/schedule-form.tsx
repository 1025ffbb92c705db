"use client";
import { useRouter } from "next/navigation";
import { type FormEvent, useMemo, useState } from "react";
import { useSubmit } from "@/components/layout/use-submit";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Dialog, DialogClose, DialogFooter } from "@/components/ui/dialog";
import { ErrorState } from "@/components/ui/error-state";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { toast } from "@/components/ui/toast";
import { changeScheduleAction } from "@/lib/dreams/schedule/actions";
import type { ScheduleView } from "@/lib/dreams/schedule/queries";
import { PRESETS } from "@/lib/dreams/schedule/words";

const OWN = "own";

/** Sets when the workspace dreams by itself. */
export function ScheduleForm({ slug, schedule }: { slug: string; schedule: ScheduleView | null }) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [enabled, setEnabled] = useState(schedule?.enabled ?? true);
  const [cron, setCron] = useState(schedule?.cron ?? PRESETS[0].cron);
  const [own, setOwn] = useState(schedule !== null && !PRESETS.some((preset) => preset.cron === schedule.cron));
  const [zone, setZone] = useState(schedule?.timeZone ?? "UTC");
  const { busy, submit, errorOf, general } = useSubmit<{ nextAt: string | null }>(["cron", "timeZone"]);
  const zones = useMemo(() => [...new Set(["UTC", zone, ...Intl.supportedValuesOf("timeZone")])], [zone]);
  // The zone of whoever opens it first is the best guess; it is only known in the browser.
  const openChanged = (next: boolean) => {
    if (next && schedule === null) setZone(Intl.DateTimeFormat().resolvedOptions().timeZone || "UTC");
    setOpen(next);
  };
  const save = (event: FormEvent) => {
    event.preventDefault();
    submit(
      () => changeScheduleAction(slug, { enabled, cron, timeZone: zone }),
      () => {
        setOpen(false);
        toast.success(enabled ? "Schedule saved." : "The schedule is paused.");
        router.refresh();
      },
    );
  };
  return (
    <Dialog
      open={open}
      onOpenChange={openChanged}
      trigger={<Button size="sm">{schedule ? "Change the schedule" : "Set a schedule"}</Button>}
      title="Schedule"
      description="At these times, new sessions start a dream over all sessions. Without new sessions the time is skipped."
    >
      <form onSubmit={save} noValidate className="flex flex-col gap-4">
        {general && <ErrorState title={general} />}
        <Checkbox checked={enabled} onChange={(event) => setEnabled(event.target.checked)} label="Dream by itself" />
        <Field label="When" error={own ? undefined : errorOf("cron")}>
          {(control) => (
            <Select
              {...control}
              className="w-full"
              value={own ? OWN : cron}
              onChange={(event) => {
                setOwn(event.target.value === OWN);
                if (event.target.value !== OWN) setCron(event.target.value);
              }}
            >
              {PRESETS.map((preset) => (
                <option key={preset.cron} value={preset.cron}>
                  {preset.label}
                </option>
              ))}
              <option value={OWN}>Another time</option>
            </Select>
          )}
        </Field>
        {own && (
          <Field label="Cron pattern" hint="Minute, hour, day of the month, month, day of the week." error={errorOf("cron")}>
            {(control) => (
              <Input {...control} className="font-mono" value={cron} maxLength={100} spellCheck={false} onChange={(event) => setCron(event.target.value)} />
            )}
          </Field>
        )}
        <Field label="Time zone" error={errorOf("timeZone")}>
          {(control) => (
            <Select {...control} className="w-full" value={zone} onChange={(event) => setZone(event.target.value)}>
              {zones.map((name) => (
                <option key={name} value={name}>
                  {name}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <DialogFooter>
          <DialogClose asChild>
            <Button>Cancel</Button>
          </DialogClose>
          <Button type="submit" variant="primary" busy={busy}>
            Save
          </Button>
        </DialogFooter>
      </form>
    </Dialog>
  );
}
