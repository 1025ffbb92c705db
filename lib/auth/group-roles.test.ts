import { beforeAll, expect, test } from "vitest";
import { db, transact } from "@/lib/db/client";
import { newId } from "@/lib/ids";
import { makeUser, makeVisitor } from "@/test/access";
import { makePerson, makeWorkspace } from "@/test/fixtures";
import type { PersonActor } from "./actor";
import { followGroups, listGroupRoles, mapGroup, unmapGroup } from "./group-roles";
import { changeRole } from "./members";
import { signInWithIdentity } from "./sign-in";

let workspaceId = "";
let admin: PersonActor;
const group = newId("user");

beforeAll(async () => {
  workspaceId = (await makeWorkspace()).id;
  admin = await makePerson(workspaceId, "admin");
  await mapGroup(admin, { name: `${group} support`, role: "reviewer" });
  await mapGroup(admin, { name: `${group} leads`, role: "lead" });
});

const memberOf = (userId: string) =>
  db().membership.findUnique({ where: { workspaceId_userId: { workspaceId, userId } }, select: { role: true, keptBy: true } });
const follow = (userId: string, ...names: string[]) =>
  transact((tx) =>
    followGroups(
      tx,
      userId,
      names.map((name) => `${group} ${name}`),
      newId("request"),
    ),
  );

test("the highest role of the groups is given, followed, and taken away, with an entry each", async () => {
  const { id } = await makeUser();
  await follow(id, "support", "other");
  expect(await memberOf(id)).toEqual({ role: "reviewer", keptBy: "group" });
  await follow(id, "support", "leads");
  expect(await memberOf(id)).toEqual({ role: "lead", keptBy: "group" });
  await follow(id, "support", "leads");
  await follow(id);
  expect(await memberOf(id)).toBeNull();
  const entries = await db().auditEntry.findMany({ where: { trail: workspaceId, objectId: id }, orderBy: { seq: "asc" }, select: { action: true } });
  expect(entries.map(({ action }) => action)).toEqual(["member.added", "member.role_changed", "member.removed"]);
});

test("what a person decided stays", async () => {
  const { id } = await makeUser({ memberships: { [workspaceId]: "viewer" } });
  await follow(id, "leads");
  expect(await memberOf(id)).toEqual({ role: "viewer", keptBy: "person" });
  const other = await makeUser();
  await follow(other.id, "leads");
  await changeRole(admin, { userId: other.id, role: "viewer" });
  await follow(other.id, "leads");
  expect(await memberOf(other.id)).toEqual({ role: "viewer", keptBy: "person" });
});

test("somebody new in a known group needs no invitation; with an unverified email or unknown groups they do", async () => {
  const identity = (groups: string[], verified = true) => {
    const subject = newId("user");
    return { provider: "oidc" as const, subject, verifiedEmail: verified ? `${subject}@outside.test` : null, name: "Nora", groups };
  };
  const { userId } = await signInWithIdentity(identity([`${group} support`]), makeVisitor());
  expect(await memberOf(userId)).toEqual({ role: "reviewer", keptBy: "group" });
  await expect(signInWithIdentity(identity([`${group} strangers`]), makeVisitor())).rejects.toMatchObject({ code: "unauthenticated" });
  await expect(signInWithIdentity(identity([`${group} support`], false), makeVisitor())).rejects.toMatchObject({ code: "unauthenticated" });
});

test("a sign-in is as fresh as the provider says", async () => {
  const { userId, signInId } = await signInWithIdentity(
    { provider: "oidc", subject: newId("user"), verifiedEmail: `${newId("user")}@outside.test`, groups: [`${group} support`], provenAt: 1_000_000_000 },
    makeVisitor(),
  );
  const row = await db().signIn.findUniqueOrThrow({ where: { id: signInId } });
  expect(row.userId).toBe(userId);
  expect(row.provenAt.getTime()).toBe(1_000_000_000_000);
});

test("the list of groups is the workspace's own", async () => {
  const stranger = await makePerson((await makeWorkspace()).id, "admin");
  expect(await listGroupRoles(stranger)).toEqual([]);
  await expect(unmapGroup(stranger, { name: `${group} leads` })).rejects.toMatchObject({ code: "not_found" });
  expect((await listGroupRoles(admin)).map(({ role }) => role)).toEqual(["lead", "reviewer"]);
});
