"use client";
import { CopyButton } from "@/components/ui/copy-button";
import { Notice } from "@/components/ui/notice";

/** A secret that is on screen now and never again. */
export function ShownOnce({ label, value, children }: { label: string; value: string; children: string }) {
  return (
    <div className="flex flex-col gap-3">
      <div className="flex items-center gap-2 rounded-md border bg-raised/60 py-1.5 pr-1.5 pl-3">
        <output aria-label={label} className="min-w-0 flex-1 font-mono text-xs break-all select-all">
          {value}
        </output>
        <CopyButton value={value} size="sm" variant="primary">
          Copy
        </CopyButton>
      </div>
      <Notice tone="warn">{children}</Notice>
    </div>
  );
}
