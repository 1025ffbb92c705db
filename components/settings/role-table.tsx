import { Check, Minus } from "lucide-react";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import { may, type Permission, ROLES } from "@/lib/auth/policy";

const ROWS: readonly { permission: Permission; label: string }[] = [
  { permission: "sessions.read", label: "Read sessions, lessons, guidance and the audit trail" },
  { permission: "lessons.review", label: "Approve, edit and reject lessons" },
  { permission: "guidance.publish", label: "Publish what the policy lets through" },
  { permission: "sessions.import", label: "Import sessions and start dreams" },
  { permission: "workspace.settings", label: "Set the policy" },
  { permission: "lessons.override", label: "Give second approvals, override" },
  { permission: "guidance.withdraw", label: "Withdraw lessons, return to an earlier release" },
  { permission: "audit.export", label: "Export the audit trail" },
  { permission: "members.manage", label: "Manage members and invitations" },
  { permission: "tokens.manage", label: "Manage API tokens" },
];

/** What each role may do, out of the table that every command asks. */
export function RoleTable() {
  return (
    <details className="group">
      <summary className="w-fit text-sm text-muted hover:text-text">What each role may do</summary>
      <div className="mt-3">
        <Table caption="What each role may do">
          <TableHead>
            <tr>
              <TableHeader>Permission</TableHeader>
              {ROLES.map((role) => (
                <TableHeader key={role} className="w-12 text-center capitalize max-sm:px-1 sm:w-20">
                  {role}
                </TableHeader>
              ))}
            </tr>
          </TableHead>
          <TableBody>
            {ROWS.map((row) => (
              <TableRow key={row.permission}>
                <TableCell>{row.label}</TableCell>
                {ROLES.map((role) => (
                  <TableCell key={role} className="text-center max-sm:px-1">
                    {may({ kind: "person", role }, row.permission) ? (
                      <Check aria-label="yes" className="mx-auto size-4 text-ok" />
                    ) : (
                      <Minus aria-label="no" className="mx-auto size-4 text-border-strong" />
                    )}
                  </TableCell>
                ))}
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </div>
    </details>
  );
}
