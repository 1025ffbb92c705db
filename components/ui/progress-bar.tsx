import { classNames } from "./class-names";

/** How far something is; `value` of `max`, or null while the end is not known. */
export function ProgressBar({ label, value, max = 1, className }: { label: string; value: number | null; max?: number; className?: string }) {
  return (
    <progress
      aria-label={label}
      {...(value === null ? {} : { value, max })}
      className={classNames(
        "block h-1.5 w-full appearance-none overflow-hidden rounded-full bg-raised [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-raised [&::-webkit-progress-value]:rounded-full [&::-webkit-progress-value]:bg-accent [&::-webkit-progress-value]:transition-[width]",
        value === null && "animate-pulse [&::-moz-progress-bar]:bg-border-strong [&::-webkit-progress-bar]:bg-border-strong",
        className,
      )}
    />
  );
}
