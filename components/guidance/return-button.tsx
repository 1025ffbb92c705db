"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { FormDialog } from "@/components/layout/form-dialog";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import { toast } from "@/components/ui/toast";
import { returnToRelease } from "@/lib/guidance/actions";

/** Puts an earlier release in force again, as a new release. `summary` says what that changes now. */
export function ReturnButton({ slug, number, inForce, summary }: { slug: string; number: number; inForce: number; summary: string }) {
  const router = useRouter();
  const [note, setNote] = useState("");
  return (
    <FormDialog
      trigger={<Button>Return to this release</Button>}
      title={`Return to release ${number}?`}
      description={`A new release equal to it comes into force at once. Compared with release ${inForce}: ${summary}. Approved changes in the draft keep waiting.`}
      submit={`Return to release ${number}`}
      work={() => returnToRelease(slug, { number, note, inForce })}
      done={(made) => {
        toast.success(`Release ${made.number} is in force, equal to release ${number}.`);
        router.push(`/w/${slug}/guidance`);
      }}
      fields={["note"]}
    >
      {(errorOf) => (
        <Field label="Why?" error={errorOf("note")}>
          {(control) => <Textarea {...control} value={note} onChange={(event) => setNote(event.target.value)} required maxLength={2000} rows={3} autoFocus />}
        </Field>
      )}
    </FormDialog>
  );
}
