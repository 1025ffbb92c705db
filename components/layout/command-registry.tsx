"use client";
import { createContext, type ReactNode, useContext, useEffect, useId, useMemo, useState } from "react";

export interface Command {
  id: string;
  label: string;
  /** The heading it stands under. */
  group: string;
  /** More words to find it by. */
  keywords?: string[];
  /** A key that does the same, shown beside. */
  keys?: string;
  /** Goes there, or does that. */
  to: string | (() => void);
}

interface Registry {
  commands: Command[];
  add(owner: string, commands: readonly Command[]): void;
  remove(owner: string): void;
}

const Context = createContext<Registry | null>(null);

export function CommandProvider({ children }: { children: ReactNode }) {
  const [owners, setOwners] = useState<ReadonlyMap<string, readonly Command[]>>(new Map());
  const registry = useMemo<Registry>(
    () => ({
      commands: [...owners.values()].flat(),
      add: (owner, commands) => setOwners((before) => new Map(before).set(owner, commands)),
      remove: (owner) => setOwners((before) => new Map([...before].filter(([name]) => name !== owner))),
    }),
    [owners],
  );
  return <Context value={registry}>{children}</Context>;
}

/** Everything the palette offers now. */
export function useCommandList(): Command[] {
  return useRegistry().commands;
}

/** Adds commands to the palette while the component is mounted. `commands` must keep its identity (useMemo, or a constant). */
export function useCommands(commands: readonly Command[]): void {
  const { add, remove } = useRegistry();
  const owner = useId();
  // `add` and `remove` change with every registration; the owner and its commands decide.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  useEffect(() => {
    add(owner, commands);
    return () => remove(owner);
  }, [owner, commands]);
}

function useRegistry(): Registry {
  const registry = useContext(Context);
  if (!registry) throw new Error("Commands are used outside of CommandProvider.");
  return registry;
}
