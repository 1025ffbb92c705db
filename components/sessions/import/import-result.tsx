import { HostileInline } from "@/components/text/hostile-text";
import { Notice } from "@/components/ui/notice";
import type { ImportReport } from "@/lib/sessions/import/report";
import { counted } from "../words";

const SHOWN = 100;

/** What became of an import: how many sessions, and each thing that was not taken with its reason. */
export function ImportResult({ report }: { report: ImportReport }) {
  const { added, updated, unchanged, skipped } = report.sessions;
  const numbers = [
    ["Added", added],
    ["Updated", updated],
    ["Unchanged", unchanged],
    ["Skipped", skipped],
    ["Rejected", report.rejectedCount],
  ] as const;
  return (
    <div className="flex flex-col gap-3">
      {report.status === "canceled" && <Notice tone="warn">The import was canceled. The sessions that were finished are kept.</Notice>}
      <dl className="grid grid-cols-5 gap-px overflow-hidden rounded-lg border bg-border max-sm:grid-cols-2">
        {numbers.map(([name, count]) => (
          <div key={name} className="bg-surface px-3 py-2 max-sm:last:col-span-2">
            <dt className="text-xs text-muted">{name}</dt>
            <dd className={`text-lg font-semibold tabular-nums ${name === "Rejected" && count > 0 ? "text-danger" : ""}`}>{count.toLocaleString("en")}</dd>
          </div>
        ))}
      </dl>
      <p className="text-sm text-muted">{counted(report.events, "event")} written.</p>
      <Reasons title="Rejected" count={report.rejectedCount} reasons={report.rejected} />
      <Reasons title="Left out" count={report.skipped.length} reasons={report.skipped} />
    </div>
  );
}

function Reasons({ title, count, reasons }: { title: string; count: number; reasons: readonly { file: string; line?: number; reason: string }[] }) {
  if (reasons.length === 0) return null;
  return (
    <details open={title === "Rejected"} className="rounded-lg border bg-surface">
      <summary className="cursor-pointer px-3 py-2 text-sm font-medium">
        {title} <span className="font-normal text-muted">{count.toLocaleString("en")}</span>
      </summary>
      <ul className="max-h-80 divide-y overflow-y-auto border-t text-sm">
        {reasons.slice(0, SHOWN).map((one, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes, and nothing in a reason is unique
          <li key={i} className="flex flex-col gap-0.5 px-3 py-1.5">
            <span className="font-mono text-xs [overflow-wrap:anywhere] text-muted">
              <HostileInline text={one.file} />
              {one.line !== undefined && `:${one.line}`}
            </span>
            <HostileInline text={one.reason} className="[overflow-wrap:anywhere]" />
          </li>
        ))}
        {count > SHOWN && <li className="px-3 py-1.5 text-muted">and {(count - Math.min(SHOWN, reasons.length)).toLocaleString("en")} more</li>}
      </ul>
    </details>
  );
}
