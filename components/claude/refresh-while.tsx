"use client";
import { useRouter } from "next/navigation";
import { useEffect, useTransition } from "react";

/** Reads the page again some time after it was read last, as long as something on it is under way. Shows nothing. */
export function RefreshWhile({ active, everyMs = 2_000 }: { active: boolean; everyMs?: number }) {
  const router = useRouter();
  const [reading, start] = useTransition();
  useEffect(() => {
    // Not while one is still being read: on a slow line they would pile up.
    if (!active || reading) return;
    const timer = setTimeout(() => start(() => router.refresh()), everyMs);
    return () => clearTimeout(timer);
  }, [active, everyMs, reading, router]);
  return null;
}
