import { beforeEach, expect, test } from "vitest";
import { sql } from "@/lib/db/client";
import { newId } from "@/lib/ids";
import { makeUser, makeVisitor } from "@/test/access";
import { makePerson, makeWorkspace } from "@/test/fixtures";
import { acceptWithIdentity, createInvitation, joinedWith, revokeInvitation } from "./invitations";
import type { OutsideIdentity } from "./sign-in";

let token: string;
let workspace: Awaited<ReturnType<typeof makeWorkspace>>;
let admin: Awaited<ReturnType<typeof makePerson>>;
let invitationId: string;

beforeEach(async () => {
  workspace = await makeWorkspace();
  admin = await makePerson(workspace.id, "admin");
  const made = await createInvitation(admin, { role: "reviewer", note: "" });
  invitationId = made.id;
  token = made.path.replace("/invite/", "");
});

function somebody(changes: Partial<OutsideIdentity> = {}): OutsideIdentity {
  const subject = newId("user");
  return { provider: "oidc", subject, verifiedEmail: `${subject}@Outside.test`, name: "Nora New", ...changes };
}

test("an invited person becomes a member with their identity, and may come back to the link", async () => {
  const identity = somebody();
  const signed = await acceptWithIdentity(token, identity, makeVisitor());
  const rows = await sql<{ name: string; email: string; role: string; method: string }>(
    `SELECT u.name, u.email, m.role, s.method FROM users u JOIN memberships m ON m.user_id = u.id JOIN sign_ins s ON s.user_id = u.id
     JOIN identities i ON i.user_id = u.id AND i.subject = $2 WHERE u.id = $1 AND m.workspace_id = $3`,
    [signed?.userId, identity.subject, workspace.id],
  );
  expect(rows).toEqual([{ name: "Nora New", email: identity.verifiedEmail?.toLowerCase(), role: "reviewer", method: "oidc" }]);
  expect(await joinedWith(token, signed?.userId ?? "")).toEqual({ slug: workspace.slug });
  expect(await joinedWith(token, admin.id)).toBeNull();
});

test.each(["", "   ", null])("without a name (%j) the email's first part stands in", async (name) => {
  const signed = await acceptWithIdentity(token, somebody({ verifiedEmail: `kim.${newId("user")}@outside.test`, name }), makeVisitor());
  const [user] = await sql<{ name: string }>("SELECT name FROM users WHERE id = $1", [signed?.userId]);
  expect(user?.name).toMatch(/^kim\.usr_/);
});

test("no verified email, a withdrawn link, and people who are known make nobody", async () => {
  const known = await makeUser();
  const before = await sql("SELECT 1 FROM users");
  expect(await acceptWithIdentity(token, somebody({ verifiedEmail: null }), makeVisitor())).toBeNull();
  expect(await acceptWithIdentity(token, somebody({ verifiedEmail: known.email }), makeVisitor())).toBeNull();
  expect(await acceptWithIdentity("no such token, at all", somebody(), makeVisitor())).toBeNull();
  await revokeInvitation(admin, { id: invitationId });
  expect(await acceptWithIdentity(token, somebody(), makeVisitor())).toBeNull();
  expect(await sql("SELECT 1 FROM users")).toHaveLength(before.length);
});

test("of two strangers with one link, one gets in and the other leaves no trace", async () => {
  const both = [somebody(), somebody()];
  const results = await Promise.allSettled(both.map((one) => acceptWithIdentity(token, one, makeVisitor())));
  expect(results.filter((one) => one.status === "fulfilled" && one.value !== null)).toHaveLength(1);
  const made = await sql("SELECT 1 FROM identities WHERE subject = ANY($1)", [both.map((one) => one.subject)]);
  expect(made).toHaveLength(1);
  expect(await sql("SELECT 1 FROM users WHERE email = ANY($1)", [both.map((one) => one.verifiedEmail?.toLowerCase())])).toHaveLength(1);
});
