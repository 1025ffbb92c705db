import { mintActor, type PersonActor } from "@/lib/auth/actor";
import type { Role } from "@/lib/auth/policy";
import { db, sql } from "@/lib/db/client";
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

/** Lets a person have signed in just now, as what needs a fresh sign-in asks for. */
export async function proven(person: PersonActor): Promise<void> {
  await sql(
    `INSERT INTO sign_ins (id, user_id, method, expires_at, proven_at) VALUES ($1, $2, 'password', now() + interval '1 day', now())
     ON CONFLICT (id) DO UPDATE SET proven_at = now()`,
    [person.signInId, person.id],
  );
}
