import { HostileInline } from "@/components/text/hostile-text";
import type { ClaudeDreamPlan } from "@/lib/claude/dreams/commands";
import { count, counted, dollars } from "./words";

/** What a dream would read and is likely to cost, before it is started. */
export function PlanView({ plan }: { plan: ClaudeDreamPlan }) {
  const { estimate, budget } = plan;
  const left = Math.max(0, budget.limit - budget.spent - budget.reserved);
  return (
    <section aria-label="Estimate" aria-live="polite" className="rounded-lg border bg-surface px-4 py-4 text-sm">
      <p className="text-base tabular-nums">
        {dollars(estimate.low)} to {dollars(estimate.high)}
      </p>
      <p className="mt-0.5 text-muted">
        An estimate for {counted(plan.sessions, "session")}, about {count(estimate.tokens)} tokens, with <code className="font-mono text-xs">{plan.model}</code>
        . Claude decides how often it reads them; what it really used is shown afterwards.
      </p>
      <p className="mt-2 text-muted tabular-nums">
        Of this month's {dollars(budget.limit)}, {dollars(left)} is left.
      </p>
      {plan.parts.length > 1 && (
        <>
          <p className="mt-3 font-medium">{counted(plan.parts.length, "dream")}</p>
          <ul className="mt-1 flex flex-col gap-0.5 text-muted">
            {plan.parts.map((part, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: parts of one plan never move, and may have the same name
              <li key={at}>
                <HostileInline text={part.name} />, {counted(part.sessions, "session")}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
