import { classNames } from "@/components/ui/class-names";

/** How the session was judged, in a word; the dot only repeats it. */
export function VerdictDot({ succeeded, verdict, reward }: { succeeded: boolean | null; verdict: string | null; reward: number | null }) {
  const word = succeeded === true ? "succeeded" : succeeded === false ? "failed" : verdict ? verdict.replaceAll("_", " ") : "not judged";
  return (
    <span className="inline-flex shrink-0 items-center gap-1.5 whitespace-nowrap" title={reward === null ? undefined : `reward ${reward}`}>
      <span
        aria-hidden
        className={classNames("size-1.5 rounded-full", succeeded === true ? "bg-ok" : succeeded === false ? "bg-danger" : "bg-border-strong")}
      />
      {word}
    </span>
  );
}
