"use client";
import dynamic from "next/dynamic";
import { type ReactNode, useSyncExternalStore } from "react";
import type { ExternalToast } from "sonner";

type Kind = "message" | "success" | "error";

/** What shows the messages comes with the first of them. */
const load = () => import("sonner").then(({ toast: shown }) => shown);
const ToastRegion = dynamic(() => import("./toast-region").then((module) => module.ToastRegion), { ssr: false });

let wanted = false;
const listeners = new Set<() => void>();
let toldReady: () => void = () => undefined;
const ready = new Promise<void>((resolve) => {
  toldReady = resolve;
});

function say(kind: Kind, text: ReactNode, options?: ExternalToast): void {
  if (!wanted) {
    wanted = true;
    for (const listener of listeners) listener();
  }
  // What is said before its region is there would be lost.
  void Promise.all([load(), ready]).then(([shown]) => shown[kind](text, options));
}

/** A short message. Nothing that must be read is said here alone. */
export const toast = Object.assign((text: ReactNode, options?: ExternalToast) => say("message", text, options), {
  success: (text: ReactNode, options?: ExternalToast) => say("success", text, options),
  error: (text: ReactNode, options?: ExternalToast) => say("error", text, options),
});

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Where short messages appear. Mounted once, in the providers. */
export function Toaster() {
  const shown = useSyncExternalStore(
    subscribe,
    () => wanted,
    () => false,
  );
  return shown ? <ToastRegion onReady={toldReady} /> : null;
}
