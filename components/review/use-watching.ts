"use client";
import { focusManager } from "@tanstack/react-query";
import { useEffect } from "react";
import { look, lookAway } from "@/lib/lessons/actions";

/** Who only passes by does not reserve a lesson; ms. */
const AFTER = 3_000;
const AGAIN = 60_000;

/** Tells the others that the reader has this lesson before them, while the page is in view and somebody is there. */
export function useWatching(slug: string, lessonId: string | null, on: boolean): void {
  useEffect(() => {
    if (lessonId === null || !on) return;
    let told = false;
    const tell = () => {
      if (!focusManager.isFocused()) return;
      told = true;
      // A reservation that does not arrive changes nothing for who reads.
      void look(slug, { lessonId }).catch(() => undefined);
    };
    const first = setTimeout(tell, AFTER);
    const again = setInterval(tell, AGAIN);
    return () => {
      clearTimeout(first);
      clearInterval(again);
      if (told) void lookAway(slug, { lessonId }).catch(() => undefined);
    };
  }, [slug, lessonId, on]);
}
