import type { Metadata } from "next";
import { Drifts } from "@/components/guidance/drifts";
import { AddMemoryStore, MemoryStores } from "@/components/guidance/memory-stores";
import { SectionNav } from "@/components/guidance/section-nav";
import { Ways } from "@/components/guidance/ways";
import { PageFrame, PageHeader } from "@/components/layout/page-frame";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { pageContext } from "@/lib/auth/gate";
import { may } from "@/lib/auth/policy";
import { isConnected, listDrifts, listPublications } from "@/lib/claude/publish/queries";
import { waysOfDelivery } from "@/lib/guidance/deliveries";

export const metadata: Metadata = { title: "Destinations" };

export default async function DestinationsPage({ params }: { params: Promise<{ workspace: string }> }) {
  const { actor, workspace } = await pageContext((await params).workspace);
  const { slug } = workspace;
  const [stores, drifts, connected, ways] = await Promise.all([listPublications(actor), listDrifts(actor), isConnected(actor), waysOfDelivery(actor)]);
  const mayManage = may(actor, "destinations.manage");
  return (
    <PageFrame>
      <PageHeader title="Guidance" actions={connected && mayManage && stores.length > 0 ? <AddMemoryStore slug={slug} /> : undefined}>
        Where agents read the release in force, and where it is brought.
      </PageHeader>
      <SectionNav slug={slug} view="destinations" />
      <Ways ways={ways} />
      {stores.length === 0 ? (
        <EmptyState
          title="No memory store holds this guidance"
          actions={
            connected ? (
              mayManage && <AddMemoryStore slug={slug} />
            ) : may(actor, "connections.manage") ? (
              <LinkButton href={`/w/${slug}/settings/claude`}>Connect to Claude</LinkButton>
            ) : undefined
          }
        >
          {connected
            ? "A memory store in Claude can hold the release in force: one file a lesson, byte for byte, read back after each publication. Attach it to sessions as read-only."
            : "Once this workspace is connected to Claude, a memory store there can hold the release in force, byte for byte."}
        </EmptyState>
      ) : (
        <MemoryStores slug={slug} stores={stores} mayManage={mayManage} mayPublish={may(actor, "guidance.publish")} />
      )}
      {drifts.length > 0 && <Drifts slug={slug} drifts={drifts} mayRestore={may(actor, "guidance.publish")} mayPropose={may(actor, "lessons.propose")} />}
    </PageFrame>
  );
}
