"use client";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { classNames } from "@/components/ui/class-names";
import { PAGES } from "./navigation";
import { useOpenCount } from "./open-count";

const LOOKS = {
  bar: {
    list: "flex items-center gap-0.5",
    link: "flex h-8 items-center gap-1.5 rounded-md px-2.5 text-sm text-muted transition-colors hover:bg-raised hover:text-text aria-[current=page]:bg-raised aria-[current=page]:font-medium aria-[current=page]:text-text",
  },
  sheet: {
    list: "flex flex-col gap-0.5",
    link: "flex h-11 items-center justify-between rounded-md px-3 text-base text-muted hover:bg-raised hover:text-text aria-[current=page]:bg-raised aria-[current=page]:font-medium aria-[current=page]:text-text",
  },
} as const;

/** The pages of the workspace; the one shown is marked. `openCount` lessons wait for review. */
export function MainNav({
  slug,
  openCount: given,
  look = "bar",
  className,
}: {
  slug: string;
  openCount: number;
  look?: keyof typeof LOOKS;
  className?: string;
}) {
  const pathname = usePathname();
  const openCount = useOpenCount(slug, given);
  return (
    <nav aria-label="Workspace" className={className}>
      <ul className={LOOKS[look].list}>
        {PAGES.map((page) => {
          const href = `/w/${slug}/${page.segment}`;
          const current = pathname === href || pathname.startsWith(`${href}/`);
          return (
            <li key={page.segment}>
              <Link href={href} aria-current={current ? "page" : undefined} className={LOOKS[look].link}>
                {page.label}
                {page.segment === "review" && openCount > 0 && (
                  <span className={classNames("rounded-full px-1.5 text-xs font-medium", current ? "bg-accent text-on-accent" : "bg-accent-soft text-accent")}>
                    {openCount}
                    <span className="sr-only"> open</span>
                  </span>
                )}
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
