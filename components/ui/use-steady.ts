"use client";
import { useCallback, useLayoutEffect, useRef } from "react";

/** A function that stays the same and does what was given last: for parts that need not be made again because their page was. */
export function useSteady<A extends unknown[]>(run: (...given: A) => void): (...given: A) => void {
  const latest = useRef(run);
  useLayoutEffect(() => {
    latest.current = run;
  });
  return useCallback((...given: A) => latest.current(...given), []);
}
