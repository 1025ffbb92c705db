import { classNames } from "@/components/ui/class-names";

/** The product's name with its mark: an eye that is open, half below the horizon. */
export function Wordmark({ className }: { className?: string }) {
  return (
    <span className={classNames("inline-flex items-center gap-2 text-base font-semibold tracking-tight", className)}>
      <svg viewBox="0 0 20 20" aria-hidden="true" className="size-5 text-accent" fill="none" stroke="currentColor" strokeWidth="1.6" strokeLinecap="round">
        <path d="M2 12.5c2-4 4.8-6 8-6s6 2 8 6" />
        <path d="M6.6 12.5a3.4 3.4 0 0 1 6.8 0" />
        <path d="M1.5 15.5h17" />
      </svg>
      Lucid
    </span>
  );
}
