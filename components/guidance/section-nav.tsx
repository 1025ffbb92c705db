"use client";
import Link from "next/link";
import { useEffect, useRef } from "react";
import { VIEWS, type View } from "./views";

/** Those with a page of their own, after the views. */
const PAGES = ["effects", "destinations"] as const;
type Section = View | (typeof PAGES)[number];

const LABELS: Record<Section, string> = {
  items: "In force",
  agents: "What agents get",
  find: "For a task",
  history: "Releases",
  effects: "Effects",
  destinations: "Destinations",
};

function hrefOf(slug: string, section: Section): string {
  if (section === "items") return `/w/${slug}/guidance`;
  return PAGES.some((page) => page === section) ? `/w/${slug}/guidance/${section}` : `/w/${slug}/guidance?view=${section}`;
}

/** The sides of guidance: what is in force, what one agent gets of it, what a task finds, how it came to be, where it is brought. */
export function SectionNav({ slug, view }: { slug: string; view: Section }) {
  const nav = useRef<HTMLElement>(null);
  // On a narrow screen the present one may lie beyond the edge.
  useEffect(() => {
    const current = nav.current?.querySelector<HTMLElement>(`[data-view="${view}"]`);
    if (nav.current && current) nav.current.scrollLeft = current.offsetLeft + current.offsetWidth - nav.current.clientWidth;
  }, [view]);
  return (
    <nav ref={nav} aria-label="Guidance" className="relative mb-5 flex gap-5 overflow-x-auto border-b">
      {[...VIEWS, ...PAGES].map((one) => (
        <Link
          key={one}
          href={hrefOf(slug, one)}
          data-view={one}
          aria-current={one === view ? "page" : undefined}
          className="-mb-px inline-flex h-9 items-center border-b-2 border-transparent px-0.5 text-sm whitespace-nowrap text-muted hover:text-text focus-visible:outline-offset-[-2px] aria-[current=page]:border-accent aria-[current=page]:font-medium aria-[current=page]:text-text"
        >
          {LABELS[one]}
        </Link>
      ))}
    </nav>
  );
}
