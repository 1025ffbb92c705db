"use client";
import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { setNonce } from "get-nonce";
import { ThemeProvider } from "next-themes";
import { type ReactNode, useState } from "react";
import { Toaster, toast } from "@/components/ui/toast";
import { useAttendance } from "./attendance";
import { CommandProvider } from "./command-registry";
import { ShortcutProvider } from "./shortcuts";

/** What every page stands in. `nonce` lets the libraries that write style elements pass the content security policy. */
export function Providers({ nonce: given, children }: { nonce: string | undefined; children: ReactNode }) {
  // The policy in force is that of the page's first load. A refresh renders the layout anew, with a nonce that this page never had.
  const [nonce] = useState(given);
  const [queries] = useState(
    () =>
      new QueryClient({
        defaultOptions: { queries: { staleTime: 10_000, retry: 1, refetchOnWindowFocus: false } },
        queryCache: new QueryCache(),
        mutationCache: new MutationCache({ onError: (error) => toast.error(error.message) }),
      }),
  );
  useAttendance();
  // Radix and cmdk read it when they open their first layer.
  if (nonce) setNonce(nonce);
  return (
    <ThemeProvider attribute="class" defaultTheme="system" enableSystem disableTransitionOnChange nonce={nonce}>
      <QueryClientProvider client={queries}>
        <ShortcutProvider>
          <CommandProvider>{children}</CommandProvider>
        </ShortcutProvider>
        <Toaster />
      </QueryClientProvider>
    </ThemeProvider>
  );
}
