"use client";
import { Dialog } from "@/components/ui/dialog";
import { Kbd } from "@/components/ui/kbd";
import { grouped } from "./grouped";
import type { Shortcut } from "./shortcuts";

/** All keys that work here, by group. */
export function ShortcutHelp({ shortcuts, onClose }: { shortcuts: readonly Shortcut[]; onClose: () => void }) {
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title="Keyboard" size="md">
      <div className="gap-x-10 sm:columns-2">
        {grouped(shortcuts, (one) => one.group ?? "This page").map(([group, list]) => (
          <section key={group} className="mb-6 break-inside-avoid">
            <h3 className="mb-1.5 text-xs font-medium text-muted">{group}</h3>
            <dl className="flex flex-col">
              {list.map((one) => (
                <div key={one.keys} className="flex min-h-7 items-center justify-between gap-4 text-sm">
                  <dt>{one.label}</dt>
                  <dd>
                    <Kbd keys={one.keys} />
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
