import Link from "next/link";
import { Badge } from "@/components/ui/badge";
import { RelativeTime } from "@/components/ui/relative-time";
import type { ScheduleView } from "@/lib/dreams/schedule/queries";
import { PRESETS } from "@/lib/dreams/schedule/words";
import { ScheduleForm } from "./schedule-form";
import { counted } from "./words";

type Run = ScheduleView["runs"][number];

const OUTCOME_WORDS: Record<Run["outcome"], { word: string; tone: "ok" | "neutral" | "warn" }> = {
  started: { word: "Started", tone: "ok" },
  nothing_new: { word: "Skipped", tone: "neutral" },
  queue_full: { word: "Skipped", tone: "warn" },
};

function pattern({ cron, timeZone }: ScheduleView): string {
  return `${PRESETS.find((preset) => preset.cron === cron)?.label ?? cron}, ${timeZone}`;
}

/** When the workspace dreams by itself, what came of the latest times, and for leads the way to change it. */
export function ScheduleSection({ slug, schedule, editable }: { slug: string; schedule: ScheduleView | null; editable: boolean }) {
  return (
    <section aria-labelledby="schedule" className="mb-7 rounded-lg border bg-surface px-4 py-3">
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2">
        <div className="min-w-0 text-sm">
          <h2 id="schedule" className="text-sm font-semibold">
            Schedule
          </h2>
          {schedule?.enabled && schedule.nextAt ? (
            <p className="text-muted">
              {pattern(schedule)}. Next: <RelativeTime at={schedule.nextAt} format="absolute" className="text-text" />, if there are new sessions.
            </p>
          ) : (
            <p className="text-muted">{schedule ? `Paused: ${pattern(schedule)}.` : "This workspace dreams only when someone asks for it."}</p>
          )}
        </div>
        {editable && <ScheduleForm slug={slug} schedule={schedule} />}
      </div>
      {schedule && schedule.runs.length > 0 && (
        <details className="mt-2 text-sm">
          <summary className="cursor-pointer text-xs text-muted hover:text-text">Latest scheduled times</summary>
          <ul className="mt-1.5 divide-y">
            {schedule.runs.map((run) => (
              <li key={run.dueAt} className="flex flex-wrap items-center gap-x-3 gap-y-1 py-1.5">
                <RelativeTime at={run.dueAt} format="absolute" className="text-xs text-muted tabular-nums" />
                <Badge tone={OUTCOME_WORDS[run.outcome].tone}>{OUTCOME_WORDS[run.outcome].word}</Badge>
                <span className="text-xs">
                  <What slug={slug} run={run} />
                </span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

function What({ slug, run }: { slug: string; run: Run }) {
  if (run.outcome === "nothing_new") return <>No new sessions</>;
  if (run.outcome === "queue_full") return <>Five dreams were waiting already; {counted(run.fresh, "new session")} will be read by them</>;
  return (
    <>
      {counted(run.fresh, "new session")}:{" "}
      <Link href={`/w/${slug}/dreams/${run.dreamId}`} className="underline underline-offset-2">
        Dream {run.dreamNumber}
      </Link>
    </>
  );
}
