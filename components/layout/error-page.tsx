"use client";
import { Button } from "@/components/ui/button";
import { MessagePage } from "./message-page";

/** The unexpected, shown without internals. `digest` is what the log has it under. */
export function ErrorPage({ digest, retry }: { digest: string | undefined; retry: () => void }) {
  return (
    <MessagePage
      title="Something went wrong"
      actions={
        <Button variant="primary" onClick={retry}>
          Try again
        </Button>
      }
    >
      <p>This page could not be made. Nothing was changed.</p>
      {digest && (
        <p className="mt-2">
          If it happens again, tell your operator this code: <code className="font-mono text-sm text-text">{digest}</code>
        </p>
      )}
    </MessagePage>
  );
}
