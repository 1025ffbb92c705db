"use client";
import { lazy, Suspense, useEffect, useState } from "react";
import type { ActionResult } from "@/lib/auth/action";

const ProofDialog = lazy(() => import("./proof-dialog").then((module) => ({ default: module.ProofDialog })));

type Answer = (proven: boolean) => void;
let listener: ((answer: Answer) => void) | null = null;

function askToProve(): Promise<boolean> {
  return new Promise((resolve) => {
    if (listener) listener(resolve);
    else resolve(false);
  });
}

/**
 * Runs a server action, and where it wants a fresh sign-in asks who is there and runs it once more. Whoever closes the dialog gets
 * the refusal.
 */
export async function withProof<R>(work: () => Promise<ActionResult<R>>): Promise<ActionResult<R>> {
  const result = await work();
  if (result.ok || result.error.code !== "reauthenticate" || !(await askToProve())) return result;
  return work();
}

/** The dialog that `withProof` opens. Once in the frame of every page behind the sign-in. */
export function ProveAgain() {
  const [answer, setAnswer] = useState<Answer | null>(null);
  useEffect(() => {
    listener = (given) => setAnswer(() => given);
    return () => {
      listener = null;
    };
  }, []);
  if (!answer) return null;
  const end = (proven: boolean) => {
    setAnswer(null);
    answer(proven);
  };
  return (
    <Suspense>
      <ProofDialog onEnd={end} />
    </Suspense>
  );
}
