"use client";
import { Menu as MenuIcon } from "lucide-react";
import dynamic from "next/dynamic";
import { usePathname } from "next/navigation";
import { useEffect, useState } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { MainNav } from "./main-nav";

const Sheet = dynamic(() => import("@/components/ui/sheet").then((module) => module.Sheet));

/** The pages of the workspace on a narrow screen: a button that opens them as a sheet. */
export function MobileNav({ slug, openCount }: { slug: string; openCount: number }) {
  const [open, setOpen] = useState(false);
  const pathname = usePathname();
  // biome-ignore lint/correctness/useExhaustiveDependencies: arriving at a page closes the sheet
  useEffect(() => setOpen(false), [pathname]);
  return (
    <>
      <IconButton label="Pages" onClick={() => setOpen(true)} className="md:hidden">
        <MenuIcon aria-hidden />
      </IconButton>
      {open && (
        <Sheet open onOpenChange={setOpen} title="Pages" side="left">
          <MainNav slug={slug} openCount={openCount} look="sheet" />
        </Sheet>
      )}
    </>
  );
}
