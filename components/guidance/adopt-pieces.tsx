"use client";
import { useId } from "react";
import { HostileText } from "@/components/text/hostile-text";
import { Checkbox } from "@/components/ui/checkbox";
import { EmptyState } from "@/components/ui/empty-state";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import type { AdoptPiece, Split } from "@/lib/guidance/adopt-split";

const SPLIT_LABELS: Record<Split, string> = { heading: "at headings", bullet: "at headings and bullets", file: "not at all" };

export interface ChosenPiece extends AdoptPiece {
  chosen: boolean;
}

/** The items that the files become, before anything is adopted. */
export function AdoptPieces({
  pieces,
  split,
  onSplit,
  onChange,
}: {
  pieces: readonly ChosenPiece[];
  split: Split;
  onSplit: (split: Split) => void;
  onChange: (path: string, change: Partial<Pick<ChosenPiece, "chosen" | "title">>) => void;
}) {
  const heading = useId();
  return (
    <section aria-labelledby={heading} className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 id={heading} className="text-base">
          {pieces.length === 1 ? "1 item" : `${pieces.length} items`}
        </h2>
        <div className="flex items-center gap-2 text-sm text-muted">
          <label htmlFor={`${heading}-cut`}>Cut files</label>
          <Select id={`${heading}-cut`} value={split} onChange={(event) => onSplit(event.target.value as Split)}>
            {Object.entries(SPLIT_LABELS).map(([value, label]) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </Select>
        </div>
      </div>
      {pieces.length === 0 && <EmptyState title="These files say nothing">They are empty, or hold blank lines only.</EmptyState>}
      <ul className="flex flex-col gap-3">
        {pieces.map((piece) => (
          <li key={piece.path} className="rounded-lg border bg-surface p-3 data-[chosen=false]:opacity-60" data-chosen={piece.chosen}>
            <div className="flex items-center gap-2.5">
              <Checkbox
                checked={piece.chosen}
                aria-label={`Adopt ${piece.title}`}
                onChange={(event) => onChange(piece.path, { chosen: event.target.checked })}
              />
              <Input
                value={piece.title}
                maxLength={300}
                aria-label={`Title of item ${piece.path}`}
                className="min-w-0 flex-1 font-medium"
                onChange={(event) => onChange(piece.path, { title: event.target.value })}
              />
              <span className="hidden max-w-60 truncate font-mono text-xs text-muted sm:inline">{piece.path}</span>
            </div>
            <HostileText mono text={piece.text} fold={1_200} className="mt-2 rounded-md bg-background px-3 py-2" />
          </li>
        ))}
      </ul>
    </section>
  );
}
