import type { ComponentProps } from "react";
import { classNames } from "./class-names";

export const FIELD =
  "w-full rounded-md border border-border-strong/70 bg-surface px-2.5 text-sm text-text placeholder:text-muted/90 transition-colors hover:border-border-strong disabled:cursor-not-allowed disabled:opacity-60 aria-invalid:border-danger";

export function Input({ className, ...rest }: ComponentProps<"input">) {
  return <input className={classNames(FIELD, "h-8", className)} {...rest} />;
}
