import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { StoreNotes } from "@/components/claude/store-notes";
import { ROLE_WORDS } from "@/components/claude/words";
import { PageFrame, PageHeader } from "@/components/layout/page-frame";
import { HostileInline } from "@/components/text/hostile-text";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { pageContext } from "@/lib/auth/gate";
import { getRemoteStore } from "@/lib/claude/pull/queries";
import { AppError } from "@/lib/errors";

export const metadata: Metadata = { title: "Memory store" };

export default async function StorePage({ params }: { params: Promise<{ workspace: string; store: string }> }) {
  const { workspace: slug, store: id } = await params;
  const { actor } = await pageContext(slug);
  const found = await getRemoteStore(actor, id).catch((error: unknown) => {
    if (error instanceof AppError && error.code === "not_found") notFound();
    throw error;
  });
  const { store, memories } = found;
  return (
    <PageFrame>
      <PageHeader
        title={<HostileInline text={store.name || store.id} />}
        actions={<LinkButton href={`/w/${slug}/sessions/claude`}>Sessions from Claude</LinkButton>}
      >
        {ROLE_WORDS[store.role]}. {store.description !== "" && <HostileInline text={store.description} />}
      </PageHeader>
      {memories.length === 0 ? (
        <EmptyState title="No note is here">
          {store.role === "agents"
            ? "The agents have written nothing, or it was deleted."
            : "Stores that Lucid writes itself are not read back into this list."}
        </EmptyState>
      ) : (
        <StoreNotes slug={slug} memories={memories} />
      )}
    </PageFrame>
  );
}
