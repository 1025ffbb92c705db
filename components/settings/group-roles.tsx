"use client";
import { useRouter } from "next/navigation";
import type { FormEvent } from "react";
import { useSubmit } from "@/components/layout/use-submit";
import { HostileInline } from "@/components/text/hostile-text";
import { Button } from "@/components/ui/button";
import { ErrorState } from "@/components/ui/error-state";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import { toast } from "@/components/ui/toast";
import type { ActionResult } from "@/lib/auth/action";
import type { GroupRole } from "@/lib/auth/group-roles";
import { ROLES } from "@/lib/auth/policy";
import { ConfirmDialog } from "./confirm-dialog";

interface Props {
  groups: readonly GroupRole[];
  map: (input: { name: string; role: string }) => Promise<ActionResult<void>>;
  unmap: (input: { name: string }) => Promise<ActionResult<void>>;
}

/** Which groups of the identity provider give which role here. */
export function GroupRoles({ groups, map, unmap }: Props) {
  const router = useRouter();
  const { busy, submit, errorOf, general } = useSubmit<void>(["name"]);
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const element = event.currentTarget;
    const form = new FormData(element);
    submit(
      () => map({ name: String(form.get("name")), role: String(form.get("role")) }),
      () => {
        element.reset();
        toast.success("The group has its role, from the next sign-in of its people on.");
        router.refresh();
      },
    );
  };
  return (
    <section className="flex flex-col gap-3">
      <h2 className="text-base">Groups of the identity provider</h2>
      <p className="max-w-prose text-sm text-pretty text-muted">
        Whoever signs in with one of these groups is a member with its role, and no longer when the group is gone. The highest role counts. What a person
        decided about a member stays.
      </p>
      {general && <ErrorState title={general} />}
      {groups.length > 0 && (
        <Table caption="Groups and their roles" stacked>
          <TableHead>
            <tr>
              <TableHeader>Group</TableHeader>
              <TableHeader>Role</TableHeader>
              <TableHeader className="w-24">
                <span className="sr-only">Remove</span>
              </TableHeader>
            </tr>
          </TableHead>
          <TableBody>
            {groups.map((group) => (
              <TableRow key={group.name}>
                <TableCell className="font-medium [overflow-wrap:anywhere]">
                  <HostileInline text={group.name} />
                </TableCell>
                <TableCell label="Role">{group.role}</TableCell>
                <TableCell className="max-sm:text-right">
                  <ConfirmDialog
                    trigger={
                      <Button size="sm" variant="ghost">
                        Remove
                      </Button>
                    }
                    title="Take the role from this group?"
                    description="Its people lose it at their next sign-in."
                    confirm="Remove"
                    run={() => unmap({ name: group.name })}
                    done="The group has no role here any more."
                  />
                </TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      )}
      <form method="post" onSubmit={onSubmit} noValidate className="flex flex-wrap items-end gap-3">
        <Field label="Group" error={errorOf("name")}>
          {(control) => <Input {...control} name="name" maxLength={200} className="w-64" />}
        </Field>
        <Field label="Role">
          {(control) => (
            <Select {...control} name="role" defaultValue="viewer" className="w-36">
              {ROLES.map((role) => (
                <option key={role} value={role}>
                  {role}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Button type="submit" busy={busy}>
          Give the role
        </Button>
      </form>
    </section>
  );
}
