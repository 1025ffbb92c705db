import { CircleAlert } from "lucide-react";
import Link from "next/link";
import { HostileInline } from "@/components/text/hostile-text";
import { Checkbox } from "@/components/ui/checkbox";
import { RelativeTime } from "@/components/ui/relative-time";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import type { SessionRow } from "@/lib/sessions/queries";
import { SessionTitle } from "../session-title";
import { VerdictBadge } from "../verdict-badge";
import { counted, sourceLabel } from "../words";

/** Sessions, a line each; cards where there is no room for lines. */
export function SessionTable({ slug, sessions, selectable = false }: { slug: string; sessions: SessionRow[]; selectable?: boolean }) {
  return (
    <>
      <div className="max-md:hidden">
        <Table caption="Sessions" className="table-fixed">
          <TableHead>
            <tr>
              {selectable && (
                <TableHeader className="w-9">
                  <Checkbox data-sessions="all" aria-label="Choose all on this page" />
                </TableHeader>
              )}
              <TableHeader className="w-auto">Session</TableHeader>
              <TableHeader className="w-40">Agent</TableHeader>
              <TableHeader className="w-32 max-lg:hidden">Task</TableHeader>
              <TableHeader className="w-36">Verdict</TableHeader>
              <TableHeader className="w-18 text-right">Events</TableHeader>
              <TableHeader className="w-16 text-right">Errors</TableHeader>
              <TableHeader className="w-28 text-right">When</TableHeader>
            </tr>
          </TableHead>
          <TableBody>
            {sessions.map((session) => (
              <TableRow key={session.id} className="relative has-focus-visible:bg-raised">
                {selectable && (
                  <TableCell>
                    <span className="relative z-10 flex">
                      <Checkbox data-session={session.id} aria-label={`Choose session ${session.sourceId}`} />
                    </span>
                  </TableCell>
                )}
                <TableCell>
                  <Link data-row-link href={`/w/${slug}/sessions/${session.id}`} className="block truncate font-medium after:absolute after:inset-0">
                    <SessionTitle title={session.title} sourceId={session.sourceId} />
                  </Link>
                  <span className="block truncate text-xs text-muted">
                    {sourceLabel(session.source)} · <HostileInline text={session.sourceId} className="font-mono" />
                  </span>
                </TableCell>
                <TableCell>
                  <span className="block truncate">
                    <HostileInline text={session.agent} />
                  </span>
                  {session.agentVersion && (
                    <span className="block truncate text-xs text-muted">
                      <HostileInline text={session.agentVersion} />
                    </span>
                  )}
                </TableCell>
                <TableCell className="truncate max-lg:hidden">
                  {session.taskKey === null ? <span className="text-muted">none</span> : <HostileInline text={session.taskKey} />}
                </TableCell>
                <TableCell>
                  <VerdictBadge {...session} />
                </TableCell>
                <TableCell className="text-right tabular-nums">{session.events.toLocaleString("en")}</TableCell>
                <TableCell className="text-right tabular-nums">
                  {session.errors > 0 ? <span className="text-danger">{session.errors.toLocaleString("en")}</span> : <span className="text-muted">0</span>}
                </TableCell>
                <TableCell className="text-right whitespace-nowrap text-muted">
                  <RelativeTime at={session.occurredAt} />
                </TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </div>
      <ul className="flex flex-col gap-2 md:hidden" aria-label="Sessions">
        {sessions.map((session) => (
          <li key={session.id} className="relative rounded-lg border bg-surface px-3.5 py-3">
            <Link
              data-row-link
              href={`/w/${slug}/sessions/${session.id}`}
              className="line-clamp-2 font-medium [overflow-wrap:anywhere] after:absolute after:inset-0 after:rounded-lg"
            >
              <SessionTitle title={session.title} sourceId={session.sourceId} />
            </Link>
            <SessionFacts session={session} className="mt-1.5" />
          </li>
        ))}
      </ul>
    </>
  );
}

/** What there is to know about a session, on one line that may wrap. */
export function SessionFacts({ session, className = "" }: { session: SessionRow; className?: string }) {
  return (
    <div className={`flex flex-wrap items-center gap-x-2.5 gap-y-1 text-xs text-muted ${className}`}>
      <VerdictBadge {...session} />
      <span className="max-w-full truncate">
        <HostileInline text={session.agent} />
      </span>
      {session.taskKey !== null && (
        <span className="max-w-full truncate">
          task <HostileInline text={session.taskKey} />
        </span>
      )}
      <span>{counted(session.events, "event")}</span>
      {session.errors > 0 && (
        <span className="inline-flex items-center gap-1 text-danger">
          <CircleAlert aria-hidden className="size-3" />
          {counted(session.errors, "error")}
        </span>
      )}
      <RelativeTime at={session.occurredAt} />
    </div>
  );
}
