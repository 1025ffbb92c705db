"use client";
import { Fragment, useMemo, useState } from "react";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { characterStart, type Mark, segmentsOf } from "@/lib/text/segments";
import { formatBytes } from "./format-bytes";
import { HiddenChip } from "./hidden-chip";

const MARKS: Record<Mark["kind"], string> = {
  hit: "bg-mark text-text",
  current: "bg-accent text-on-accent",
  supports: "bg-ok-soft text-text underline decoration-ok decoration-2 underline-offset-2",
  contradicts: "bg-danger-soft text-text underline decoration-danger decoration-wavy decoration-1 underline-offset-2",
  flag: "bg-warn-soft text-text underline decoration-warn decoration-2 underline-offset-2",
};

/** Text from outside, on one line or within one: hidden characters written out, nothing interpreted. */
export function HostileInline({ text, marks, className }: { text: string; marks?: readonly Mark[]; className?: string }) {
  const segments = useMemo(() => segmentsOf(text, marks), [text, marks]);
  return (
    <bdi className={className}>
      {segments.map((segment) => (
        <Fragment key={segment.start}>
          {segment.mark ? (
            <mark data-mark={segment.mark} className={classNames("rounded-sm", MARKS[segment.mark])}>
              {segment.hidden ? <HiddenChip hidden={segment.hidden} /> : segment.text}
            </mark>
          ) : segment.hidden ? (
            <HiddenChip hidden={segment.hidden} />
          ) : (
            segment.text
          )}
        </Fragment>
      ))}
    </bdi>
  );
}

export interface HostileTextProps {
  text: string;
  /** UTF-16 ranges into `text`. */
  marks?: readonly Mark[];
  mono?: boolean;
  /** UTF-16 units shown before the text is folded; 3,000 unless told. */
  fold?: number;
  /** The size of the whole text in bytes, when `text` is only its beginning. */
  totalBytes?: number;
  /** Fetches more of a text that is here only in part. */
  onMore?: () => void;
  loading?: boolean;
  className?: string;
}

/** How much is shown after the first, second … press; then all there is. */
const STEPS = [32_768, 524_288];

/** A block of text from outside: keeps its line breaks, isolates its direction, folds what is long. */
export function HostileText({ text, marks, mono = false, fold = 3_000, totalBytes, onMore, loading = false, className }: HostileTextProps) {
  const [opened, setOpened] = useState(0);
  const current = marks?.find((mark) => mark.kind === "current");
  const wanted = opened === 0 ? fold : (STEPS[opened - 1] ?? Number.POSITIVE_INFINITY);
  const limit = Math.max(wanted, current ? current.end + 500 : 0);
  // A little more than the limit is shown whole: a button to reveal one line is a nuisance.
  const shown = text.length <= limit * 1.25 ? text.length : characterStart(text, limit);
  const visible = text.slice(0, shown);
  const size = totalBytes ?? text.length;
  const folded = shown < text.length || onMore !== undefined;
  const next = shown < text.length ? (STEPS[opened] ?? Number.POSITIVE_INFINITY) : Number.POSITIVE_INFINITY;
  const all = next >= text.length && onMore === undefined;
  return (
    <div className={className}>
      <div
        dir="auto"
        className={classNames("[overflow-wrap:anywhere] whitespace-pre-wrap [unicode-bidi:plaintext]", mono && "font-mono text-[0.78125rem] leading-[1.2rem]")}
      >
        <HostileInline text={visible} marks={marks} className="[unicode-bidi:inherit]" />
        {folded && <span aria-hidden>…</span>}
      </div>
      {(folded || opened > 0) && (
        <div className="mt-1.5 flex flex-wrap gap-2">
          {folded && (
            <Button
              size="sm"
              busy={loading}
              onClick={() => {
                setOpened((step) => step + 1);
                if (onMore && next >= text.length) onMore();
              }}
            >
              {all ? `Show all ${formatBytes(size)}` : `Show more of ${formatBytes(size)}`}
            </Button>
          )}
          {opened > 0 && (
            <Button size="sm" variant="ghost" onClick={() => setOpened(0)}>
              Fold
            </Button>
          )}
        </div>
      )}
    </div>
  );
}
