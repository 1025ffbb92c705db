"use client";
import { useRouter } from "next/navigation";
import type { ReactNode } from "react";
import { useSubmit } from "@/components/layout/use-submit";
import { HostileInline, HostileText } from "@/components/text/hostile-text";
import { Button } from "@/components/ui/button";
import { ErrorState } from "@/components/ui/error-state";
import { archiveClaudeDreamAction } from "@/lib/claude/dreams/actions";
import type { ClaudeDreamView } from "@/lib/claude/dreams/queries";
import { RefreshWhile } from "./refresh-while";
import { count, counted, dollars } from "./words";

interface Props {
  slug: string;
  dreamId: string;
  dream: ClaudeDreamView;
  over: boolean;
  completed: boolean;
  editable: boolean;
}

/** The Claude side of a dream: what it does there, what it used, and what it was asked. */
export function ClaudeDreamPanel({ slug, dreamId, dream, over, completed, editable }: Props) {
  const router = useRouter();
  const { busy, submit, general } = useSubmit<void>();
  const { usage, activity } = dream;
  const input = (usage.input_tokens ?? 0) + (usage.cache_read_input_tokens ?? 0) + (usage.cache_creation_input_tokens ?? 0);
  return (
    <section aria-labelledby="claude" className="rounded-lg border bg-surface px-4 py-4 text-sm">
      <RefreshWhile active={!over} />
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <h2 id="claude" className="text-base">
          With Claude
        </h2>
        {dream.parts > 1 && (
          <p className="text-xs text-muted">
            Part {dream.part} of {dream.parts}: <HostileInline text={dream.partName} />
          </p>
        )}
      </div>
      <dl className="mt-3 grid gap-x-6 gap-y-2 sm:grid-cols-3">
        <Fact label="Cost">
          {dream.cost === null ? "nothing so far" : dollars(dream.cost)}
          <span className="block text-xs text-muted">
            estimated {dollars(dream.estimateLow)} to {dollars(dream.estimateHigh)}
          </span>
        </Fact>
        <Fact label="Tokens">
          {count(input)} read, {count(usage.output_tokens ?? 0)} written
        </Fact>
        <Fact label="Model">
          <code className="font-mono text-xs">{dream.model}</code>
        </Fact>
      </dl>
      {activity.events > 0 && (
        <div className="mt-4">
          <p className="text-xs text-muted tabular-nums">
            {counted(activity.opened.length, "session")} opened, {counted(activity.written.length, "file")} written, {counted(activity.events, "event")} in its
            own session.
          </p>
          <ol aria-label="What it did last" className="mt-1.5 flex flex-col gap-0.5 font-mono text-xs text-muted">
            {activity.latest.map((line, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two lines may be the same, and none moves
              <li key={`${line.at}-${at}`} className="[overflow-wrap:anywhere]">
                <HostileInline text={line.text} />
              </li>
            ))}
          </ol>
        </div>
      )}
      {over && !completed && dream.outputStoreId && (
        <p className="mt-3 text-muted">What it had written until then stays on the Claude platform ({dream.outputStoreId}); nothing of it became a lesson.</p>
      )}
      {dream.instructions !== "" && (
        <details className="mt-3">
          <summary className="cursor-pointer text-muted">Instructions</summary>
          <HostileText text={dream.instructions} className="mt-1.5" />
        </details>
      )}
      {general && <ErrorState title={general} className="mt-3" />}
      {over && editable && dream.remoteId && (
        <p className="mt-4">
          {dream.archivedAt ? (
            <span className="text-xs text-muted">Archived on the Claude platform.</span>
          ) : (
            <Button
              size="sm"
              busy={busy}
              onClick={() =>
                submit(
                  () => archiveClaudeDreamAction(slug, { id: dreamId }),
                  () => router.refresh(),
                )
              }
            >
              Archive it on the Claude platform
            </Button>
          )}
        </p>
      )}
    </section>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <dt className="text-xs text-muted">{label}</dt>
      <dd className="tabular-nums">{children}</dd>
    </div>
  );
}
