"use client";
import Link from "next/link";
import { useState } from "react";
import { FormDialog } from "@/components/layout/form-dialog";
import { HostileInline } from "@/components/text/hostile-text";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { RelativeTime } from "@/components/ui/relative-time";
import { Textarea } from "@/components/ui/textarea";
import { toast } from "@/components/ui/toast";
import { keepItemAction } from "@/lib/effect/actions";
import type { ConcernView } from "@/lib/effect/concerns/queries";
import { RetireButton } from "./retire-button";

const KINDS: Record<ConcernView["kind"], string> = { due: "Due", unseen: "Not seen lately", agent_changed: "Agent changed", harm: "May harm" };

/** Items in force that there is a reason to look at again; nothing goes without a person. */
export function Concerns({ slug, concerns, maySettle }: { slug: string; concerns: readonly ConcernView[]; maySettle: boolean }) {
  const open = concerns.filter(({ state }) => state === "open");
  const settled = concerns.filter(({ state }) => state !== "open");
  return (
    <section aria-labelledby="concerns">
      <h2 id="concerns" className="mb-2 text-base">
        To be looked at again
      </h2>
      {open.length === 0 && <p className="text-sm text-muted">Nothing in force gives a reason to.</p>}
      <ul className="flex flex-col gap-3">
        {open.map((concern) => (
          <li key={concern.id} className="rounded-lg border bg-surface px-4 py-3">
            <Head slug={slug} concern={concern} />
            <p className="mt-1.5 text-sm [overflow-wrap:anywhere]">
              <HostileInline text={concern.words} />
            </p>
            {maySettle && (
              <div className="mt-2.5 flex flex-wrap gap-2">
                <KeepButton slug={slug} concern={concern} />
                <RetireButton slug={slug} itemId={concern.itemId} title={concern.title} />
              </div>
            )}
          </li>
        ))}
      </ul>
      {settled.length > 0 && (
        <details className="mt-4">
          <summary className="cursor-pointer text-sm text-muted">Settled earlier: {settled.length}</summary>
          <ul className="mt-3 flex flex-col gap-3">
            {settled.map((concern) => (
              <li key={concern.id} className="rounded-lg border bg-surface px-4 py-3">
                <Head slug={slug} concern={concern} />
                <p className="mt-1.5 text-sm [overflow-wrap:anywhere] text-muted">
                  <HostileInline text={concern.words} />{" "}
                  {concern.decidedBy && concern.decidedAt ? (
                    <>
                      Kept by <HostileInline text={concern.decidedBy} />, <RelativeTime at={concern.decidedAt} />: <HostileInline text={concern.note} />
                    </>
                  ) : (
                    "It is over."
                  )}
                </p>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

function Head({ slug, concern }: { slug: string; concern: ConcernView }) {
  return (
    <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
      <Badge tone={concern.state !== "open" ? "neutral" : concern.kind === "harm" ? "danger" : "warn"}>{KINDS[concern.kind]}</Badge>
      <h3 className="text-sm font-medium [overflow-wrap:anywhere]">
        <Link href={`/w/${slug}/guidance/lessons/${concern.lessonId}`} className="hover:underline">
          <HostileInline text={concern.title} />
        </Link>
      </h3>
      <span className="text-xs text-muted">
        <RelativeTime at={concern.raisedAt} />
      </span>
    </div>
  );
}

function KeepButton({ slug, concern }: { slug: string; concern: ConcernView }) {
  const [note, setNote] = useState("");
  const [months, setMonths] = useState("6");
  return (
    <FormDialog
      trigger={<Button size="sm">Keep it</Button>}
      title="Keep this item in force?"
      description="It comes up again later, or sooner when something else speaks against it."
      submit="Keep it"
      work={() => keepItemAction(slug, { id: concern.id, note, months: Number(months) })}
      done={() => toast.success("It stays in force.")}
      fields={["note", "months"]}
    >
      {(errorOf) => (
        <>
          <Field label="Why does it stay?" error={errorOf("note")}>
            {(control) => <Textarea {...control} value={note} onChange={(event) => setNote(event.target.value)} required maxLength={2000} rows={3} autoFocus />}
          </Field>
          <Field label="Look at it again in months" error={errorOf("months")}>
            {(control) => (
              <Input {...control} type="number" min={1} max={36} required value={months} onChange={(event) => setMonths(event.target.value)} className="w-28" />
            )}
          </Field>
        </>
      )}
    </FormDialog>
  );
}
