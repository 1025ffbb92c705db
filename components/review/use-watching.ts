"use client";
import { focusManager } from "@tanstack/react-query";
import { useEffect } from "react";
import type { ActionResult } from "@/lib/auth/action";
import { look, lookAway } from "@/lib/lessons/actions";

/** Who only passes by does not reserve a lesson; ms. */
const AFTER = 3_000;
const AGAIN = 60_000;

/**
 * Whether the server took it. What it did not take is told again a minute later, or ends by itself, as reservations do; that Lucid
 * cannot be reached is said by the desk, which asks for its lessons all the time.
 */
const reached = (telling: Promise<ActionResult<unknown>>): Promise<boolean> =>
  telling.then(
    ({ ok }) => ok,
    () => false,
  );

/** Tells the others that the reader has this lesson before them, while the page is in view and somebody is there. */
export function useWatching(slug: string, lessonId: string | null, on: boolean): void {
  useEffect(() => {
    if (lessonId === null || !on) return;
    let told = false;
    const tell = () => {
      if (!focusManager.isFocused()) return;
      told = true;
      void reached(look(slug, { lessonId })).then((taken) => {
        told &&= taken;
      });
    };
    const first = setTimeout(tell, AFTER);
    const again = setInterval(tell, AGAIN);
    return () => {
      clearTimeout(first);
      clearInterval(again);
      if (told) void reached(lookAway(slug, { lessonId }));
    };
  }, [slug, lessonId, on]);
}
