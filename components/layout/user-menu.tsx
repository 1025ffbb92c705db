"use client";
import { Keyboard, LogOut, Monitor, Moon, Sun, UserRound } from "lucide-react";
import { useTheme } from "next-themes";
import { useEffect, useState } from "react";
import { Menu, MenuChoice, MenuItem, MenuLabel, MenuLink, MenuSeparator } from "@/components/ui/menu";
import { dropAllDrafts } from "./kept-drafts";
import { useShortcutHelp } from "./shortcuts";

const THEMES = [
  { value: "light", label: "Light", icon: Sun },
  { value: "dark", label: "Dark", icon: Moon },
  { value: "system", label: "System", icon: Monitor },
] as const;

function initials(name: string): string {
  const parts = name.trim().split(/\s+/);
  return ((parts[0]?.[0] ?? "?") + (parts.length > 1 ? (parts.at(-1)?.[0] ?? "") : "")).toUpperCase();
}

/** The person: account, theme, keys, and the way out. `signOut` is the server action. */
export function UserMenu({ user, signOut }: { user: { name: string; email: string }; signOut: () => Promise<void> }) {
  const { theme, setTheme } = useTheme();
  const [mounted, setMounted] = useState(false);
  const help = useShortcutHelp();
  useEffect(() => setMounted(true), []);
  return (
    <Menu
      trigger={
        <button
          type="button"
          aria-label={`You: ${user.name}`}
          className="inline-flex size-8 items-center justify-center rounded-full bg-accent-soft text-xs font-semibold text-accent transition-colors hover:bg-accent hover:text-on-accent"
        >
          {initials(user.name)}
        </button>
      }
    >
      <MenuLabel className="max-w-64">
        <span className="block truncate text-sm font-medium text-text">{user.name}</span>
        <span className="block truncate">{user.email}</span>
      </MenuLabel>
      <MenuSeparator />
      <MenuLink href="/account">
        <UserRound aria-hidden /> Your account
      </MenuLink>
      <MenuItem onSelect={help}>
        <Keyboard aria-hidden /> Keyboard
      </MenuItem>
      <MenuSeparator />
      <MenuLabel>Theme</MenuLabel>
      <MenuChoice
        value={mounted ? theme : undefined}
        onChange={setTheme}
        options={THEMES.map(({ value, label, icon: Icon }) => ({
          value,
          label: (
            <>
              <Icon aria-hidden /> {label}
            </>
          ),
        }))}
      />
      <MenuSeparator />
      <MenuItem
        onSelect={() => {
          dropAllDrafts();
          void signOut();
        }}
      >
        <LogOut aria-hidden /> Sign out
      </MenuItem>
    </Menu>
  );
}
