"use client";
import { useDeferredValue, useEffect, useState } from "react";

/** The value once typing pauses for `delay` ms; with 0 as soon as there is time. For what costs too much at every key. */
export function useSettled<T>(value: T, delay: number): T {
  const soon = useDeferredValue(value);
  const [settled, settle] = useState(value);
  useEffect(() => {
    if (delay === 0) return;
    const timer = setTimeout(() => settle(value), delay);
    return () => clearTimeout(timer);
  }, [value, delay]);
  return delay === 0 ? soon : settled;
}
