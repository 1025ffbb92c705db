"use client";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { HostileInline } from "@/components/text/hostile-text";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose, DialogFooter } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { toast } from "@/components/ui/toast";
import { careForAction } from "@/lib/effect/actions";
import type { Care } from "@/lib/effect/concerns/queries";
import { visibleText } from "@/lib/text/visible";

export interface Person {
  id: string;
  name: string;
}

/** Names who answers for an item, and when it is to be looked at again. */
export function CareButton({
  slug,
  itemId,
  title,
  care,
  people,
}: {
  slug: string;
  itemId: string;
  title: string;
  care: Care | null;
  people: readonly Person[];
}) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [busy, setBusy] = useState(false);
  const [owner, setOwner] = useState(care?.ownerId ?? "");
  const [day, setDay] = useState(care?.revalidateOn ?? "");
  const [error, setError] = useState<string>();
  const save = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    const result = await careForAction(slug, { itemId, ownerId: owner || null, revalidateOn: day || null });
    setBusy(false);
    if (!result.ok) return setError(result.error.message);
    setOpen(false);
    toast.success("Saved.");
    router.refresh();
  };
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button size="sm" variant="ghost" aria-label={`Change who answers for ${visibleText(title)}`}>
          Change
        </Button>
      }
      title="Who answers for this item?"
      description="On the day it comes up to be looked at again. It stays in force until people decide otherwise."
    >
      <form onSubmit={save} className="flex flex-col gap-3">
        <p className="text-sm font-medium [overflow-wrap:anywhere]">
          <HostileInline text={title} />
        </p>
        <Field label="Owner" error={error}>
          {(control) => (
            <Select {...control} value={owner} onChange={(event) => setOwner(event.target.value)}>
              <option value="">Nobody</option>
              {people.map((person) => (
                <option key={person.id} value={person.id}>
                  {visibleText(person.name)}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Field label="Look at it again on">
          {(control) => <Input {...control} type="date" value={day} onChange={(event) => setDay(event.target.value)} className="w-44" />}
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
