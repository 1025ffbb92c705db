"use client";
import { MessageSquare, ShieldAlert, Undo2, UserPlus } from "lucide-react";
import type { ReactNode } from "react";
import { Menu, MenuItem } from "@/components/ui/menu";
import { ActKeys } from "./act-keys";
import type { MoreMenuProps } from "./more-menu";

/** What is done less often with a lesson. */
export function MoreMenuItems({ may, act, trigger }: MoreMenuProps & { trigger: ReactNode }) {
  return (
    <Menu trigger={trigger} defaultOpen>
      {may.assign && (
        <MenuItem onSelect={() => act("assign")}>
          <UserPlus aria-hidden /> Assign to someone <ActKeys act="assign" />
        </MenuItem>
      )}
      {may.comment && (
        <MenuItem onSelect={() => act("comment")}>
          <MessageSquare aria-hidden /> Comment <ActKeys act="comment" />
        </MenuItem>
      )}
      {may.override && (
        <MenuItem onSelect={() => act("override")}>
          <ShieldAlert aria-hidden /> Override the policy <ActKeys act="override" />
        </MenuItem>
      )}
      {may.undo && (
        <MenuItem onSelect={() => act("undo")}>
          <Undo2 aria-hidden /> Undo <ActKeys act="undo" />
        </MenuItem>
      )}
    </Menu>
  );
}
