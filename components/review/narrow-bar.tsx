"use client";
import { ChevronDown, ChevronUp, List } from "lucide-react";
import dynamic from "next/dynamic";
import { type ReactNode, useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { TAB_WORDS } from "./tabs";
import type { DeskState } from "./use-desk";

const Sheet = dynamic(() => import("@/components/ui/sheet").then((module) => module.Sheet));

/** On a narrow screen, above the lesson: the pile as a sheet, where in it one is, the way to the next, and to the evidence below. */
export function NarrowBar({ desk, children }: { desk: DeskState; children: ReactNode }) {
  const [open, setOpen] = useState(false);
  const { id, at, rows, counts, shown, step } = desk;
  const { tab } = desk.place;
  // Choosing a lesson closes the sheet.
  // biome-ignore lint/correctness/useExhaustiveDependencies: its change is the signal
  useEffect(() => setOpen(false), [id]);
  const count = counts?.[tab] ?? 0;
  return (
    <div className="sticky top-12 z-20 flex h-11 items-center gap-1 border-b bg-surface px-2 lg:hidden">
      <Button variant="ghost" onClick={() => setOpen(true)} className="text-text">
        <List aria-hidden /> {TAB_WORDS[tab]} <span className="text-muted tabular-nums">{count.toLocaleString("en")}</span>
      </Button>
      <span className="ml-auto text-xs text-muted tabular-nums" aria-live="polite">
        {at >= 0 && `${at + 1} of ${Math.max(rows.length, count).toLocaleString("en")}`}
      </span>
      {shown && shown.evidence.length > 0 && (
        <a href="#evidence" className="rounded-md px-2 py-1.5 text-xs text-muted hover:bg-raised hover:text-text">
          Evidence
        </a>
      )}
      <IconButton label="Previous lesson" onClick={() => step(-1)} disabled={at <= 0}>
        <ChevronUp aria-hidden />
      </IconButton>
      <IconButton label="Next lesson" onClick={() => step(1)} disabled={at < 0 || at + 1 >= rows.length}>
        <ChevronDown aria-hidden />
      </IconButton>
      {open && (
        <Sheet open onOpenChange={setOpen} title="Queue" side="left" flush className="w-[22rem]">
          {children}
        </Sheet>
      )}
    </div>
  );
}
