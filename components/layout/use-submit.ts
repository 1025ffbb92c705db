"use client";
import { useState, useTransition } from "react";
import type { ActionResult } from "@/lib/auth/action";
import { withProof } from "./prove-again";

export interface Refusal {
  message: string;
  field?: string;
}

/**
 * Runs a server action and keeps what it refused. `errorOf(field)` is the refusal for that field; `general` the one that belongs to
 * no field in `fields`.
 */
export function useSubmit<R>(fields: readonly string[] = []) {
  const [busy, start] = useTransition();
  const [refusal, setRefusal] = useState<Refusal | null>(null);

  const submit = (work: () => Promise<ActionResult<R>>, done: (value: R) => void | Promise<void>) =>
    start(async () => {
      setRefusal(null);
      const result = await withProof(work);
      if (result.ok) await done(result.value);
      else setRefusal(result.error);
    });

  const belongs = refusal?.field !== undefined && fields.includes(refusal.field);
  return {
    busy,
    submit,
    setRefusal,
    errorOf: (field: string) => (refusal?.field === field && belongs ? refusal.message.replace(new RegExp(`^${field}: `), "") : undefined),
    general: refusal && !belongs ? refusal.message : null,
  };
}
