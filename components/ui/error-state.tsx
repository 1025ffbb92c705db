import { CircleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "./button";
import { classNames } from "./class-names";

/** What went wrong and what to do about it, in place of the content. */
export function ErrorState({ title, children, actions, className }: { title: ReactNode; children?: ReactNode; actions?: ReactNode; className?: string }) {
  return (
    <div role="alert" className={classNames("flex gap-3 rounded-lg border border-danger/30 bg-danger-soft px-4 py-3 text-sm", className)}>
      <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-danger" />
      <div className="min-w-0">
        <p className="font-medium">{title}</p>
        {children && <div className="mt-0.5 text-pretty">{children}</div>}
        {actions && <div className="mt-3 flex flex-wrap gap-2">{actions}</div>}
      </div>
    </div>
  );
}

/** A part of the page that could not be loaded, and the way to ask once more. */
export function LoadError({ title, message, onRetry, className }: { title: string; message: string; onRetry: () => void; className?: string }) {
  return (
    <ErrorState
      title={title}
      className={className}
      actions={
        <Button size="sm" onClick={onRetry}>
          Try again
        </Button>
      }
    >
      {message}
    </ErrorState>
  );
}
