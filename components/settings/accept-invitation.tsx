"use client";
import { useRouter } from "next/navigation";
import { useSubmit } from "@/components/layout/use-submit";
import { Button } from "@/components/ui/button";
import { ErrorState } from "@/components/ui/error-state";
import type { ActionResult } from "@/lib/auth/action";

/** Accepting as the person who is signed in. */
export function AcceptInvitation({ name, email, accept }: { name: string; email: string; accept: () => Promise<ActionResult<string>> }) {
  const { busy, submit, general } = useSubmit<string>();
  const router = useRouter();
  return (
    <div className="flex flex-col gap-4">
      {general && <ErrorState title={general} />}
      <p className="text-sm">
        You are signed in as <strong className="font-medium">{name}</strong> <span className="text-muted">({email})</span>.
      </p>
      <Button variant="primary" size="lg" busy={busy} onClick={() => submit(accept, (page) => router.push(page))}>
        Join
      </Button>
    </div>
  );
}
