import { RelativeTime } from "@/components/ui/relative-time";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import type { Way } from "@/lib/guidance/deliveries";

const WAYS = [
  { destination: "rest", name: "REST API", how: "GET /api/v1/guidance", hint: "with a token that may read guidance" },
  { destination: "mcp", name: "MCP", how: "/api/mcp", hint: "with a token, or npx lucid mcp on the same machine" },
  { destination: "files", name: "Files", how: "npx lucid export", hint: "into CLAUDE.md, AGENTS.md or a skill" },
] as const;

/** How agents read the release in force by themselves, and how many sessions have. */
export function Ways({ ways }: { ways: readonly Way[] }) {
  return (
    <section aria-labelledby="ways" className="mb-8">
      <h2 id="ways" className="mb-2 text-base">
        Read by agents themselves
      </h2>
      <Table caption="Ways by which agents read guidance" stacked>
        <TableHead>
          <tr>
            <TableHeader>Destination</TableHeader>
            <TableHeader>How</TableHeader>
            <TableHeader className="text-right">Sessions</TableHeader>
            <TableHeader>Last</TableHeader>
          </tr>
        </TableHead>
        <TableBody>
          {WAYS.map(({ destination, name, how, hint }) => {
            const way = ways.find((one) => one.destination === destination);
            return (
              <TableRow key={destination}>
                <TableCell className="font-medium whitespace-nowrap">{name}</TableCell>
                <TableCell>
                  <code className="font-mono text-xs">{how}</code> <span className="text-muted">{hint}</span>
                </TableCell>
                <TableCell label="Sessions" className="text-right tabular-nums">
                  {way ? way.sessions.toLocaleString("en-GB") : <span className="text-muted">none</span>}
                </TableCell>
                <TableCell label="Last" className="whitespace-nowrap">
                  {way ? <RelativeTime at={way.last} /> : <span className="text-muted">–</span>}
                </TableCell>
              </TableRow>
            );
          })}
        </TableBody>
      </Table>
    </section>
  );
}
