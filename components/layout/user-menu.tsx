"use client";
import { lazy, Suspense, useState } from "react";

// The menu comes when the pointer or the focus is on its button.
const load = () => import("./user-menu-items").then((module) => ({ default: module.UserMenuItems }));
const UserMenuItems = lazy(load);

export interface UserMenuProps {
  user: { name: string; email: string };
  /** The server action. */
  signOut: () => Promise<void>;
}

function initials(name: string): string {
  const parts = name.trim().split(/\s+/);
  return ((parts[0]?.[0] ?? "?") + (parts.length > 1 ? (parts.at(-1)?.[0] ?? "") : "")).toUpperCase();
}

/** The person: account, theme, keys, and the way out. */
export function UserMenu(props: UserMenuProps) {
  const [asked, ask] = useState(false);
  const trigger = (
    <button
      type="button"
      aria-label={`You: ${props.user.name}`}
      aria-haspopup="menu"
      onPointerEnter={() => void load()}
      onFocus={() => void load()}
      {...(asked ? {} : { onClick: () => ask(true) })}
      className="inline-flex size-8 items-center justify-center rounded-full bg-accent-soft text-xs font-semibold text-accent transition-colors hover:bg-accent hover:text-on-accent"
    >
      {initials(props.user.name)}
    </button>
  );
  if (!asked) return trigger;
  return (
    <Suspense fallback={trigger}>
      <UserMenuItems {...props} trigger={trigger} />
    </Suspense>
  );
}
