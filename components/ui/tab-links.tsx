"use client";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { classNames } from "./class-names";

/** Links between sibling pages, looking like tabs. */
export function TabLinks({ label, links, className }: { label: string; links: readonly { href: string; label: string }[]; className?: string }) {
  const pathname = usePathname();
  return (
    <nav aria-label={label} className={classNames("flex gap-5 overflow-x-auto border-b", className)}>
      {links.map((link) => (
        <Link
          key={link.href}
          href={link.href}
          aria-current={pathname === link.href || pathname.startsWith(`${link.href}/`) ? "page" : undefined}
          className="-mb-px inline-flex h-9 items-center border-b-2 border-transparent text-sm whitespace-nowrap text-muted hover:text-text focus-visible:outline-offset-[-2px] aria-[current=page]:border-accent aria-[current=page]:font-medium aria-[current=page]:text-text"
        >
          {link.label}
        </Link>
      ))}
    </nav>
  );
}
