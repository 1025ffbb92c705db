"use client";
import { useShortcuts } from "@/components/layout/shortcuts";

function move(step: 1 | -1): void {
  const links = [...document.querySelectorAll<HTMLElement>("[data-row-link]")].filter((link) => link.offsetParent !== null);
  const at = links.indexOf(document.activeElement as HTMLElement);
  const next = at === -1 ? (step === 1 ? 0 : links.length - 1) : Math.max(0, Math.min(links.length - 1, at + step));
  links[next]?.focus();
  links[next]?.scrollIntoView({ block: "nearest" });
}

/** j and k walk the links of a list; Enter opens, since they have the focus. */
export function ListKeys() {
  useShortcuts([
    { keys: "j", label: "Next", run: () => move(1) },
    { keys: "k", label: "Previous", run: () => move(-1) },
  ]);
  return null;
}
