"use client";
import { X } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { Kbd } from "@/components/ui/kbd";
import { keepCookie } from "./keep-cookie";
import { HINT_COOKIE } from "./panes-layout";

/** For someone's first minutes: what a lesson is, how to decide, and the way to their own sessions. Gone for good once closed. */
export function FirstRunHint({ slug, sample }: { slug: string; sample: boolean }) {
  const [shown, setShown] = useState(true);
  if (!shown) return null;
  return (
    <aside aria-label="Getting started" className="flex items-start gap-3 border-b bg-accent-soft/60 px-5 py-3 text-sm sm:px-8">
      <p className="min-w-0 flex-1 text-pretty">
        A dream read {sample ? "sample" : "your"} sessions and wrote this. Read it beside its evidence: does it say more than the quotes do, and what speaks
        against it? Then <Kbd keys="a" /> approve, <Kbd keys="e" /> edit or <Kbd keys="r" /> reject. Nothing reaches an agent before you publish.
        {sample && (
          <>
            {" "}
            <Link href={`/w/${slug}/sessions/import`} className="font-medium whitespace-nowrap underline underline-offset-2">
              Use my own sessions
            </Link>
          </>
        )}
      </p>
      <IconButton
        label="Close the hint"
        size="sm"
        onClick={() => {
          // A cookie, so that the next first paint knows it and nothing has to move.
          keepCookie(HINT_COOKIE, "closed");
          setShown(false);
        }}
      >
        <X aria-hidden />
      </IconButton>
    </aside>
  );
}
