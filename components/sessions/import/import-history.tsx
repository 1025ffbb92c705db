import { HostileInline } from "@/components/text/hostile-text";
import { Badge, type BadgeTone } from "@/components/ui/badge";
import { RelativeTime } from "@/components/ui/relative-time";
import type { ImportView } from "@/lib/sessions/queries/imports";

const STATUS: Record<ImportView["status"], { words: string; tone: BadgeTone }> = {
  running: { words: "Running", tone: "info" },
  completed: { words: "Completed", tone: "ok" },
  failed: { words: "Failed", tone: "danger" },
  canceled: { words: "Canceled", tone: "warn" },
};
const ORIGIN: Record<string, string> = { cli: "Command line", console: "Console", api: "API", sample: "Sample", claude: "Claude" };
const COUNTED = ["added", "updated", "unchanged", "skipped"] as const;

/** The latest imports, with what they refused. */
export function ImportHistory({ imports }: { imports: ImportView[] }) {
  return (
    <ul className="divide-y rounded-lg border bg-surface text-sm">
      {imports.map((one) => (
        <li key={one.id} className="px-3.5 py-2.5">
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <Badge tone={STATUS[one.status].tone}>{STATUS[one.status].words}</Badge>
            <span>{ORIGIN[one.origin] ?? one.origin}</span>
            <span className="text-muted">{countsLine(one.counts)}</span>
            <RelativeTime at={one.createdAt} className="ml-auto text-xs text-muted" />
          </div>
          {one.error && (
            <p className="mt-1 text-danger">
              <HostileInline text={one.error} />
            </p>
          )}
          {one.rejected.length > 0 && (
            <details className="mt-1">
              <summary className="cursor-pointer text-xs text-muted hover:text-text">{one.rejected.length} rejected</summary>
              <ul className="mt-1 max-h-56 overflow-y-auto text-xs">
                {one.rejected.slice(0, 100).map((reason, i) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes, and nothing in a reason is unique
                  <li key={i} className="py-0.5 [overflow-wrap:anywhere]">
                    <HostileInline text={`${reason.file}${reason.line === undefined ? "" : `:${reason.line}`}`} className="font-mono text-muted" />{" "}
                    <HostileInline text={reason.reason} />
                  </li>
                ))}
              </ul>
            </details>
          )}
        </li>
      ))}
    </ul>
  );
}

function countsLine(counts: Record<string, unknown>): string {
  const inside = typeof counts.sessions === "object" && counts.sessions !== null ? (counts.sessions as Record<string, unknown>) : counts;
  return COUNTED.flatMap((name) => (typeof inside[name] === "number" && inside[name] > 0 ? [`${inside[name].toLocaleString("en")} ${name}`] : [])).join(", ");
}
