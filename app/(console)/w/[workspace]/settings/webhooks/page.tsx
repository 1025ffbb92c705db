import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { DeliveryLog } from "@/components/webhooks/delivery-log";
import { NewWebhook } from "@/components/webhooks/new-webhook";
import { WebhookTable } from "@/components/webhooks/webhook-table";
import { pageContext } from "@/lib/auth/gate";
import { may } from "@/lib/auth/policy";
import { addWebhookAction, removeWebhookAction, resumeWebhookAction, sendAgainAction } from "@/lib/webhooks/actions";
import { listWebhooks } from "@/lib/webhooks/queries";

export const metadata: Metadata = { title: "Webhooks" };

export default async function WebhooksPage({ params }: { params: Promise<{ workspace: string }> }) {
  const { workspace: slug } = await params;
  const { actor } = await pageContext(slug);
  if (!may(actor, "webhooks.manage")) notFound();
  const { webhooks, deliveries } = await listWebhooks(actor);
  return (
    <div className="flex flex-col gap-8">
      <section className="flex flex-col gap-3">
        <div className="flex flex-wrap items-start justify-between gap-3">
          <p className="max-w-prose text-sm text-pretty text-muted">
            Lucid tells these addresses what happened, within about a minute. A message is signed, and holds ids, hashes and numbers, never a name or a text.
          </p>
          <NewWebhook add={addWebhookAction.bind(null, slug)} />
        </div>
        <WebhookTable webhooks={webhooks} remove={removeWebhookAction.bind(null, slug)} resume={resumeWebhookAction.bind(null, slug)} />
      </section>
      {webhooks.length > 0 && (
        <section className="flex flex-col gap-3">
          <h2 className="text-lg font-semibold">Messages</h2>
          <DeliveryLog webhooks={webhooks} deliveries={deliveries} sendAgain={sendAgainAction.bind(null, slug)} />
        </section>
      )}
    </div>
  );
}
