"use client";
import { ConfirmDialog } from "@/components/settings/confirm-dialog";
import { HostileInline } from "@/components/text/hostile-text";
import { Button } from "@/components/ui/button";
import { RelativeTime } from "@/components/ui/relative-time";
import { liftHoldAction, removeRetentionAction } from "@/lib/retention/actions";
import type { RetentionView } from "@/lib/retention/queries";

const LIST = "divide-y rounded-lg border bg-surface text-sm";
const LINE = "flex items-start justify-between gap-4 px-3 py-2";

/** The rules that stand, with what they will do next. */
export function RuleList({ slug, rules }: { slug: string; rules: RetentionView["rules"] }) {
  if (rules.length === 0) return <p className="text-sm text-muted">Sessions are kept for good.</p>;
  return (
    <ul className={LIST}>
      {rules.map(({ id, source, days, due, quoted, held }) => (
        <li key={id} className={LINE}>
          <div className="min-w-0">
            <p className="[overflow-wrap:anywhere]">
              {source === "" ? "Every other source" : <HostileInline text={source} />}: {days} {days === 1 ? "day" : "days"}
            </p>
            <p className="text-xs text-muted">
              {due} past their time{quoted > 0 && `, ${quoted} more stay because a lesson quotes them`}
              {held > 0 && `, ${held} more stay because of a hold`}
            </p>
          </div>
          <ConfirmDialog
            trigger={
              <Button size="sm" variant="ghost" aria-label={`Remove the rule for ${source === "" ? "every other source" : source}`}>
                Remove
              </Button>
            }
            title="Remove this rule?"
            description="Sessions that it covers are kept for good, or for as long as the rule for every other source says."
            confirm="Remove"
            run={() => removeRetentionAction(slug, { id })}
            done="The rule is removed."
          />
        </li>
      ))}
    </ul>
  );
}

/** The holds that stand. */
export function HoldList({ slug, holds }: { slug: string; holds: RetentionView["holds"] }) {
  if (holds.length === 0) return <p className="text-sm text-muted">No hold stands.</p>;
  return (
    <ul className={LIST}>
      {holds.map(({ id, source, sessionId, sessionTitle, reason, by, since }) => (
        <li key={id} className={LINE}>
          <div className="min-w-0">
            <p className="[overflow-wrap:anywhere]">
              {sessionId !== null ? (
                <a className="underline" href={`/w/${slug}/sessions/${sessionId}`}>
                  <HostileInline text={sessionTitle || sessionId} />
                </a>
              ) : source === null ? (
                "Every session"
              ) : (
                <>
                  Every session from <HostileInline text={source} />
                </>
              )}
            </p>
            <p className="text-xs text-muted [overflow-wrap:anywhere]">
              <HostileInline text={reason} />
              {by && `, ${by}`}, <RelativeTime at={since} />
            </p>
          </div>
          <ConfirmDialog
            trigger={
              <Button size="sm" variant="ghost" aria-label={`Lift the hold: ${reason}`}>
                Lift
              </Button>
            }
            title="Lift this hold?"
            description="What it covers can be deleted and redacted again, and rules on how long sessions are kept apply."
            confirm="Lift"
            run={() => liftHoldAction(slug, { id })}
            done="The hold is lifted."
          />
        </li>
      ))}
    </ul>
  );
}
