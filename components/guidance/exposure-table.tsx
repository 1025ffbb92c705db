import Link from "next/link";
import { HostileInline } from "@/components/text/hostile-text";
import { RelativeTime } from "@/components/ui/relative-time";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import type { Exposure } from "@/lib/guidance/exposure";

const DESTINATIONS = { rest: "REST", mcp: "MCP", files: "Files", claude_memory_store: "Claude memory store" } as const;
const PROOFS = { response: "Lucid answered", report: "reported", content: "its transcript shows it" } as const;

/** The sessions that had a lesson, newest record first. */
export function ExposureTable({ slug, sessions }: { slug: string; sessions: readonly Exposure[] }) {
  return (
    <Table caption="Sessions that had this lesson" stacked>
      <TableHead>
        <tr>
          <TableHeader>Session</TableHeader>
          <TableHeader>Agent</TableHeader>
          <TableHeader>Release</TableHeader>
          <TableHeader>By</TableHeader>
          <TableHeader>Delivered</TableHeader>
          <TableHeader>Read</TableHeader>
          <TableHeader>Outcome</TableHeader>
        </tr>
      </TableHead>
      <TableBody>
        {sessions.map((session) => (
          <TableRow key={`${session.source}-${session.release}-${session.destination}-${session.deliveredAt.toISOString()}`}>
            <TableCell className="max-w-80 [overflow-wrap:anywhere]">
              {session.sessionId ? (
                <Link href={`/w/${slug}/sessions/${session.sessionId}`} className="font-medium hover:underline">
                  <HostileInline text={session.title || session.source} />
                </Link>
              ) : (
                <>
                  <HostileInline text={session.source} /> <span className="text-muted">not imported</span>
                </>
              )}
            </TableCell>
            <TableCell label="Agent">{session.agent === "" ? <span className="text-muted">unknown</span> : <HostileInline text={session.agent} />}</TableCell>
            <TableCell label="Release" className="whitespace-nowrap">
              <Link href={`/w/${slug}/guidance/releases/${session.release}`} className="hover:underline">
                Release {session.release}
              </Link>
            </TableCell>
            <TableCell label="By">
              <span>
                {DESTINATIONS[session.destination]} <span className="text-muted">({PROOFS[session.proof]})</span>
              </span>
            </TableCell>
            <TableCell label="Delivered" className="whitespace-nowrap">
              <RelativeTime at={session.deliveredAt} />
            </TableCell>
            <TableCell label="Read">
              <span>
                {session.read ? "Read" : <span className="text-muted">Not known</span>}
                {session.judgement && <span className="text-muted">, called {session.judgement}</span>}
              </span>
            </TableCell>
            <TableCell label="Outcome">
              {session.succeeded === null ? <span className="text-muted">–</span> : session.succeeded ? "Succeeded" : "Failed"}
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
