"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button, type ButtonLook } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";
import { requestSimulationAction } from "@/lib/simulation/actions";

/** Has the simulated agent do the sample's tasks with what is in force, and shows how far it is. */
export function SimulationButton({ slug, label, variant }: { slug: string; label: string; variant?: ButtonLook["variant"] }) {
  const router = useRouter();
  const [busy, setBusy] = useState(false);
  const run = async () => {
    setBusy(true);
    const result = await requestSimulationAction(slug, {});
    setBusy(false);
    if (!result.ok) toast.error(result.error.message);
    else router.push(`/w/${slug}/guidance/effects`);
    router.refresh();
  };
  return (
    <Button onClick={run} busy={busy} {...(variant && { variant })}>
      {label}
    </Button>
  );
}
