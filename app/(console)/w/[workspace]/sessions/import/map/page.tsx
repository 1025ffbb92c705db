import type { Metadata } from "next";
import { PageFrame, PageHeader } from "@/components/layout/page-frame";
import { MapLines } from "@/components/sessions/import/map-lines";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import { pageContext } from "@/lib/auth/gate";
import { may } from "@/lib/auth/policy";

export const metadata: Metadata = { title: "Map unknown lines" };

export default async function MapLinesPage({ params }: { params: Promise<{ workspace: string }> }) {
  const { actor, workspace } = await pageContext((await params).workspace);
  return (
    <PageFrame>
      <PageHeader title="Map unknown lines" actions={<LinkButton href={`/w/${workspace.slug}/sessions/import`}>Import sessions</LinkButton>}>
        For JSON lines of one message each that no format recognises: say which field holds what, look at the result, then import.
      </PageHeader>
      {may(actor, "sessions.import") ? (
        <MapLines slug={workspace.slug} />
      ) : (
        <Notice>Importing needs the role reviewer. Ask an admin of this workspace for it.</Notice>
      )}
    </PageFrame>
  );
}
