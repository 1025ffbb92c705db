import type { Metadata } from "next";
import type { ReactNode } from "react";
import { signOut } from "@/app/(console)/sign-out";
import { ConsoleShell } from "@/components/layout/console-shell";
import { pageContext } from "@/lib/auth/gate";
import { listWorkspaces } from "@/lib/auth/workspaces/queries";
import { countOpenLessons } from "@/lib/lessons/queue";

interface Props {
  params: Promise<{ workspace: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { workspace } = await pageContext((await params).workspace);
  return { title: { default: workspace.name, template: `%s · ${workspace.name} · Lucid` } };
}

export default async function WorkspaceLayout({ params, children }: Props & { children: ReactNode }) {
  const { actor, workspace, user } = await pageContext((await params).workspace);
  const [workspaces, openCount] = await Promise.all([listWorkspaces(user.id), countOpenLessons(actor)]);
  return (
    <ConsoleShell
      workspace={{ slug: workspace.slug, name: workspace.name, sample: workspace.sample }}
      workspaces={workspaces.map(({ slug, name, sample }) => ({ slug, name, sample }))}
      user={{ name: user.name, email: user.email }}
      openCount={openCount}
      signOut={signOut}
    >
      {children}
    </ConsoleShell>
  );
}
