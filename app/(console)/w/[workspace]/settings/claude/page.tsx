import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ConnectForm } from "@/components/claude/connect-form";
import { ConnectionSettings } from "@/components/claude/connection-settings";
import { pageContext } from "@/lib/auth/gate";
import { may } from "@/lib/auth/policy";
import { getConnection } from "@/lib/claude/connections/queries";

export const metadata: Metadata = { title: "Claude platform" };

export default async function ClaudeSettingsPage({ params }: { params: Promise<{ workspace: string }> }) {
  const { workspace: slug } = await params;
  const { actor } = await pageContext(slug);
  if (!may(actor, "connections.manage")) notFound();
  const connection = await getConnection(actor);
  if (connection) {
    const base = (process.env.NEXTAUTH_URL ?? "").replace(/\/$/, "");
    return <ConnectionSettings slug={slug} connection={connection} webhookUrl={`${base}/api/webhooks/claude?connection=${connection.id}`} />;
  }
  return (
    <section aria-labelledby="connect" className="flex flex-col gap-4">
      <div>
        <h2 id="connect" className="text-base">
          Connect the Claude platform
        </h2>
        <p className="mt-0.5 max-w-prose text-sm text-pretty text-muted">
          Bring in what your managed agents did, let Claude dream on it, and publish approved guidance to their memory stores. Lucid works without it too.
        </p>
      </div>
      <ConnectForm slug={slug} />
    </section>
  );
}
