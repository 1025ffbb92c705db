"use client";
import { Check } from "lucide-react";
import Link from "next/link";
import { DropdownMenu as Radix } from "radix-ui";
import type { ComponentProps, ReactNode } from "react";
import { classNames } from "./class-names";

const ITEM =
  "flex min-h-8 items-center gap-2 rounded-sm px-2 text-sm outline-none select-none data-disabled:opacity-50 data-highlighted:bg-raised [&_svg]:size-4 [&_svg]:text-muted";

export interface MenuProps {
  trigger: ReactNode;
  /** For a menu that came only when its button was pressed. */
  defaultOpen?: boolean;
  align?: "start" | "center" | "end";
  children: ReactNode;
}

/** A menu that opens from `trigger`. */
export function Menu({ trigger, defaultOpen = false, align = "end", children }: MenuProps) {
  return (
    <Radix.Root modal={false} defaultOpen={defaultOpen}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          align={align}
          sideOffset={6}
          collisionPadding={8}
          className="z-50 max-h-(--radix-dropdown-menu-content-available-height) min-w-48 animate-rise overflow-y-auto rounded-lg border bg-surface p-1 shadow-high"
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

export function MenuItem({ className, tone, ...rest }: ComponentProps<typeof Radix.Item> & { tone?: "danger" }) {
  return <Radix.Item className={classNames(ITEM, tone === "danger" && "text-danger", className)} {...rest} />;
}

export function MenuLink({ className, ...rest }: ComponentProps<typeof Link>) {
  return (
    <Radix.Item asChild>
      <Link className={classNames(ITEM, className)} {...rest} />
    </Radix.Item>
  );
}

export function MenuLabel({ className, ...rest }: ComponentProps<typeof Radix.Label>) {
  return <Radix.Label className={classNames("px-2 pt-1.5 pb-1 text-xs text-muted", className)} {...rest} />;
}

export function MenuSeparator() {
  return <Radix.Separator className="-mx-1 my-1 h-px bg-border" />;
}

/** One choice out of several, with a tick at the one in force. */
export function MenuChoice({
  value,
  onChange,
  options,
}: {
  value: string | undefined;
  onChange: (value: string) => void;
  options: readonly { value: string; label: ReactNode }[];
}) {
  return (
    <Radix.RadioGroup value={value} onValueChange={onChange}>
      {options.map((option) => (
        <Radix.RadioItem key={option.value} value={option.value} className={ITEM}>
          <span className="flex flex-1 items-center gap-2">{option.label}</span>
          <Radix.ItemIndicator>
            <Check aria-hidden />
          </Radix.ItemIndicator>
        </Radix.RadioItem>
      ))}
    </Radix.RadioGroup>
  );
}
