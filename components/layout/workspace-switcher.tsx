"use client";
import { ChevronsUpDown } from "lucide-react";
import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { Popover } from "radix-ui";
import { useState } from "react";
import type { WorkspaceLink } from "./navigation";

// Comes when the pointer or the focus is on the switcher.
const load = () => import("./workspace-list").then((module) => module.WorkspaceList);
const WorkspaceList = dynamic(load);

/** Which workspace this is, and the way to another. Many can be searched. */
export function WorkspaceSwitcher({ current, workspaces }: { current: WorkspaceLink; workspaces: readonly WorkspaceLink[] }) {
  const [open, setOpen] = useState(false);
  const router = useRouter();
  const go = (href: string) => {
    setOpen(false);
    router.push(href);
  };
  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Trigger
        onPointerEnter={() => void load()}
        onFocus={() => void load()}
        className="inline-flex h-8 max-w-44 min-w-0 items-center gap-1.5 rounded-md px-2 text-sm font-medium transition-colors hover:bg-raised sm:max-w-56"
      >
        <span className="sr-only">Workspace: </span>
        <span className="truncate">{current.name}</span>
        <ChevronsUpDown aria-hidden className="size-3.5 shrink-0 text-muted" />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          align="start"
          sideOffset={6}
          collisionPadding={8}
          aria-label="Workspaces"
          className="z-50 w-64 animate-rise overflow-hidden rounded-lg border bg-surface shadow-high outline-none"
        >
          <WorkspaceList current={current} workspaces={workspaces} go={go} />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
