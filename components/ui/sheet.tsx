"use client";
import { X } from "lucide-react";
import { Dialog as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { classNames } from "./class-names";

const SIDES = {
  left: "inset-y-0 left-0 border-r [--slide-from:-16px]",
  right: "inset-y-0 right-0 border-l [--slide-from:16px]",
} as const;

export interface SheetProps {
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  trigger?: ReactNode;
  title: ReactNode;
  side?: keyof typeof SIDES;
  /** Whether the content brings its own margins and scrolls by itself. */
  flush?: boolean;
  className?: string;
  children?: ReactNode;
}

/** A panel that slides over the page from one side. */
export function Sheet({ open, onOpenChange, trigger, title, side = "right", flush = false, className, children }: SheetProps) {
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      {trigger && <Radix.Trigger asChild>{trigger}</Radix.Trigger>}
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 animate-appear bg-overlay" />
        <Radix.Content
          aria-describedby={undefined}
          className={classNames(
            "fixed z-50 flex w-80 max-w-[calc(100vw-3rem)] animate-slide-in flex-col bg-surface shadow-high outline-none",
            SIDES[side],
            className,
          )}
        >
          <div className="flex h-12 items-center justify-between border-b pr-2 pl-4">
            <Radix.Title className="text-sm font-semibold">{title}</Radix.Title>
            <Radix.Close aria-label="Close" className="inline-flex size-8 items-center justify-center rounded-md text-muted hover:bg-raised hover:text-text">
              <X aria-hidden className="size-4" />
            </Radix.Close>
          </div>
          <div className={classNames("min-h-0 flex-1", flush ? "flex flex-col" : "overflow-y-auto p-4")}>{children}</div>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
