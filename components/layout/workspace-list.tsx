"use client";
import { Command } from "cmdk";
import { Check, Plus } from "lucide-react";
import { useRouter } from "next/navigation";
import { Popover } from "radix-ui";
import { type ReactNode, useState } from "react";
import { Badge } from "@/components/ui/badge";
import type { WorkspaceLink } from "./navigation";

const SEARCH_FROM = 7;
const ITEM = "flex min-h-9 cursor-pointer items-center gap-2 rounded-md px-2 text-sm data-[selected=true]:bg-raised";

export interface WorkspaceListProps {
  current: WorkspaceLink;
  workspaces: readonly WorkspaceLink[];
  trigger: ReactNode;
}

/** The workspaces of a person, to be searched when they are many, and the way to a new one. Opens as it comes. */
export function WorkspaceList({ current, workspaces, trigger }: WorkspaceListProps) {
  const [open, setOpen] = useState(true);
  const router = useRouter();
  const go = (href: string) => {
    setOpen(false);
    router.push(href);
  };
  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Trigger asChild>{trigger}</Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          align="start"
          sideOffset={6}
          collisionPadding={8}
          aria-label="Workspaces"
          className="z-50 w-64 animate-rise overflow-hidden rounded-lg border bg-surface shadow-high outline-none"
        >
          <Command label="Workspaces" loop>
            <Command.Input
              placeholder="Find a workspace"
              aria-label="Find a workspace"
              className={workspaces.length >= SEARCH_FROM ? "h-10 w-full border-b bg-transparent px-3 text-sm outline-none placeholder:text-muted" : "sr-only"}
            />
            <Command.List className="max-h-72 overflow-y-auto p-1">
              <Command.Empty className="px-2 py-4 text-center text-sm text-muted">No workspace has that name.</Command.Empty>
              {workspaces.map((workspace) => (
                <Command.Item
                  key={workspace.slug}
                  value={`${workspace.name} ${workspace.slug}`}
                  onSelect={() => go(`/w/${workspace.slug}/review`)}
                  className={ITEM}
                >
                  <span className="min-w-0 flex-1 truncate">{workspace.name}</span>
                  {workspace.sample && <Badge>sample</Badge>}
                  <Check aria-hidden className={workspace.slug === current.slug ? "size-4 text-accent" : "size-4 opacity-0"} />
                </Command.Item>
              ))}
              <Command.Separator alwaysRender className="-mx-1 my-1 h-px bg-border" />
              <Command.Item value="new workspace" forceMount onSelect={() => go("/workspaces/new")} className={ITEM}>
                <Plus aria-hidden className="size-4 text-muted" />
                New workspace
              </Command.Item>
            </Command.List>
          </Command>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
