"use client";
import { useSyncExternalStore } from "react";
import { classNames } from "./class-names";

const NAMES: Record<string, string> = { enter: "↵", escape: "Esc", arrowup: "↑", arrowdown: "↓", arrowleft: "←", arrowright: "→", shift: "⇧" };

const never = () => () => undefined;

/** What the key of shortcuts is called on this machine. */
function useModifier(): string {
  return useSyncExternalStore(
    never,
    () => (/mac|iphone|ipad/i.test(navigator.platform) ? "⌘" : "Ctrl"),
    () => "Ctrl",
  );
}

/** A key or combination: "j", "mod+k", "g r" (one after the other). */
export function Kbd({ keys, inverted = false, className }: { keys: string; inverted?: boolean; className?: string }) {
  const modifier = useModifier();
  return (
    <span className={classNames("inline-flex items-center gap-1", className)}>
      {keys.split(/[ +]/).map((key, index) => (
        <kbd
          // biome-ignore lint/suspicious/noArrayIndexKey: the same key may come twice, as in "g g"
          key={index}
          className={classNames(
            "inline-flex h-[1.125rem] min-w-[1.125rem] items-center justify-center rounded-sm border px-1 font-sans text-[0.6875rem] leading-none",
            inverted ? "border-background/35 text-background/85" : "border-border bg-raised text-muted",
          )}
        >
          {(key === "mod" ? modifier : NAMES[key.toLowerCase()]) ?? (keys.includes("+") ? key.toUpperCase() : key)}
        </kbd>
      ))}
    </span>
  );
}
