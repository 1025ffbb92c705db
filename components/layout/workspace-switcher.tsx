"use client";
import { ChevronsUpDown } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import type { WorkspaceLink } from "./navigation";

// The list comes when the pointer or the focus is on the switcher.
const load = () => import("./workspace-list").then((module) => ({ default: module.WorkspaceList }));
const WorkspaceList = lazy(load);

/** Which workspace this is, and the way to another. */
export function WorkspaceSwitcher({ current, workspaces }: { current: WorkspaceLink; workspaces: readonly WorkspaceLink[] }) {
  const [asked, ask] = useState(false);
  const trigger = (
    <button
      type="button"
      aria-haspopup="dialog"
      onPointerEnter={() => void load()}
      onFocus={() => void load()}
      {...(asked ? {} : { onClick: () => ask(true) })}
      className="inline-flex h-8 max-w-44 min-w-0 items-center gap-1.5 rounded-md px-2 text-sm font-medium transition-colors hover:bg-raised sm:max-w-56"
    >
      <span className="sr-only">Workspace: </span>
      <span className="truncate">{current.name}</span>
      <ChevronsUpDown aria-hidden className="size-3.5 shrink-0 text-muted" />
    </button>
  );
  if (!asked) return trigger;
  return (
    <Suspense fallback={trigger}>
      <WorkspaceList current={current} workspaces={workspaces} trigger={trigger} />
    </Suspense>
  );
}
