import Link from "next/link";
import type { ReactNode } from "react";
import { CommandPalette } from "./command-palette";
import { MainNav } from "./main-nav";
import { MobileNav } from "./mobile-nav";
import type { WorkspaceLink } from "./navigation";
import { ProveAgain } from "./prove-again";
import { UserMenu } from "./user-menu";
import { Wordmark } from "./wordmark";
import { WorkspaceCommands } from "./workspace-commands";
import { WorkspaceSwitcher } from "./workspace-switcher";

export interface ConsoleShellProps {
  /** The workspace shown, or null on pages that belong to the person. */
  workspace: WorkspaceLink | null;
  workspaces: readonly WorkspaceLink[];
  user: { name: string; email: string };
  openCount: number;
  signOut: () => Promise<void>;
  children: ReactNode;
}

/** The frame of every page behind the sign-in: skip link, header, main. */
export function ConsoleShell({ workspace, workspaces, user, openCount, signOut, children }: ConsoleShellProps) {
  const home = workspace ?? workspaces[0];
  return (
    <div className="flex min-h-dvh flex-col">
      <a
        href="#content"
        className="sr-only focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-50 focus:rounded-md focus:bg-surface focus:px-3 focus:py-2 focus:text-sm focus:shadow-high"
      >
        Skip to the content
      </a>
      <header className="sticky top-0 z-30 border-b bg-surface">
        <div className="flex h-12 items-center gap-1 px-3 sm:gap-2 sm:px-4">
          {workspace && <MobileNav slug={workspace.slug} openCount={openCount} />}
          <Link href={home ? `/w/${home.slug}/review` : "/"} className="rounded-md px-1 py-1" aria-label="Lucid, to the review desk">
            <Wordmark className="max-sm:[&_svg]:hidden" />
          </Link>
          {workspace && (
            <>
              <span aria-hidden className="text-border-strong">
                /
              </span>
              <WorkspaceSwitcher current={workspace} workspaces={workspaces} />
              <MainNav slug={workspace.slug} openCount={openCount} className="ml-2 hidden md:block" />
            </>
          )}
          <div className="ml-auto flex items-center gap-1.5">
            <CommandPalette />
            <UserMenu user={user} signOut={signOut} />
          </div>
        </div>
      </header>
      <ProveAgain />
      <WorkspaceCommands slug={workspace?.slug ?? null} workspaces={workspaces} />
      <main id="content" tabIndex={-1} className="flex min-w-0 flex-1 flex-col outline-none">
        {children}
      </main>
    </div>
  );
}
