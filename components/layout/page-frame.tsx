import type { ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";

const WIDTHS = { narrow: "max-w-2xl", normal: "max-w-5xl", wide: "max-w-7xl", full: "max-w-none" } as const;

/** A page's margins and width. The review desk and transcripts fill the main area themselves instead. */
export function PageFrame({ width = "normal", className, children }: { width?: keyof typeof WIDTHS; className?: string; children: ReactNode }) {
  return <div className={classNames("mx-auto w-full flex-1 px-4 py-6 sm:px-6", WIDTHS[width], className)}>{children}</div>;
}

/** A page's heading, one sentence below it, and what can be done. */
export function PageHeader({ title, children, actions }: { title: ReactNode; children?: ReactNode; actions?: ReactNode }) {
  return (
    <div className="mb-5 flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
      <div className="min-w-0 flex-1 basis-80">
        <h1 className="text-xl">{title}</h1>
        {children && <div className="mt-0.5 max-w-prose text-sm text-pretty text-muted">{children}</div>}
      </div>
      {actions && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
    </div>
  );
}
