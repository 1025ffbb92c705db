import type { Segment } from "@/lib/text/segments";
import { codepointName } from "@/lib/text/visible";

/** One hidden character, or a run of them, written out where it stands. */
export function HiddenChip({ hidden }: { hidden: NonNullable<Segment["hidden"]> }) {
  const { first, count, spelled } = hidden;
  const times = count > 1 && spelled === null ? ` ×${count}` : "";
  const words =
    spelled !== null ? `${count} tag ${count === 1 ? "character" : "characters"} spelling ${spelled}` : `${first.name}${count > 1 ? `, ${count} times` : ""}`;
  return (
    <span
      title={`${words} (${codepointName(first.codepoint)})`}
      className="relative mx-px box-decoration-clone rounded-sm border border-warn/40 bg-warn-soft px-1 align-baseline font-mono text-[0.6875rem] leading-4 text-warn [unicode-bidi:isolate]"
    >
      <span className="sr-only">hidden: {words}; </span>
      <span aria-hidden>
        {spelled !== null ? `TAGS “${spelled}” ${codepointName(first.codepoint)}…` : `${first.label} ${codepointName(first.codepoint)}${times}`}
      </span>
    </span>
  );
}
