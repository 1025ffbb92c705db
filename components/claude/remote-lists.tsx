import Link from "next/link";
import { HostileInline } from "@/components/text/hostile-text";
import { Badge } from "@/components/ui/badge";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import type { RemoteAgent, RemoteStore } from "@/lib/claude/pull/queries";
import { count, ROLE_WORDS } from "./words";

/** The agents of the platform. */
export function RemoteAgents({ agents }: { agents: readonly RemoteAgent[] }) {
  return (
    <Table caption="Agents on the Claude platform" stacked>
      <TableHead>
        <tr>
          <TableHeader>Agent</TableHeader>
          <TableHeader>Model</TableHeader>
          <TableHeader>Version</TableHeader>
          <TableHeader className="text-right">Sessions</TableHeader>
        </tr>
      </TableHead>
      <TableBody>
        {agents.map((agent) => (
          <TableRow key={agent.id}>
            <TableCell>
              <HostileInline text={agent.name} className="font-medium" /> {agent.multiagent && <Badge>has specialists</Badge>}{" "}
              {agent.archived && <Badge tone="outline">archived</Badge>}
            </TableCell>
            <TableCell label="Model" className="text-muted">
              <code className="font-mono text-xs">{agent.model}</code>
            </TableCell>
            <TableCell label="Version" className="tabular-nums">
              {agent.version}
            </TableCell>
            <TableCell label="Sessions" className="text-right tabular-nums">
              {count(agent.sessions)}
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

/** The memory stores of the platform. */
export function RemoteStores({ slug, stores }: { slug: string; stores: readonly RemoteStore[] }) {
  return (
    <Table caption="Memory stores on the Claude platform" stacked>
      <TableHead>
        <tr>
          <TableHeader>Store</TableHeader>
          <TableHeader>What it is</TableHeader>
          <TableHeader className="text-right">Notes</TableHeader>
          <TableHeader className="text-right">Changes</TableHeader>
        </tr>
      </TableHead>
      <TableBody>
        {stores.map((store) => (
          <TableRow key={store.id}>
            <TableCell>
              <Link href={`/w/${slug}/sessions/claude/notes?store=${store.id}`} className="font-medium underline-offset-2 hover:underline">
                <HostileInline text={store.name || store.id} />
              </Link>{" "}
              {store.archived && <Badge tone="outline">archived</Badge>}
              {store.problem && <span className="block text-xs text-danger">{store.problem}</span>}
            </TableCell>
            <TableCell label="What it is" className="text-muted">
              {ROLE_WORDS[store.role]}
            </TableCell>
            <TableCell label="Notes" className="text-right tabular-nums">
              {store.role === "agents" ? count(store.memories) : "–"}
            </TableCell>
            <TableCell label="Changes" className="text-right tabular-nums">
              {store.role === "agents" ? count(store.versions) : "–"}
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
