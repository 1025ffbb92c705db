"use client";
import { WifiOff } from "lucide-react";
import { useSyncExternalStore } from "react";
import { Button } from "@/components/ui/button";
import type { DeskState } from "./use-desk";

function subscribe(changed: () => void): () => void {
  window.addEventListener("online", changed);
  window.addEventListener("offline", changed);
  return () => {
    window.removeEventListener("online", changed);
    window.removeEventListener("offline", changed);
  };
}

/** Said once for all panes when the desk cannot ask the server: what is on the screen stays, and may be old. */
export function ConnectionNotice({ desk: { queue, lesson } }: { desk: DeskState }) {
  const online = useSyncExternalStore(
    subscribe,
    () => navigator.onLine,
    () => true,
  );
  const stale = (queue.isRefetchError && queue.data !== undefined) || (lesson.isRefetchError && lesson.data !== undefined);
  if (online && !stale) return null;
  return (
    <div role="status" className="flex items-center gap-2 border-b bg-warn-soft px-4 py-1.5 text-xs">
      <WifiOff aria-hidden className="size-3.5 shrink-0 text-warn" />
      <span>
        {online ? "Lucid cannot be reached. What you see may be old." : "You are offline. What is on the screen stays; decisions need the connection."}
      </span>
      <Button
        size="sm"
        variant="ghost"
        className="ml-auto"
        onClick={() => {
          void queue.refetch();
          void lesson.refetch();
        }}
      >
        Try again
      </Button>
    </div>
  );
}
