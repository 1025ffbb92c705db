import { Check } from "lucide-react";
import type { ComponentProps, ReactNode } from "react";
import { classNames } from "./class-names";

/** A checkbox; with `label` the whole line is its target, with `hint` below. */
export function Checkbox({ label, hint, className, ...rest }: Omit<ComponentProps<"input">, "type"> & { label?: ReactNode; hint?: ReactNode }) {
  const box = (
    <span className="relative inline-flex size-4 shrink-0">
      <input
        type="checkbox"
        className="peer size-4 appearance-none rounded-sm border border-border-strong bg-surface transition-colors checked:border-accent checked:bg-accent disabled:opacity-50"
        {...rest}
      />
      <Check aria-hidden strokeWidth={3} className="pointer-events-none absolute inset-0.5 hidden size-3 text-on-accent peer-checked:block" />
    </span>
  );
  if (label === undefined) return box;
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is inside `box`
    <label className={classNames("flex items-start gap-2 text-sm", className)}>
      <span className="mt-0.5 flex">{box}</span>
      <span>
        {label}
        {hint && <span className="block text-xs text-muted">{hint}</span>}
      </span>
    </label>
  );
}
