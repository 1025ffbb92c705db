"use client";
import { Button } from "@/components/ui/button";
import { RelativeTime } from "@/components/ui/relative-time";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import type { ActionResult } from "@/lib/auth/action";
import type { OpenInvitation } from "@/lib/auth/invitations";
import { ConfirmDialog } from "./confirm-dialog";

/** The invitations that can still be used. */
export function InvitationList({
  invitations,
  revoke,
}: {
  invitations: readonly OpenInvitation[];
  revoke: (input: { id: string }) => Promise<ActionResult<void>>;
}) {
  return (
    <Table caption="Open invitations" stacked>
      <TableHead>
        <tr>
          <TableHeader>For</TableHeader>
          <TableHeader>Role</TableHeader>
          <TableHeader>Made by</TableHeader>
          <TableHeader>Ends</TableHeader>
          <TableHeader className="w-24">
            <span className="sr-only">Withdraw</span>
          </TableHeader>
        </tr>
      </TableHead>
      <TableBody>
        {invitations.map((invitation) => (
          <TableRow key={invitation.id} className="[&>td]:align-middle">
            <TableCell>{invitation.note || <span className="text-muted">anyone with the link</span>}</TableCell>
            <TableCell label="Role">{invitation.role}</TableCell>
            <TableCell label="Made by">{invitation.by}</TableCell>
            <TableCell label="Ends" className="whitespace-nowrap text-muted">
              <RelativeTime at={invitation.expiresAt} />
            </TableCell>
            <TableCell>
              <ConfirmDialog
                trigger={
                  <Button size="sm" variant="ghost">
                    Withdraw
                  </Button>
                }
                title="Withdraw this invitation?"
                description="Its link stops working at once."
                confirm="Withdraw"
                run={() => revoke({ id: invitation.id })}
                done="The invitation is withdrawn."
              />
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
