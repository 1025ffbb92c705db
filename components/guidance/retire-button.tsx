"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { FormDialog } from "@/components/layout/form-dialog";
import { HostileInline } from "@/components/text/hostile-text";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import { toast } from "@/components/ui/toast";
import { retire } from "@/lib/lessons/actions";
import { visibleText } from "@/lib/text/visible";

/** Proposes to take an item out of force: a lesson with a reason, which people review. */
export function RetireButton({ slug, itemId, title }: { slug: string; itemId: string; title: string }) {
  const router = useRouter();
  const [reason, setReason] = useState("");
  return (
    <FormDialog
      trigger={
        <Button size="sm" variant="ghost" aria-label={`Retire ${visibleText(title)}`}>
          Retire
        </Button>
      }
      title="Propose to retire this item"
      description="It stays in force until someone approves the retirement and a release without it is published."
      submit="Propose retirement"
      work={() => retire(slug, { itemId, reason })}
      done={({ lessonId }) => {
        setReason("");
        toast.success("The retirement waits for review.", {
          description: "The item stays in force until the retirement is approved and published.",
          action: { label: "Review it", onClick: () => router.push(`/w/${slug}/review/${lessonId}`) },
        });
      }}
      fields={["reason"]}
    >
      {(errorOf) => (
        <>
          <p className="text-sm font-medium [overflow-wrap:anywhere]">
            <HostileInline text={title} />
          </p>
          <Field label="Why should agents stop getting it?" error={errorOf("reason")}>
            {(control) => (
              <Textarea {...control} value={reason} onChange={(event) => setReason(event.target.value)} required maxLength={2000} rows={3} autoFocus />
            )}
          </Field>
        </>
      )}
    </FormDialog>
  );
}
