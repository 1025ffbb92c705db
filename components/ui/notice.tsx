import type { ReactNode } from "react";
import { classNames } from "./class-names";

const TONES = {
  neutral: "border-border bg-raised/60",
  info: "border-info/25 bg-info-soft",
  ok: "border-ok/25 bg-ok-soft",
  warn: "border-warn/25 bg-warn-soft",
} as const;

/** A calm remark beside the content. */
export function Notice({
  tone = "neutral",
  icon,
  children,
  className,
}: {
  tone?: keyof typeof TONES;
  icon?: ReactNode;
  children: ReactNode;
  className?: string;
}) {
  return (
    <div className={classNames("flex gap-3 rounded-lg border px-4 py-3 text-sm [&_svg]:mt-0.5 [&_svg]:size-4 [&_svg]:shrink-0", TONES[tone], className)}>
      {icon}
      <div className="min-w-0 flex-1 text-pretty">{children}</div>
    </div>
  );
}
