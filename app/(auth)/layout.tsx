import type { ReactNode } from "react";
import { Wordmark } from "@/components/layout/wordmark";

/** The pages before the console: one column, nothing else. */
export default function AuthLayout({ children }: { children: ReactNode }) {
  return (
    <main id="content" className="mx-auto flex min-h-dvh w-full max-w-sm flex-col px-5 pt-[max(3rem,16vh)] pb-12">
      <Wordmark className="mb-7" />
      {children}
    </main>
  );
}
