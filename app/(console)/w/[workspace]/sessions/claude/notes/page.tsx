import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { StoreNotes } from "@/components/claude/store-notes";
import { ROLE_WORDS } from "@/components/claude/words";
import { PageFrame, PageHeader } from "@/components/layout/page-frame";
import { HostileInline } from "@/components/text/hostile-text";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import type { PersonActor } from "@/lib/auth/actor";
import { pageContext } from "@/lib/auth/gate";
import { getRemoteStore } from "@/lib/claude/pull/queries";
import { AppError } from "@/lib/errors";

export const metadata: Metadata = { title: "Memory store" };

interface Props {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

async function load(actor: PersonActor, id: string) {
  try {
    return await getRemoteStore(actor, id);
  } catch (error) {
    if (error instanceof AppError && error.code === "not_found") notFound();
    throw error;
  }
}

export default async function NotesPage({ params, searchParams }: Props) {
  const { workspace: slug } = await params;
  const { actor } = await pageContext(slug);
  const { store: id } = await searchParams;
  const back = <LinkButton href={`/w/${slug}/sessions/claude`}>Sessions from Claude</LinkButton>;
  if (typeof id !== "string")
    return (
      <PageFrame>
        <PageHeader title="Memory store" />
        <EmptyState title="No store is chosen" actions={back}>
          Choose one in the list of memory stores.
        </EmptyState>
      </PageFrame>
    );
  const { store, memories } = await load(actor, id);
  return (
    <PageFrame>
      <PageHeader title={<HostileInline text={store.name || store.id} />} actions={back}>
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
