"use client";
import { Ellipsis } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { Button } from "@/components/ui/button";
import type { Act } from "./allowed-acts";

const load = () => import("./more-menu-items").then((module) => ({ default: module.MoreMenuItems }));
const MoreMenuItems = lazy(load);

export interface MoreMenuProps {
  may: Record<Act, boolean>;
  act: (act: Act) => void;
}

/** The button of a menu that comes when it is first asked for. */
export function MoreMenu(props: MoreMenuProps) {
  const [asked, ask] = useState(false);
  const trigger = (
    <Button
      variant="ghost"
      size="sm"
      aria-label="More"
      aria-haspopup="menu"
      onPointerEnter={() => void load()}
      onFocus={() => void load()}
      {...(asked ? {} : { onClick: () => ask(true) })}
      className="w-7 px-0 max-sm:h-11 max-sm:w-9"
    >
      <Ellipsis aria-hidden />
    </Button>
  );
  if (!asked) return trigger;
  return (
    <Suspense fallback={trigger}>
      <MoreMenuItems {...props} trigger={trigger} />
    </Suspense>
  );
}
