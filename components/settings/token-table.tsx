"use client";
import { KeyRound } from "lucide-react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { RelativeTime } from "@/components/ui/relative-time";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import type { ActionResult } from "@/lib/auth/action";
import type { TokenView } from "@/lib/auth/tokens";
import { ConfirmDialog } from "./confirm-dialog";

/** The workspace's tokens. */
export function TokenTable({ tokens, revoke }: { tokens: readonly TokenView[]; revoke: (input: { id: string }) => Promise<ActionResult<void>> }) {
  if (tokens.length === 0)
    return (
      <EmptyState icon={<KeyRound aria-hidden />} title="No token yet">
        Make one for each machine or pipeline, with only the permissions it needs.
      </EmptyState>
    );
  return (
    <Table caption="API tokens" stacked>
      <TableHead>
        <tr>
          <TableHeader>Name</TableHeader>
          <TableHeader>Permissions</TableHeader>
          <TableHeader>Last used</TableHeader>
          <TableHeader>Ends</TableHeader>
          <TableHeader className="w-24">
            <span className="sr-only">Revoke</span>
          </TableHeader>
        </tr>
      </TableHead>
      <TableBody>
        {tokens.map((token) => (
          <TableRow key={token.id}>
            <TableCell className="min-w-40">
              <span className={token.state === "active" ? "font-medium" : "font-medium text-muted line-through"}>{token.name}</span>
              <span className="block text-xs text-muted">
                <RelativeTime at={token.createdAt} /> by {token.by ?? "the operator"}
              </span>
            </TableCell>
            <TableCell label="May">
              <ul className="flex flex-wrap gap-1 max-sm:justify-end sm:min-w-44">
                {token.permissions.map((permission) => (
                  <li key={permission}>
                    <Badge className="font-mono font-normal">{permission}</Badge>
                  </li>
                ))}
              </ul>
            </TableCell>
            <TableCell label="Last used" className="whitespace-nowrap text-muted">
              {token.lastUsedAt ? <RelativeTime at={token.lastUsedAt} /> : "never"}
            </TableCell>
            <TableCell label="Ends" className="whitespace-nowrap text-muted">
              {token.expiresAt ? <RelativeTime at={token.expiresAt} /> : "never"}
            </TableCell>
            <TableCell>
              {token.state === "active" ? (
                <ConfirmDialog
                  trigger={
                    <Button size="sm" variant="ghost">
                      Revoke
                    </Button>
                  }
                  title={`Revoke ${token.name}?`}
                  description="Whatever uses it is refused within a second. This cannot be undone."
                  confirm="Revoke"
                  run={() => revoke({ id: token.id })}
                  done={`${token.name} is revoked.`}
                />
              ) : (
                <Badge tone="outline">{token.state}</Badge>
              )}
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
