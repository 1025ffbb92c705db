"use client";
import { Check, X } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useSubmit } from "@/components/layout/use-submit";
import { ConfirmDialog } from "@/components/settings/confirm-dialog";
import { Button } from "@/components/ui/button";
import { ErrorState } from "@/components/ui/error-state";
import { Notice } from "@/components/ui/notice";
import { RelativeTime } from "@/components/ui/relative-time";
import { revokeConnectionAction, testConnectionAction } from "@/lib/claude/connections/actions";
import type { ConnectionView } from "@/lib/claude/connections/queries";
import type { Check as Checked } from "@/lib/claude/connections/try";
import { CHECK_WORDS } from "./words";

/** How the connection does: when it last worked, what was wrong last, a test, and its end. */
export function ConnectionStatus({ slug, connection }: { slug: string; connection: ConnectionView }) {
  const router = useRouter();
  const [checks, setChecks] = useState<Checked[] | null>(null);
  const { busy, submit, general } = useSubmit<Checked[]>();
  const test = () =>
    submit(
      () => testConnectionAction(slug, {}),
      (found) => {
        setChecks(found);
        router.refresh();
      },
    );
  return (
    <div className="flex flex-col gap-3">
      {!connection.keyReadable && (
        <Notice tone="warn">The stored key cannot be opened any more: the installation's secret was changed. Enter the key again below.</Notice>
      )}
      {connection.lastError && (
        <Notice tone="warn">
          {connection.lastError} {connection.lastErrorAt && <RelativeTime at={connection.lastErrorAt} className="text-muted" />}
        </Notice>
      )}
      <p className="text-sm text-muted">
        Key entered <RelativeTime at={connection.keyEnteredAt} />.{" "}
        {connection.lastOkAt ? (
          <>
            Last worked <RelativeTime at={connection.lastOkAt} />.
          </>
        ) : (
          "Not used so far."
        )}
      </p>
      <div className="flex flex-wrap gap-2">
        <Button onClick={test} busy={busy}>
          Test the connection
        </Button>
        <ConfirmDialog
          trigger={<Button variant="ghost">Revoke</Button>}
          title="Revoke the connection?"
          description="Its keys are destroyed here, and nothing is brought in or published any more. What was brought in stays. Revoke the key on the Claude platform as well."
          confirm="Revoke"
          run={() => revokeConnectionAction(slug, {})}
          done="The connection is revoked."
        />
      </div>
      {general && <ErrorState title={general} />}
      {checks && (
        <ul aria-label="What works" className="divide-y rounded-lg border bg-surface text-sm">
          {checks.map(({ what, ok, message }) => (
            <li key={what} className="flex gap-3 px-3.5 py-2.5 [&_svg]:mt-0.5 [&_svg]:size-4 [&_svg]:shrink-0">
              {ok ? <Check aria-hidden className="text-ok" /> : <X aria-hidden className="text-danger" />}
              <span className="min-w-0 flex-1">
                <span className="font-medium">{CHECK_WORDS[what].word}</span>{" "}
                <span className="text-muted">
                  {ok ? "can be read" : "cannot be read"}: {CHECK_WORDS[what].why}.
                </span>
                {message && <span className="block [overflow-wrap:anywhere] text-danger">{message}</span>}
              </span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
