"use client";
import { ChevronDown, ChevronUp, X } from "lucide-react";
import { type RefObject, useEffect, useState } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import type { FindResult } from "@/lib/sessions/queries/find";

export interface FindBarProps {
  box: RefObject<HTMLInputElement | null>;
  find: string;
  result: FindResult | undefined;
  /** Position among the matches, from 0; -1 before the first step. */
  at: number;
  onFind: (text: string) => void;
  onStep: (step: 1 | -1) => void;
  onClose: () => void;
}

/** Find in this session: the browser's own cannot see what is not on screen. */
export function FindBar({ box, find, result, at, onFind, onStep, onClose }: FindBarProps) {
  const [typed, setTyped] = useState(find);
  useEffect(() => setTyped(find), [find]);
  useEffect(() => {
    if (typed === find) return;
    const timer = setTimeout(() => onFind(typed), 250);
    return () => clearTimeout(timer);
  }, [typed, find, onFind]);
  const count = result?.matches.length ?? 0;
  return (
    <search className="flex items-center gap-0.5 max-sm:w-full">
      <Input
        ref={box}
        type="search"
        aria-label="Find in this session"
        placeholder="Find in this session"
        value={typed}
        maxLength={500}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === "Enter") {
            event.preventDefault();
            if (typed === find) onStep(event.shiftKey ? -1 : 1);
            else onFind(typed);
          } else if (event.key === "Escape") {
            event.preventDefault();
            onClose();
          }
        }}
        className="w-56 max-sm:w-full [&::-webkit-search-cancel-button]:hidden"
      />
      <span role="status" className="min-w-18 px-1.5 text-center text-xs whitespace-nowrap text-muted tabular-nums">
        {find === ""
          ? ""
          : !result
            ? "Looking"
            : count === 0
              ? "No match"
              : `${at < 0 ? "" : `${at + 1} of `}${result.cut ? "over " : ""}${count.toLocaleString("en")}`}
      </span>
      <IconButton label="Previous event with a match" keys="shift+enter" size="sm" disabled={count === 0} onClick={() => onStep(-1)}>
        <ChevronUp aria-hidden />
      </IconButton>
      <IconButton label="Next event with a match" keys="enter" size="sm" disabled={count === 0} onClick={() => onStep(1)}>
        <ChevronDown aria-hidden />
      </IconButton>
      {find !== "" && (
        <IconButton label="Stop finding" size="sm" onClick={onClose}>
          <X aria-hidden />
        </IconButton>
      )}
    </search>
  );
}
