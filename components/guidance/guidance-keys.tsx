"use client";
import { useRouter } from "next/navigation";
import { useShortcuts } from "@/components/layout/shortcuts";

function step(by: 1 | -1): void {
  const items = [...document.querySelectorAll<HTMLElement>("[data-item]")];
  const at = items.findIndex((item) => item.contains(document.activeElement));
  const next = items[at === -1 ? (by === 1 ? 0 : items.length - 1) : at + by];
  next?.focus();
  next?.scrollIntoView({ block: "nearest" });
}

/** The keys of the guidance page. */
export function GuidanceKeys({ slug }: { slug: string }) {
  const router = useRouter();
  useShortcuts([
    { keys: "j", label: "Next item", run: () => step(1) },
    { keys: "k", label: "Previous item", run: () => step(-1) },
    { keys: "p", label: "Open the draft release", run: () => router.push(`/w/${slug}/guidance/draft`) },
    { keys: "h", label: "Releases", run: () => router.push(`/w/${slug}/guidance?view=history`) },
  ]);
  return null;
}
