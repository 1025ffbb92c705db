import type { ReactNode } from "react";
import { ConsoleShell } from "@/components/layout/console-shell";
import { requireSignIn } from "@/lib/auth/gate";
import { listWorkspaces } from "@/lib/auth/workspaces/queries";
import { signOut } from "./sign-out";

/** The console's frame around pages that belong to the person and no workspace. */
export async function PersonalShell({ children }: { children: ReactNode }) {
  const { user } = await requireSignIn();
  const workspaces = await listWorkspaces(user.id);
  return (
    <ConsoleShell
      workspace={null}
      workspaces={workspaces.map(({ slug, name, sample }) => ({ slug, name, sample }))}
      user={{ name: user.name, email: user.email }}
      openCount={0}
      signOut={signOut}
    >
      {children}
    </ConsoleShell>
  );
}
