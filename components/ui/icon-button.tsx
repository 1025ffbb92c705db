"use client";
import type { ReactNode } from "react";
import { Button, type ButtonProps } from "./button";
import { classNames } from "./class-names";
import { Tooltip } from "./tooltip";

const WIDTHS = { sm: "w-7 px-0", md: "w-8 px-0", lg: "w-10 px-0" } as const;

/** A button with an icon only; `label` names it for everyone and is shown on hover, with `keys` beside. */
export function IconButton({
  label,
  keys,
  children,
  className,
  variant = "ghost",
  size = "md",
  ...rest
}: ButtonProps & { label: string; keys?: string; children: ReactNode }) {
  return (
    <Tooltip label={label} keys={keys}>
      <Button aria-label={label} variant={variant} size={size} className={classNames(WIDTHS[size], className)} {...rest}>
        {children}
      </Button>
    </Tooltip>
  );
}
