import type { Metadata } from "next";
import { headers } from "next/headers";
import Link from "next/link";
import { PageFrame, PageHeader } from "@/components/layout/page-frame";
import { ImportHistory } from "@/components/sessions/import/import-history";
import { ImportPanel } from "@/components/sessions/import/import-panel";
import { LocalSessions } from "@/components/sessions/import/local-sessions";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import { pageContext } from "@/lib/auth/gate";
import { may } from "@/lib/auth/policy";
import { mayUseLocalSessions } from "@/lib/sessions/local";
import { listImports } from "@/lib/sessions/queries/imports";

export const metadata: Metadata = { title: "Import sessions" };

export default async function ImportPage({ params }: { params: Promise<{ workspace: string }> }) {
  const { actor, workspace } = await pageContext((await params).workspace);
  const imports = await listImports(actor);
  return (
    <PageFrame width="narrow">
      <PageHeader title="Import sessions" actions={<LinkButton href={`/w/${workspace.slug}/sessions/claude`}>From Claude</LinkButton>}>
        Importing again changes nothing, and a longer version of a session extends it.
      </PageHeader>
      <div className="flex flex-col gap-6">
        {may(actor, "sessions.import") ? (
          <>
            <ImportPanel slug={workspace.slug} />
            <p className="text-sm text-muted">
              JSON lines that are not recognised?{" "}
              <Link href={`/w/${workspace.slug}/sessions/import/map`} className="text-accent underline underline-offset-2">
                Say how to read them
              </Link>
              .
            </p>
            {mayUseLocalSessions(actor, await headers()) && <LocalSessions slug={workspace.slug} />}
          </>
        ) : (
          <Notice>Importing needs the role reviewer. Ask an admin of this workspace for it.</Notice>
        )}
        {imports.length > 0 && (
          <section aria-labelledby="history">
            <h2 id="history" className="mb-2 text-sm font-medium">
              Latest imports
            </h2>
            <ImportHistory imports={imports} />
          </section>
        )}
      </div>
    </PageFrame>
  );
}
