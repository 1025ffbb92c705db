"use client";
import { focusManager } from "@tanstack/react-query";
import { useEffect } from "react";

/** Without a key, a click or a scroll for this long nobody is taken to be there; ms. */
const QUIET = 5 * 60_000;

/**
 * A page that nobody touches asks for nothing by itself any more: otherwise what is asked in the background would keep a sign-in alive
 * for ever at an empty desk. It asks again with the first touch.
 */
export function useAttendance(): void {
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let last = 0;
    const rest = () => focusManager.setFocused(false);
    const touched = () => {
      const now = Date.now();
      if (now - last < 1_000) return;
      last = now;
      clearTimeout(timer);
      timer = setTimeout(rest, QUIET);
      // Back to what the browser says of the page.
      focusManager.setFocused(undefined);
    };
    touched();
    const events = ["pointerdown", "pointermove", "keydown", "wheel", "touchstart", "focus"] as const;
    for (const name of events) window.addEventListener(name, touched, { passive: true });
    return () => {
      clearTimeout(timer);
      for (const name of events) window.removeEventListener(name, touched);
    };
  }, []);
}
