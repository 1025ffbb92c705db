import type { ReactNode } from "react";
import { classNames } from "./class-names";

/** What a list says when there is nothing in it: why, and what to do next. */
export function EmptyState({
  icon,
  title,
  children,
  actions,
  className,
}: {
  icon?: ReactNode;
  title: ReactNode;
  children?: ReactNode;
  actions?: ReactNode;
  className?: string;
}) {
  return (
    <div className={classNames("flex flex-col items-center rounded-lg border border-dashed px-6 py-12 text-center", className)}>
      {icon && <div className="mb-3 text-muted [&_svg]:size-6">{icon}</div>}
      <p className="font-medium">{title}</p>
      {children && <div className="mt-1 max-w-md text-sm text-pretty text-muted">{children}</div>}
      {actions && <div className="mt-4 flex flex-wrap justify-center gap-2">{actions}</div>}
    </div>
  );
}
