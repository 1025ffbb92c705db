"use client";
import { Search } from "lucide-react";
import dynamic from "next/dynamic";
import { usePathname } from "next/navigation";
import { useState } from "react";
import { Kbd } from "@/components/ui/kbd";
import { useShortcuts } from "./shortcuts";

// Comes when it is first asked for, or when the pointer or the focus is on its button.
const load = () => import("./palette-dialog").then((module) => module.PaletteDialog);
const PaletteDialog = dynamic(load);

/** The way to everything by typing: opened with mod+k or the button in the header. */
export function CommandPalette() {
  const [open, setOpen] = useState(false);
  const slug = /^\/w\/([^/]+)/.exec(usePathname())?.[1] ?? null;
  useShortcuts([{ keys: "mod+k", label: "Go to …", group: "Everywhere", whileTyping: true, inDialog: true, run: () => setOpen((before) => !before) }]);
  return (
    <>
      <button
        type="button"
        aria-label="Go to …"
        aria-haspopup="dialog"
        aria-expanded={open}
        onPointerEnter={() => void load()}
        onFocus={() => void load()}
        onClick={() => setOpen(true)}
        className="inline-flex size-8 items-center justify-center gap-2 rounded-md text-sm text-muted transition-colors hover:bg-raised hover:text-text xl:w-44 xl:justify-start xl:border xl:bg-surface xl:px-2.5"
      >
        <Search aria-hidden className="size-4 xl:size-3.5" />
        <span className="hidden flex-1 text-left xl:inline">Go to …</span>
        <span className="hidden xl:inline">
          <Kbd keys="mod+k" />
        </span>
      </button>
      {open && <PaletteDialog slug={slug} onClose={() => setOpen(false)} />}
    </>
  );
}
