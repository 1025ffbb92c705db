"use client";
import { Command as Palette } from "cmdk";
import { Search } from "lucide-react";
import { useRouter } from "next/navigation";
import { Dialog as Radix } from "radix-ui";
import { useState } from "react";
import { Kbd } from "@/components/ui/kbd";
import { type Command, useCommandList } from "./command-registry";
import { grouped } from "./grouped";
import { useShortcuts } from "./shortcuts";

/** Go anywhere by typing: opened with mod+k or the button in the header. */
export function CommandPalette() {
  const [open, setOpen] = useState(false);
  const commands = useCommandList();
  const router = useRouter();
  useShortcuts([{ keys: "mod+k", label: "Go to …", group: "Everywhere", whileTyping: true, inDialog: true, run: () => setOpen((before) => !before) }]);

  const choose = (command: Command) => {
    setOpen(false);
    if (typeof command.to === "string") router.push(command.to);
    else command.to();
  };

  return (
    <Radix.Root open={open} onOpenChange={setOpen}>
      <Radix.Trigger
        aria-label="Go to …"
        className="inline-flex size-8 items-center justify-center gap-2 rounded-md text-sm text-muted transition-colors hover:bg-raised hover:text-text lg:w-44 lg:justify-start lg:border lg:bg-surface lg:px-2.5"
      >
        <Search aria-hidden className="size-4 lg:size-3.5" />
        <span className="hidden flex-1 text-left lg:inline">Go to …</span>
        <span className="hidden lg:inline">
          <Kbd keys="mod+k" />
        </span>
      </Radix.Trigger>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 animate-appear bg-overlay" />
        <Radix.Content
          aria-describedby={undefined}
          className="fixed top-[max(1rem,14vh)] left-1/2 z-50 w-[calc(100vw-2rem)] max-w-xl -translate-x-1/2 animate-appear overflow-hidden rounded-lg border bg-surface shadow-high outline-none"
        >
          <Radix.Title className="sr-only">Go to a page or workspace</Radix.Title>
          <Palette label="Go to" loop>
            <div className="flex items-center gap-2.5 border-b px-4">
              <Search aria-hidden className="size-4 text-muted" />
              <Palette.Input placeholder="Page, workspace or command" className="h-12 flex-1 bg-transparent text-base outline-none placeholder:text-muted" />
              <Kbd keys="escape" />
            </div>
            <Palette.List className="max-h-80 overflow-y-auto overscroll-contain p-1.5">
              <Palette.Empty className="px-3 py-8 text-center text-sm text-muted">Nothing has that name.</Palette.Empty>
              {grouped(commands, (command) => command.group).map(([group, list]) => (
                <Palette.Group
                  key={group}
                  heading={group}
                  className="[&_[cmdk-group-heading]]:px-2.5 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-xs [&_[cmdk-group-heading]]:text-muted"
                >
                  {list.map((command) => (
                    <Palette.Item
                      key={command.id}
                      value={`${command.label} ${command.id}`}
                      keywords={command.keywords}
                      onSelect={() => choose(command)}
                      className="flex min-h-9 cursor-pointer items-center justify-between gap-3 rounded-md px-2.5 text-sm data-[selected=true]:bg-raised"
                    >
                      {command.label}
                      {command.keys && <Kbd keys={command.keys} />}
                    </Palette.Item>
                  ))}
                </Palette.Group>
              ))}
            </Palette.List>
          </Palette>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
