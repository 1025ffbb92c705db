"use client";
import { Download } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { download } from "./download";

/** Downloads the whole trail as JSON lines. */
export function ExportButton({ slug }: { slug: string }) {
  const [busy, setBusy] = useState(false);
  const router = useRouter();
  const run = async () => {
    setBusy(true);
    if (await download(`/api/w/${slug}/audit/export`, null, `audit-${slug}.jsonl`)) router.refresh();
    setBusy(false);
  };
  return (
    <Button onClick={run} busy={busy}>
      {!busy && <Download aria-hidden />} Export
    </Button>
  );
}
