import { expect, test } from "vitest";
import { sql } from "@/lib/db/client";
import { newId } from "@/lib/ids";
import { makeUser, makeVisitor } from "@/test/access";
import { makePerson, makeWorkspace } from "@/test/fixtures";
import type { PersonActor } from "./actor";
import { mintActor } from "./actor";
import { acceptAsNewPerson, acceptInvitation, createInvitation, listInvitations, readInvitation, revokeInvitation } from "./invitations";
import { addUser, changeRole, listMembers, removeMember } from "./members";

const actions = async (trail: string) =>
  (await sql<{ action: string }>("SELECT action FROM audit_entries WHERE trail = $1 ORDER BY seq", [trail])).map((row) => row.action);
const tokenOf = (path: string) => path.replace("/invite/", "");
const newcomer = () => ({ email: `${newId("user")}@example.test`, name: "Newcomer", password: "long enough, surely" });

test("an admin changes roles and removes; others are refused, and that is written down", async () => {
  const workspace = await makeWorkspace();
  const admin = await makePerson(workspace.id, "admin");
  const viewer = await makePerson(workspace.id, "viewer");
  await changeRole(admin, { userId: viewer.id, role: "reviewer" });
  await changeRole(admin, { userId: viewer.id, role: "reviewer" });
  await removeMember(admin, { userId: viewer.id });
  expect((await listMembers(admin)).map((member) => member.userId)).toEqual([admin.id]);
  const lead = await makePerson(workspace.id, "lead");
  await expect(changeRole(lead, { userId: lead.id, role: "admin" })).rejects.toMatchObject({ code: "forbidden" });
  expect(await actions(workspace.id)).toEqual(["member.role_changed", "member.removed", "access.refused"]);
});

test("the last admin stays, also when two leave at once", async () => {
  const workspace = await makeWorkspace();
  const admins = await Promise.all([makePerson(workspace.id, "admin"), makePerson(workspace.id, "admin")]);
  const leave: ((actor: PersonActor) => Promise<void>)[] = [
    (actor) => changeRole(actor, { userId: actor.id, role: "viewer" }),
    (actor) => removeMember(actor, { userId: actor.id }),
  ];
  const results = await Promise.allSettled(admins.map((actor, i) => leave[i]!(actor)));
  expect(results.map((result) => result.status).sort()).toEqual(["fulfilled", "rejected"]);
  const left = await sql("SELECT 1 FROM memberships WHERE workspace_id = $1 AND role = 'admin'", [workspace.id]);
  expect(left).toHaveLength(1);
});

test("a member of another workspace is not found", async () => {
  const [mine, foreign] = [await makeWorkspace(), await makeWorkspace()];
  const admin = await makePerson(mine.id, "admin");
  const stranger = await makePerson(foreign.id, "viewer");
  await expect(changeRole(admin, { userId: stranger.id, role: "lead" })).rejects.toMatchObject({ code: "not_found" });
  await expect(removeMember(admin, { userId: stranger.id })).rejects.toMatchObject({ code: "not_found" });
});

test("the operator adds people, changes their role, and never takes the last admin", async () => {
  const workspace = await makeWorkspace();
  const operator = mintActor({ kind: "operator", id: "operator", workspaceId: workspace.id });
  const { email } = newcomer();
  const added = await addUser(operator, { email, role: "admin", password: "long enough, surely" });
  expect(added.created).toBe(true);
  await expect(addUser(operator, { email, role: "viewer" })).rejects.toMatchObject({ code: "conflict" });
  const other = await makePerson(workspace.id, "admin");
  expect(await addUser(operator, { email, role: "viewer" })).toEqual({ id: added.id, created: false });
  // An admin of one workspace must not reach somebody's other workspaces through their password.
  await expect(addUser(other, { email, role: "viewer", password: "another password" })).rejects.toMatchObject({ code: "forbidden" });
});

test("an invitation works once, for new and for known people", async () => {
  const workspace = await makeWorkspace();
  const admin = await makePerson(workspace.id, "admin");
  const first = await createInvitation(admin, { role: "reviewer", note: "Ana" });
  expect(await readInvitation(tokenOf(first.path))).toMatchObject({ role: "reviewer", workspace: { slug: workspace.slug } });
  const joined = await acceptAsNewPerson(tokenOf(first.path), newcomer(), makeVisitor());
  expect(joined.slug).toBe(workspace.slug);
  expect(await readInvitation(tokenOf(first.path))).toBeNull();
  await expect(acceptAsNewPerson(tokenOf(first.path), newcomer(), makeVisitor())).rejects.toMatchObject({ code: "conflict" });
  const second = await createInvitation(admin, { role: "lead", note: "" });
  const known = await makeUser();
  await acceptInvitation(tokenOf(second.path), known.id, "");
  expect((await listMembers(admin)).find((member) => member.userId === known.id)?.role).toBe("lead");
  expect(await listInvitations(admin)).toEqual([]);
});

test("of many who accept at once one joins", async () => {
  const workspace = await makeWorkspace();
  const admin = await makePerson(workspace.id, "admin");
  const { path } = await createInvitation(admin, { role: "viewer", note: "" });
  const people = await Promise.all(Array.from({ length: 8 }, () => makeUser()));
  const results = await Promise.allSettled(people.map((person) => acceptInvitation(tokenOf(path), person.id, "")));
  expect(results.filter((result) => result.status === "fulfilled")).toHaveLength(1);
  expect(await listMembers(admin)).toHaveLength(2);
});

test("revoked and old invitations are closed; a member does not use one up; a known email must sign in", async () => {
  const workspace = await makeWorkspace();
  const admin = await makePerson(workspace.id, "admin");
  const revoked = await createInvitation(admin, { role: "viewer", note: "" });
  await revokeInvitation(admin, { id: revoked.id });
  await expect(revokeInvitation(admin, { id: revoked.id })).rejects.toMatchObject({ code: "conflict" });
  expect(await readInvitation(tokenOf(revoked.path))).toBeNull();
  const open = await createInvitation(admin, { role: "viewer", note: "" });
  await expect(acceptInvitation(tokenOf(open.path), admin.id, "")).rejects.toMatchObject({ code: "conflict" });
  const known = await makeUser();
  await expect(acceptAsNewPerson(tokenOf(open.path), { ...newcomer(), email: known.email }, makeVisitor())).rejects.toMatchObject({ field: "email" });
  expect(await readInvitation(tokenOf(open.path))).not.toBeNull();
  await sql("UPDATE invitations SET expires_at = now() - interval '1 second' WHERE id = $1", [open.id]);
  await expect(acceptInvitation(tokenOf(open.path), known.id, "")).rejects.toMatchObject({ code: "conflict" });
  const foreign = await makePerson((await makeWorkspace()).id, "admin");
  await expect(revokeInvitation(foreign, { id: open.id })).rejects.toMatchObject({ code: "not_found" });
});
