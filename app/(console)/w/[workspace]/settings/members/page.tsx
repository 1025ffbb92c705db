import type { Metadata } from "next";
import { GroupRoles } from "@/components/settings/group-roles";
import { InvitationList } from "@/components/settings/invitation-list";
import { MemberTable } from "@/components/settings/member-table";
import { NewInvitation } from "@/components/settings/new-invitation";
import { RoleTable } from "@/components/settings/role-table";
import { SignInLimitsForm } from "@/components/settings/sign-in-limits";
import {
  changeRoleAction,
  changeSignInLimitsAction,
  createInvitationAction,
  mapGroupAction,
  removeMemberAction,
  revokeInvitationAction,
  unmapGroupAction,
} from "@/lib/auth/actions";
import { pageContext } from "@/lib/auth/gate";
import { listGroupRoles } from "@/lib/auth/group-roles";
import { listInvitations } from "@/lib/auth/invitations";
import { listMembers } from "@/lib/auth/members";
import { outsideProviders } from "@/lib/auth/outside-providers";
import { may } from "@/lib/auth/policy";
import { getSignInLimits } from "@/lib/auth/sign-in-limits";

export const metadata: Metadata = { title: "Members" };

export default async function MembersPage({ params }: { params: Promise<{ workspace: string }> }) {
  const { workspace: slug } = await params;
  const { actor, user } = await pageContext(slug);
  const manages = may(actor, "members.manage");
  const grouped = manages && outsideProviders().some(({ id }) => id === "oidc");
  const [members, invitations, groups, limits] = await Promise.all([
    listMembers(actor),
    manages ? listInvitations(actor) : [],
    grouped ? listGroupRoles(actor) : [],
    getSignInLimits(actor),
  ]);
  return (
    <div className="flex flex-col gap-8">
      <section className="flex flex-col gap-3">
        <div className="flex flex-wrap items-center justify-between gap-2">
          <h2 className="text-base">
            {members.length} {members.length === 1 ? "member" : "members"}
          </h2>
          {manages && <NewInvitation create={createInvitationAction.bind(null, slug)} />}
        </div>
        <MemberTable
          members={members}
          self={user.id}
          manages={manages}
          changeRole={changeRoleAction.bind(null, slug)}
          remove={removeMemberAction.bind(null, slug)}
        />
      </section>
      {invitations.length > 0 && (
        <section className="flex flex-col gap-3">
          <h2 className="text-base">Open invitations</h2>
          <InvitationList invitations={invitations} revoke={revokeInvitationAction.bind(null, slug)} />
        </section>
      )}
      {grouped && <GroupRoles groups={groups} map={mapGroupAction.bind(null, slug)} unmap={unmapGroupAction.bind(null, slug)} />}
      <SignInLimitsForm initial={limits} editable={manages} save={changeSignInLimitsAction.bind(null, slug)} />
      <RoleTable />
    </div>
  );
}
