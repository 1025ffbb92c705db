import Link from "next/link";
import { classNames } from "@/components/ui/class-names";
import { RelativeTime } from "@/components/ui/relative-time";
import type { Arm } from "@/lib/effect/effect";
import type { Period } from "@/lib/effect/over-time";

/** Outcomes with a lesson and without it, release by release. */
export function OverTime({ slug, periods }: { slug: string; periods: readonly Period[] }) {
  return (
    <section aria-labelledby="over-time" className="mb-6">
      <h2 id="over-time" className="mb-1 text-base">
        Outcomes over time
      </h2>
      <p className="mb-3 max-w-prose text-sm text-muted">
        Described: sessions of the same tasks and agents, by the release that was in force when they happened. They may differ in other ways.
      </p>
      <ol className="flex flex-col gap-3 rounded-lg border bg-surface px-4 py-3">
        {periods.map((period) => (
          <li key={period.release ?? "before"} className="grid gap-x-4 gap-y-1 text-sm sm:grid-cols-[12rem_1fr]">
            <div>
              {period.release === null ? (
                "Before the first release"
              ) : (
                <Link href={`/w/${slug}/guidance/releases/${period.release}`} className="font-medium hover:underline">
                  Release {period.release}
                </Link>
              )}
              <span className="block text-xs text-muted">
                {period.has ? "has it" : "does not have it"}
                {period.since && (
                  <>
                    , since <RelativeTime at={period.since} />
                  </>
                )}
              </span>
            </div>
            <div className="flex flex-col justify-center gap-1">
              {period.with.sessions > 0 && <Bar label="with it" arm={period.with} tone="bg-accent" />}
              {period.without.sessions > 0 && <Bar label="without" arm={period.without} tone="bg-border-strong" />}
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Bar({ label, arm, tone }: { label: string; arm: Arm; tone: string }) {
  return (
    <div className="grid grid-cols-[4rem_1fr_auto] items-center gap-x-3">
      <span className="text-xs text-muted">{label}</span>
      <span aria-hidden className="h-2 overflow-hidden rounded-full bg-raised">
        <span className={classNames("block h-full rounded-full", tone)} style={{ width: `${(100 * arm.successes) / arm.sessions}%` }} />
      </span>
      <span className="text-right text-xs tabular-nums">
        {arm.successes.toLocaleString("en-GB")} of {arm.sessions.toLocaleString("en-GB")} succeeded
      </span>
    </div>
  );
}
