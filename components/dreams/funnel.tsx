import { HostileInline } from "@/components/text/hostile-text";
import type { DreamFunnel } from "@/lib/dreams/dream";
import { count, counted } from "./words";

/** From sessions to lessons, and what was left out on the way, at which gate and why. */
export function Funnel({ funnel }: { funnel: DreamFunnel }) {
  const steps: [string, number, string][] = [
    ["Sessions", funnel.sessions, counted(funnel.steps, "step")],
    ["Features", funnel.features, "what is known of them"],
    ["Candidates", funnel.candidates, "things seen more than once, or said"],
    ["Tested", funnel.tested, "against the outcomes, within tasks"],
    ["Findings", funnel.findings, "that hold up"],
    ["Lessons", funnel.lessons, lessonsNote(funnel)],
  ];
  return (
    <ol className="grid grid-cols-2 gap-px overflow-hidden rounded-lg border bg-border sm:grid-cols-3 lg:grid-cols-6">
      {steps.map(([label, value, note]) => (
        <li key={label} className="bg-surface px-3 py-2.5">
          <p className="text-xs text-muted">{label}</p>
          <p className="text-lg font-semibold tabular-nums">{count(value)}</p>
          <p className="text-xs text-pretty text-muted">{note}</p>
        </li>
      ))}
    </ol>
  );
}

function lessonsNote({ outcome }: DreamFunnel): string {
  return [
    outcome.proposed > 0 && `${outcome.proposed} for review`,
    outcome.heldBack > 0 && `${outcome.heldBack} held back`,
    outcome.quarantined > 0 && `${outcome.quarantined} quarantined`,
  ]
    .filter(Boolean)
    .join(", ");
}

/** What did not become a lesson, by gate, the gate with the most sessions first. */
export function Dropped({ funnel }: { funnel: DreamFunnel }) {
  const gates = new Map<string, DreamFunnel["dropped"]>();
  for (const one of funnel.dropped) gates.set(one.gate, [...(gates.get(one.gate) ?? []), one]);
  if (gates.size === 0) return null;
  return (
    <ul className="divide-y rounded-lg border bg-surface">
      {[...gates].map(([gate, list]) => (
        <li key={gate}>
          <details className="group">
            <summary className="flex cursor-pointer flex-wrap items-baseline justify-between gap-x-4 px-4 py-2.5 text-sm hover:bg-raised/50">
              <span className="font-medium first-letter:uppercase">{gate}</span>
              <span className="text-xs text-muted tabular-nums">{list.length}</span>
            </summary>
            <ul className="px-4 pb-3 text-sm">
              {list.map((one) => (
                <li key={`${one.what}/${one.sessions}`} className="flex flex-wrap justify-between gap-x-4 py-0.5">
                  <span className="min-w-0 flex-1 font-mono text-xs [overflow-wrap:anywhere] text-muted">
                    <HostileInline text={one.what} />
                  </span>
                  {one.sessions > 0 && <span className="text-xs whitespace-nowrap text-muted tabular-nums">{counted(one.sessions, "session")}</span>}
                </li>
              ))}
            </ul>
          </details>
        </li>
      ))}
    </ul>
  );
}
