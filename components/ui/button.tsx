import { LoaderCircle } from "lucide-react";
import type { ComponentProps } from "react";
import { classNames } from "./class-names";

const BASE =
  "inline-flex shrink-0 items-center justify-center gap-1.5 rounded-md font-medium whitespace-nowrap select-none transition-colors disabled:cursor-not-allowed disabled:opacity-50 aria-disabled:cursor-not-allowed aria-disabled:opacity-50 [&_svg]:size-4 [&_svg]:shrink-0";

const VARIANTS = {
  primary: "bg-accent text-on-accent hover:bg-accent/90 active:bg-accent/80",
  secondary: "border border-border bg-surface text-text shadow-low hover:bg-raised active:bg-border/60",
  ghost: "text-muted hover:bg-raised hover:text-text active:bg-border/60",
  danger: "border border-danger/35 bg-surface text-danger hover:bg-danger-soft active:bg-danger-soft",
  ok: "border border-ok/35 bg-surface text-ok hover:bg-ok-soft active:bg-ok-soft",
} as const;

const SIZES = {
  sm: "h-7 px-2 text-xs",
  md: "h-8 px-3 text-sm",
  lg: "h-10 px-4 text-base",
} as const;

export interface ButtonLook {
  variant?: keyof typeof VARIANTS;
  size?: keyof typeof SIZES;
}

/** The classes of a button, for links that look like one. */
export function buttonClass({ variant = "secondary", size = "md" }: ButtonLook = {}, className?: string): string {
  return classNames(BASE, VARIANTS[variant], SIZES[size], className);
}

export type ButtonProps = ComponentProps<"button"> & ButtonLook & { busy?: boolean };

/** A button; `type` is "button" unless said otherwise. `busy` shows a spinner and refuses clicks. */
export function Button({ variant, size, busy = false, className, children, disabled, type = "button", ...rest }: ButtonProps) {
  return (
    <button type={type} disabled={disabled || busy} aria-busy={busy || undefined} className={buttonClass({ variant, size }, className)} {...rest}>
      {busy && <LoaderCircle aria-hidden className="animate-spin" />}
      {children}
    </button>
  );
}
