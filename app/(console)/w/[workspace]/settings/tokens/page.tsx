import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { NewToken } from "@/components/settings/new-token";
import { TokenTable } from "@/components/settings/token-table";
import { createTokenAction, revokeTokenAction } from "@/lib/auth/actions";
import { pageContext } from "@/lib/auth/gate";
import { may } from "@/lib/auth/policy";
import { listTokens } from "@/lib/auth/tokens";

export const metadata: Metadata = { title: "API tokens" };

export default async function TokensPage({ params }: { params: Promise<{ workspace: string }> }) {
  const { workspace: slug } = await params;
  const { actor } = await pageContext(slug);
  if (!may(actor, "tokens.manage")) notFound();
  const tokens = await listTokens(actor);
  return (
    <section className="flex flex-col gap-3">
      <div className="flex flex-wrap items-start justify-between gap-3">
        <p className="max-w-prose text-sm text-pretty text-muted">
          Machines use tokens to import sessions, start dreams and read guidance in this workspace. A token can never approve or publish.
        </p>
        <NewToken create={createTokenAction.bind(null, slug)} />
      </div>
      <TokenTable tokens={tokens} revoke={revokeTokenAction.bind(null, slug)} />
    </section>
  );
}
