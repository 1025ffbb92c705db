"use client";
import { Download } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";

/** Downloads the whole trail as JSON lines. */
export function ExportButton({ slug }: { slug: string }) {
  const [busy, setBusy] = useState(false);
  const router = useRouter();
  const run = async () => {
    setBusy(true);
    try {
      const response = await fetch(`/api/w/${slug}/audit/export`, { method: "POST" });
      if (!response.ok) {
        const problem: { detail?: string } = await response.json();
        toast.error(problem.detail ?? "The trail could not be exported.");
      } else {
        const link = document.createElement("a");
        link.href = URL.createObjectURL(await response.blob());
        link.download = `audit-${slug}.jsonl`;
        link.click();
        setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
        router.refresh();
      }
    } catch (error) {
      toast.error("The server did not answer. Check the connection and try again.", { description: error instanceof Error ? error.message : undefined });
    }
    setBusy(false);
  };
  return (
    <Button onClick={run} busy={busy}>
      {!busy && <Download aria-hidden />} Export
    </Button>
  );
}
