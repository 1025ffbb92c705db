"use client";
import { UserMinus } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTransition } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { RelativeTime } from "@/components/ui/relative-time";
import { Select } from "@/components/ui/select";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import { toast } from "@/components/ui/toast";
import type { ActionResult } from "@/lib/auth/action";
import type { Member } from "@/lib/auth/members";
import { ROLES, type Role } from "@/lib/auth/policy";
import { ConfirmDialog } from "./confirm-dialog";

interface Props {
  members: readonly Member[];
  self: string;
  manages: boolean;
  changeRole: (input: { userId: string; role: Role }) => Promise<ActionResult<void>>;
  remove: (input: { userId: string }) => Promise<ActionResult<void>>;
}

/** Everyone in the workspace; admins change roles and remove here. */
export function MemberTable({ members, self, manages, changeRole, remove }: Props) {
  const router = useRouter();
  const [busy, start] = useTransition();
  const change = (member: Member, role: Role) =>
    start(async () => {
      const result = await changeRole({ userId: member.userId, role });
      if (result.ok) toast.success(`${member.name} is ${role} now.`);
      else toast.error(result.error.message);
      router.refresh();
    });
  return (
    <Table caption="Members" stacked>
      <TableHead>
        <tr>
          <TableHeader>Name</TableHeader>
          <TableHeader>Role</TableHeader>
          <TableHeader>Last here</TableHeader>
          {manages && (
            <TableHeader className="w-12">
              <span className="sr-only">Remove</span>
            </TableHeader>
          )}
        </tr>
      </TableHead>
      <TableBody>
        {members.map((member) => (
          <TableRow key={member.userId} className="[&>td]:align-middle">
            <TableCell>
              <span className="font-medium">{member.name}</span>
              {member.userId === self && <span className="text-muted"> (you)</span>}
              <span className="block text-xs text-muted">{member.email}</span>
            </TableCell>
            <TableCell label="Role">
              {manages ? (
                <Select
                  aria-label={`Role of ${member.name}`}
                  value={member.role}
                  disabled={busy}
                  onChange={(event) => change(member, event.target.value as Role)}
                  className="w-28"
                >
                  {ROLES.map((role) => (
                    <option key={role}>{role}</option>
                  ))}
                </Select>
              ) : (
                member.role
              )}
            </TableCell>
            <TableCell label="Last here" className="whitespace-nowrap text-muted">
              {member.lastSeen ? <RelativeTime at={member.lastSeen} /> : "never"}
            </TableCell>
            {manages && (
              <TableCell label="Remove">
                <ConfirmDialog
                  trigger={
                    <IconButton label={`Remove ${member.name}`} size="sm">
                      <UserMinus aria-hidden />
                    </IconButton>
                  }
                  title={`Remove ${member.name}?`}
                  description="They lose this workspace at once. What they decided stays, with their name."
                  confirm="Remove"
                  run={() => remove({ userId: member.userId })}
                  done={`${member.name} is no longer a member.`}
                />
              </TableCell>
            )}
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
