"use client";
import { useState } from "react";
import { FormDialog } from "@/components/layout/form-dialog";
import { HostileInline } from "@/components/text/hostile-text";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import { toast } from "@/components/ui/toast";
import { withdrawAction } from "@/lib/guidance/withdraw/actions";

/** Takes a lesson out of every destination at once, with a reason. */
export function WithdrawButton({ slug, lessonId, revisionId, title }: { slug: string; lessonId: string; revisionId: string; title: string }) {
  const [reason, setReason] = useState("");
  return (
    <FormDialog
      trigger={<Button variant="danger">Withdraw it</Button>}
      title="Withdraw this lesson from every destination?"
      description="A release without it comes into force at once, and no return to an earlier release brings it back. The sessions that had it stay listed."
      submit="Withdraw"
      variant="danger"
      work={() => withdrawAction(slug, { lessonId, revisionId, reason })}
      done={({ number }) => toast.success(`Withdrawn. Release ${number}, without it, is in force.`)}
      fields={["reason"]}
    >
      {(errorOf) => (
        <>
          <p className="text-sm font-medium [overflow-wrap:anywhere]">
            <HostileInline text={title} />
          </p>
          <Field label="Why?" error={errorOf("reason")}>
            {(control) => (
              <Textarea {...control} value={reason} onChange={(event) => setReason(event.target.value)} required maxLength={2000} rows={3} autoFocus />
            )}
          </Field>
        </>
      )}
    </FormDialog>
  );
}
