"use client";
import { useRouter } from "next/navigation";
import { useSubmit } from "@/components/layout/use-submit";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { ErrorState } from "@/components/ui/error-state";
import { RelativeTime } from "@/components/ui/relative-time";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import { toast } from "@/components/ui/toast";
import type { ActionResult } from "@/lib/auth/action";
import type { DeliveryView, WebhookView } from "@/lib/webhooks/queries";

const STATES = {
  waiting: { tone: "neutral", word: "waiting" },
  delivered: { tone: "ok", word: "delivered" },
  failed: { tone: "danger", word: "failed" },
} as const;

interface Props {
  webhooks: readonly WebhookView[];
  deliveries: readonly DeliveryView[];
  sendAgain: (input: { id: string }) => Promise<ActionResult<void>>;
}

/** The latest messages and what became of them. */
export function DeliveryLog({ webhooks, deliveries, sendAgain }: Props) {
  const router = useRouter();
  const { busy, submit, general } = useSubmit<void>();
  const hosts = new Map(webhooks.map(({ id, url }) => [id, new URL(url).host]));
  if (deliveries.length === 0) return <p className="text-sm text-muted">Nothing was sent yet.</p>;
  return (
    <>
      {general && <ErrorState title={general} />}
      <Table caption="Messages to webhooks" stacked>
        <TableHead>
          <tr>
            <TableHeader>What</TableHeader>
            <TableHeader>To</TableHeader>
            <TableHeader>When</TableHeader>
            <TableHeader>State</TableHeader>
            <TableHeader className="w-28">
              <span className="sr-only">Send again</span>
            </TableHeader>
          </tr>
        </TableHead>
        <TableBody>
          {deliveries.map((delivery) => (
            <TableRow key={delivery.id}>
              <TableCell>
                <code className="font-mono text-sm">{delivery.type}</code>
              </TableCell>
              <TableCell label="To" className="[overflow-wrap:anywhere] sm:min-w-44">
                {hosts.get(delivery.webhookId)}
              </TableCell>
              <TableCell label="When" className="whitespace-nowrap text-muted">
                <RelativeTime at={delivery.at} />
              </TableCell>
              <TableCell label="State">
                <div className="flex min-w-0 flex-col items-end gap-1 text-right sm:items-start sm:text-left">
                  <Badge tone={STATES[delivery.state].tone}>{STATES[delivery.state].word}</Badge>
                  <span className="max-w-full text-xs text-pretty text-muted [overflow-wrap:anywhere]">
                    {delivery.attempts === 1 ? "1 attempt" : `${delivery.attempts} attempts`}
                    {delivery.status !== null && `, answer ${delivery.status}`}
                    {delivery.error !== "" && `. ${delivery.error}`}
                  </span>
                </div>
              </TableCell>
              <TableCell className="max-sm:text-right">
                {delivery.state !== "waiting" && (
                  <Button
                    size="sm"
                    variant="ghost"
                    disabled={busy}
                    onClick={() =>
                      submit(
                        () => sendAgain({ id: delivery.id }),
                        () => {
                          toast.success("It is sent again.");
                          router.refresh();
                        },
                      )
                    }
                  >
                    Send again
                  </Button>
                )}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </>
  );
}
