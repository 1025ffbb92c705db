import type { ReactNode } from "react";

/** A page that only says something: not found, an error. */
export function MessagePage({ title, children, actions }: { title: string; children: ReactNode; actions?: ReactNode }) {
  return (
    <div className="mx-auto flex w-full max-w-md flex-1 flex-col px-5 pt-[max(3rem,16vh)] pb-12">
      <h1 className="text-2xl">{title}</h1>
      <div className="mt-2 mb-6 text-pretty text-muted">{children}</div>
      {actions && <div className="flex flex-wrap gap-2">{actions}</div>}
    </div>
  );
}
