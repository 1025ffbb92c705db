"use client";
import { ErrorPage } from "@/components/layout/error-page";

export default function RootError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <main id="content">
      <ErrorPage digest={error.digest} retry={reset} />
    </main>
  );
}
