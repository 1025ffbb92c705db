"use server";
import { revokeSignIn, setName, setPassword } from "./account";
import { accountAction, action } from "./action";
import { mapGroup, unmapGroup } from "./group-roles";
import { createInvitation, revokeInvitation } from "./invitations";
import { changeRole, removeMember } from "./members";
import {
  groupInput,
  groupRoleInput,
  idInput,
  invitationInput,
  memberInput,
  memberRoleInput,
  nameInput,
  newWorkspaceInput,
  nothingInput,
  passwordChange,
  proofInput,
  settingsInput,
  tokenInput,
} from "./schema";
import { changeSignInLimits, signInLimitsInput } from "./sign-in-limits";
import { proveAgain, waysToProve } from "./step-up";
import { createToken, revokeToken } from "./tokens";
import { changeSettings } from "./workspaces/change-settings";
import { createWorkspace } from "./workspaces/create";

export const changeRoleAction = async (slug: string, input: unknown) => action(memberRoleInput, changeRole)(slug, input);
export const removeMemberAction = async (slug: string, input: unknown) => action(memberInput, removeMember)(slug, input);
export const createInvitationAction = async (slug: string, input: unknown) => action(invitationInput, createInvitation)(slug, input);
export const revokeInvitationAction = async (slug: string, input: unknown) => action(idInput, revokeInvitation)(slug, input);
export const mapGroupAction = async (slug: string, input: unknown) => action(groupRoleInput, mapGroup)(slug, input);
export const unmapGroupAction = async (slug: string, input: unknown) => action(groupInput, unmapGroup)(slug, input);
export const createTokenAction = async (slug: string, input: unknown) => action(tokenInput, createToken)(slug, input);
export const revokeTokenAction = async (slug: string, input: unknown) => action(idInput, revokeToken)(slug, input);
export const changeSettingsAction = async (slug: string, input: unknown) => action(settingsInput, changeSettings)(slug, input);

export const changeSignInLimitsAction = async (slug: string, input: unknown) => action(signInLimitsInput, changeSignInLimits)(slug, input);

export const setNameAction = async (input: unknown) => accountAction(nameInput, setName)(input);
export const setPasswordAction = async (input: unknown) => accountAction(passwordChange, setPassword)(input);
export const revokeSignInAction = async (input: unknown) => accountAction(idInput, revokeSignIn)(input);
export const proveAgainAction = async (input: unknown) => accountAction(proofInput, proveAgain)(input);
export const waysToProveAction = async () => accountAction(nothingInput, waysToProve)({});
export const createWorkspaceAction = async (input: unknown) =>
  accountAction(newWorkspaceInput, ({ user }, given, requestId) => createWorkspace({ kind: "person", id: user.id, requestId }, { ...given, adminId: user.id }))(
    input,
  );
