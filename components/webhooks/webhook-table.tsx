"use client";
import { Webhook } from "lucide-react";
import { useRouter } from "next/navigation";
import { useSubmit } from "@/components/layout/use-submit";
import { ConfirmDialog } from "@/components/settings/confirm-dialog";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { RelativeTime } from "@/components/ui/relative-time";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import { toast } from "@/components/ui/toast";
import type { ActionResult } from "@/lib/auth/action";
import type { WebhookView } from "@/lib/webhooks/queries";

interface Props {
  webhooks: readonly WebhookView[];
  remove: (input: { id: string }) => Promise<ActionResult<void>>;
  resume: (input: { id: string }) => Promise<ActionResult<void>>;
}

/** The workspace's webhooks. */
export function WebhookTable({ webhooks, remove, resume }: Props) {
  const router = useRouter();
  const { busy, submit, general } = useSubmit<void>();
  if (webhooks.length === 0)
    return (
      <EmptyState icon={<Webhook aria-hidden />} title="No webhook yet">
        Add one to tell another system when a lesson is approved, a release published or a dream completed.
      </EmptyState>
    );
  return (
    <>
      {general && <ErrorState title={general} />}
      <Table caption="Webhooks" stacked>
        <TableHead>
          <tr>
            <TableHeader>Address</TableHeader>
            <TableHeader>Told of</TableHeader>
            <TableHeader className="w-40">
              <span className="sr-only">Actions</span>
            </TableHeader>
          </tr>
        </TableHead>
        <TableBody>
          {webhooks.map((webhook) => (
            <TableRow key={webhook.id}>
              <TableCell className="min-w-40">
                <code className="font-mono text-sm [overflow-wrap:anywhere]">{webhook.url}</code>
                <span className="block text-xs text-muted">
                  <RelativeTime at={webhook.createdAt} /> by {webhook.by ?? "the operator"}
                </span>
                {webhook.paused && <Badge tone="warn">Paused after ten failures in a row</Badge>}
              </TableCell>
              <TableCell label="Told of">
                <ul className="flex flex-wrap gap-1 max-sm:justify-end">
                  {webhook.types.map((type) => (
                    <li key={type}>
                      <Badge className="font-mono font-normal">{type}</Badge>
                    </li>
                  ))}
                </ul>
              </TableCell>
              <TableCell>
                <div className="flex flex-wrap justify-end gap-1">
                  {webhook.paused && (
                    <Button
                      size="sm"
                      busy={busy}
                      onClick={() =>
                        submit(
                          () => resume({ id: webhook.id }),
                          () => {
                            toast.success("The webhook is on again.");
                            router.refresh();
                          },
                        )
                      }
                    >
                      Turn on
                    </Button>
                  )}
                  <ConfirmDialog
                    trigger={
                      <Button size="sm" variant="ghost">
                        Remove
                      </Button>
                    }
                    title="Remove this webhook?"
                    description="Nothing more is sent to it, what waits for it included. This cannot be undone."
                    confirm="Remove"
                    run={() => remove({ id: webhook.id })}
                    done="The webhook is removed."
                  />
                </div>
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </>
  );
}
