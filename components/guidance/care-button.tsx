"use client";
import { useState } from "react";
import { FormDialog } from "@/components/layout/form-dialog";
import { HostileInline } from "@/components/text/hostile-text";
import { Button } from "@/components/ui/button";
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
  const [owner, setOwner] = useState(care?.ownerId ?? "");
  const [day, setDay] = useState(care?.revalidateOn ?? "");
  return (
    <FormDialog
      trigger={
        <Button size="sm" variant="ghost" className="-my-1.5" aria-label={`Change who answers for ${visibleText(title)}`}>
          Change
        </Button>
      }
      title="Who answers for this item?"
      description="On the day it comes up to be looked at again. It stays in force until people decide otherwise."
      submit="Save"
      work={() => careForAction(slug, { itemId, ownerId: owner || null, revalidateOn: day || null })}
      done={() => toast.success("Saved.")}
      fields={["ownerId", "revalidateOn"]}
    >
      {(errorOf) => (
        <>
          <p className="text-sm font-medium [overflow-wrap:anywhere]">
            <HostileInline text={title} />
          </p>
          <Field label="Owner" error={errorOf("ownerId")}>
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
          <Field label="Look at it again on" error={errorOf("revalidateOn")}>
            {(control) => <Input {...control} type="date" value={day} onChange={(event) => setDay(event.target.value)} className="w-44" />}
          </Field>
        </>
      )}
    </FormDialog>
  );
}
