import type { ComponentProps } from "react";
import { classNames } from "./class-names";

export interface TableProps extends ComponentProps<"table"> {
  /** Read aloud, not shown. */
  caption: string;
  /** On a narrow screen each row becomes a block of lines, a cell each with its `label` before it, instead of scrolling sideways. */
  stacked?: boolean;
}

/** A table that scrolls sideways inside its own frame when the screen is narrow, or stacks its cells. */
export function Table({ caption, stacked = false, className, children, ...rest }: TableProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section aria-label={caption} tabIndex={0} className="relative overflow-x-auto rounded-lg border bg-surface">
      <table data-stacked={stacked || undefined} className={classNames("w-full border-collapse text-sm", className)} {...rest}>
        <caption className="sr-only">{caption}</caption>
        {children}
      </table>
    </section>
  );
}

export function TableHead({ className, ...rest }: ComponentProps<"thead">) {
  return <thead className={classNames("border-b bg-raised/60 text-left text-xs text-muted", className)} {...rest} />;
}

export function TableBody({ className, ...rest }: ComponentProps<"tbody">) {
  return <tbody className={classNames("divide-y", className)} {...rest} />;
}

export function TableRow({ className, ...rest }: ComponentProps<"tr">) {
  return <tr className={classNames("align-top transition-colors hover:bg-raised/50", className)} {...rest} />;
}

export function TableHeader({ className, scope = "col", ...rest }: ComponentProps<"th">) {
  return <th scope={scope} className={classNames("h-8 px-3 font-medium whitespace-nowrap", className)} {...rest} />;
}

/** `label` repeats the column's header where a stacked table has none. */
export function TableCell({ label, className, ...rest }: ComponentProps<"td"> & { label?: string }) {
  return <td data-label={label} className={classNames("px-3 py-2", className)} {...rest} />;
}
