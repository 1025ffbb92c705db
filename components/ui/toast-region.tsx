"use client";
import { useTheme } from "next-themes";
import { useEffect } from "react";
import { Toaster as Sonner } from "sonner";

/** Where short messages appear: at the edge, above what is at the thumb on a narrow screen. */
export function ToastRegion({ onReady }: { onReady: () => void }) {
  const { resolvedTheme } = useTheme();
  // After its own effects: then it listens.
  useEffect(onReady, [onReady]);
  return (
    <Sonner
      theme={resolvedTheme === "dark" ? "dark" : "light"}
      position="bottom-right"
      gap={8}
      mobileOffset={{ bottom: "7rem" }}
      toastOptions={{
        unstyled: true,
        classNames: {
          toast: "flex w-full items-start gap-2.5 rounded-lg border border-border bg-surface px-3.5 py-3 text-sm text-text shadow-high font-sans",
          icon: "mt-0.5 [&_svg]:size-4",
          content: "min-w-0 flex-1",
          title: "font-medium text-pretty",
          description: "mt-0.5 text-muted text-pretty",
          actionButton: "ml-2 shrink-0 rounded-md border border-border px-2 py-1 text-xs font-medium hover:bg-raised",
          success: "[&_[data-icon]]:text-ok",
          error: "[&_[data-icon]]:text-danger",
          warning: "[&_[data-icon]]:text-warn",
          info: "[&_[data-icon]]:text-info",
        },
      }}
    />
  );
}
