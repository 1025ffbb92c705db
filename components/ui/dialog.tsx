"use client";
import { X } from "lucide-react";
import { Dialog as Radix } from "radix-ui";
import type { ComponentProps, ReactNode } from "react";
import { classNames } from "./class-names";

const SIZES = { sm: "max-w-md", md: "max-w-xl", lg: "max-w-3xl" } as const;

export interface DialogProps {
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  /** The element that opens it; leave out when `open` is controlled. */
  trigger?: ReactNode;
  title: ReactNode;
  description?: ReactNode;
  size?: keyof typeof SIZES;
  children?: ReactNode;
}

/** A modal dialog with a title. Escape and the close button end it; focus returns to where it was. */
export function Dialog({ open, onOpenChange, trigger, title, description, size = "sm", children }: DialogProps) {
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      {trigger && <Radix.Trigger asChild>{trigger}</Radix.Trigger>}
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 animate-appear bg-overlay" />
        <Radix.Content
          {...(description ? {} : { "aria-describedby": undefined })}
          className={classNames(
            "fixed top-[max(1rem,12vh)] left-1/2 z-50 flex max-h-[min(80vh,calc(100dvh-2rem))] w-[calc(100vw-2rem)] -translate-x-1/2 animate-appear flex-col rounded-lg border bg-surface shadow-high outline-none",
            SIZES[size],
          )}
        >
          <div className="flex items-start gap-4 px-5 pt-4">
            <div className="min-w-0 flex-1">
              <Radix.Title className="text-lg font-semibold">{title}</Radix.Title>
              {description && <Radix.Description className="mt-1 text-sm text-muted">{description}</Radix.Description>}
            </div>
            <Radix.Close
              aria-label="Close"
              className="-mr-1.5 inline-flex size-7 shrink-0 items-center justify-center rounded-md text-muted hover:bg-raised hover:text-text"
            >
              <X aria-hidden className="size-4" />
            </Radix.Close>
          </div>
          <div className="min-h-0 flex-1 overflow-y-auto px-5 pt-3 pb-5">{children}</div>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

export const DialogClose = Radix.Close;

/** The row of buttons at the end of a dialog or form. */
export function DialogFooter({ className, ...rest }: ComponentProps<"div">) {
  return <div className={classNames("mt-5 flex flex-wrap justify-end gap-2", className)} {...rest} />;
}
