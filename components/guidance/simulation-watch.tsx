"use client";
import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { ProgressBar } from "@/components/ui/progress-bar";

const EVERY_MS = 1_000;

/** How far a run is, looked at every second; the page shows what came out when it is over. */
export function SimulationWatch({ guided, waiting, done, total }: { guided: boolean; waiting: boolean; done: number; total: number }) {
  const router = useRouter();
  useEffect(() => {
    const timer = setInterval(() => router.refresh(), EVERY_MS);
    return () => clearInterval(timer);
  }, [router]);
  return (
    <div className="mt-3">
      <p className="text-sm" aria-live="polite">
        {waiting ? "Waiting for a worker" : `${guided ? "With guidance" : "First without guidance"}: ${done} of ${total} tasks`}
      </p>
      <ProgressBar className="mt-2" label="Tasks done" value={waiting ? null : done} max={total} />
    </div>
  );
}
