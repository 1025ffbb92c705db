"use client";
import dynamic from "next/dynamic";
import { createContext, type ReactNode, useContext, useEffect, useId, useMemo, useRef, useState } from "react";
import { isTyping, pressName, SEQUENCE_MS } from "./key-press";

export interface Shortcut {
  /** "j", "?", "mod+k", "mod+enter", or two keys one after the other: "g r". */
  keys: string;
  /** What it does, for the help. */
  label: string;
  run: () => void;
  /** The heading it stands under in the help. */
  group?: string;
  /** Works while someone types in a field; for combinations with mod only. */
  whileTyping?: boolean;
  /** Works while a dialog is open. */
  inDialog?: boolean;
}

const ShortcutHelp = dynamic(() => import("./shortcut-help").then((module) => module.ShortcutHelp));

interface Registry {
  set(id: string, shortcuts: readonly Shortcut[]): void;
  remove(id: string): void;
  openHelp(): void;
}

const Context = createContext<Registry | null>(null);

/**
 * The keys of this page, for as long as the component is mounted. Held keys and keys typed into fields are ignored, and while a
 * dialog is open so is everything without `inDialog`. The table is also what `?` shows. Of two with the same keys the later wins.
 */
export function useShortcuts(shortcuts: readonly Shortcut[]): void {
  const registry = useRegistry();
  const id = useId();
  useEffect(() => {
    registry.set(id, shortcuts);
  });
  useEffect(() => () => registry.remove(id), [registry, id]);
}

/** Opens the list of keys. */
export function useShortcutHelp(): () => void {
  return useRegistry().openHelp;
}

function useRegistry(): Registry {
  const registry = useContext(Context);
  if (!registry) throw new Error("Shortcuts are used outside of ShortcutProvider.");
  return registry;
}

export function ShortcutProvider({ children }: { children: ReactNode }) {
  const tables = useRef(new Map<string, readonly Shortcut[]>());
  const [help, setHelp] = useState<Shortcut[] | null>(null);
  const registry = useMemo<Registry>(
    () => ({
      set: (id, shortcuts) => tables.current.set(id, shortcuts),
      remove: (id) => tables.current.delete(id),
      openHelp: () => setHelp([...tables.current.values()].flat()),
    }),
    [],
  );

  useEffect(() => {
    let pending: { key: string; at: number } | null = null;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented) return;
      const name = pressName(event);
      if (name === null) return;
      const typing = isTyping(event.target);
      const dialog = document.querySelector("[role=dialog][data-state=open],[role=menu][data-state=open]") !== null;
      const all = [...tables.current.values()].flat().filter((one) => (!typing || one.whileTyping) && (!dialog || one.inDialog));
      const sequence = pending && event.timeStamp - pending.at < SEQUENCE_MS ? `${pending.key} ${name}` : null;
      const found = all.findLast((one) => one.keys === sequence) ?? all.findLast((one) => one.keys === name);
      pending = !found && all.some((one) => one.keys.startsWith(`${name} `)) ? { key: name, at: event.timeStamp } : null;
      if (found) {
        event.preventDefault();
        found.run();
      } else if (name === "?" && !typing && !dialog) {
        event.preventDefault();
        registry.openHelp();
      }
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, [registry]);

  return (
    <Context value={registry}>
      {children}
      {help !== null && <ShortcutHelp shortcuts={help} onClose={() => setHelp(null)} />}
    </Context>
  );
}
