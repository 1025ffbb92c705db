import { mintActor, type PersonActor } from "@/lib/auth/actor";
import type { Role } from "@/lib/auth/policy";
import { db } from "@/lib/db/client";
import { newId } from "@/lib/ids";

/** A new empty workspace with a random slug. */
export async function makeWorkspace(name = "Test"): Promise<{ id: string; slug: string }> {
  const id = newId("workspace");
  const slug = `t-${id.slice(-12)}`;
  await db().workspace.create({ data: { id, slug, name } });
  return { id, slug };
}

/** A new user who is a member of the workspace with this role. */
export async function makePerson(workspaceId: string, role: Role, name: string = role): Promise<PersonActor> {
  const id = newId("user");
  await db().user.create({ data: { id, email: `${id}@example.test`, name } });
  await db().membership.create({ data: { workspaceId, userId: id, role } });
  return mintActor({ kind: "person", id, role, workspaceId, signInId: newId("signIn") });
}
