"use client";
import { Keyboard, LogOut, Monitor, Moon, Sun, UserRound } from "lucide-react";
import { useTheme } from "next-themes";
import type { ReactNode } from "react";
import { Menu, MenuChoice, MenuItem, MenuLabel, MenuLink, MenuSeparator } from "@/components/ui/menu";
import { dropAllDrafts } from "./kept-drafts";
import { useShortcutHelp } from "./shortcuts";
import type { UserMenuProps } from "./user-menu";

const THEMES = [
  { value: "light", label: "Light", icon: Sun },
  { value: "dark", label: "Dark", icon: Moon },
  { value: "system", label: "System", icon: Monitor },
] as const;

/** The person: account, theme, keys, and the way out. `signOut` is the server action. */
export function UserMenuItems({ user, signOut, trigger }: UserMenuProps & { trigger: ReactNode }) {
  const { theme, setTheme } = useTheme();
  const help = useShortcutHelp();
  return (
    <Menu trigger={trigger} defaultOpen>
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
        value={theme}
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
