"use client";
import "./globals.css";
import { ErrorPage } from "@/components/layout/error-page";

/** When even the root layout failed. */
export default function GlobalError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <html lang="en">
      <body>
        <main id="content">
          <title>Something went wrong · Lucid</title>
          <ErrorPage digest={error.digest} retry={reset} />
        </main>
      </body>
    </html>
  );
}
