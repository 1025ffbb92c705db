import { expect, test } from "vitest";
import { sql } from "@/lib/db/client";
import { makeSignIn, makeUser } from "@/test/access";
import { makePerson, makeWorkspace, proven } from "@/test/fixtures";
import { listSignIns } from "./account";
import { encodeSession } from "./cookie";
import { resolveSignIn } from "./session";
import { changeSignInLimits, getSignInLimits, limitsOfPerson, signInLimitsInput } from "./sign-in-limits";

const DAY = 24 * 60;

async function strict(limits: { idleMinutes: number; longestMinutes: number }) {
  const workspace = await makeWorkspace();
  const admin = await makePerson(workspace.id, "admin");
  await proven(admin);
  await changeSignInLimits(admin, limits);
  return { workspace, admin };
}

async function signedIn(memberships: Record<string, "viewer">) {
  const user = await makeUser({ memberships });
  const signInId = await makeSignIn(user.id);
  const cookie = await encodeSession({ userId: user.id, signInId });
  const change = (set: string) => sql(`UPDATE sign_ins SET ${set} WHERE id = $1`, [signInId]);
  return { user, signInId, change, works: async () => (await resolveSignIn(cookie)) !== null };
}

test("what nobody changed is 7 days without a visit and 30 days at most", async () => {
  const workspace = await makeWorkspace();
  const viewer = await makePerson(workspace.id, "viewer");
  const most = { idleMinutes: 7 * DAY, longestMinutes: 30 * DAY };
  expect(await getSignInLimits(viewer)).toEqual(most);
  expect(await limitsOfPerson((await makeUser()).id)).toEqual(most);
});

test("the limits of a workspace hold for the sign-ins that stand, and the entry says what they were", async () => {
  const { workspace, admin } = await strict({ idleMinutes: 30, longestMinutes: 8 * 60 });
  const member = await signedIn({ [workspace.id]: "viewer" });
  const stranger = await signedIn({});
  for (const one of [member, stranger]) await one.change("last_seen_at = now() - interval '31 minutes'");
  expect([await member.works(), await stranger.works()]).toEqual([false, true]);
  for (const one of [member, stranger]) await one.change("last_seen_at = now(), created_at = now() - interval '8 hours 1 minute'");
  expect([await member.works(), await stranger.works()]).toEqual([false, true]);
  expect(await listSignIns({ signInId: member.signInId, user: member.user })).toEqual([]);
  await member.change("created_at = now() - interval '7 hours'");
  expect(await member.works()).toBe(true);
  const [entry] = await sql<{ facts: unknown }>("SELECT facts FROM audit_entries WHERE trail = $1 AND action = 'workspace.settings_changed'", [
    admin.workspaceId,
  ]);
  expect(entry?.facts).toMatchObject({ idleMinutesBefore: 7 * DAY, idleMinutes: 30, longestMinutesBefore: 30 * DAY, longestMinutes: 480 });
});

test("the strictest of a person's workspaces counts", async () => {
  const one = await strict({ idleMinutes: 60, longestMinutes: 30 * DAY });
  const two = await strict({ idleMinutes: DAY, longestMinutes: 2 * DAY });
  const { user } = await signedIn({ [one.workspace.id]: "viewer", [two.workspace.id]: "viewer" });
  expect(await limitsOfPerson(user.id)).toEqual({ idleMinutes: 60, longestMinutes: 2 * DAY });
});

test("it takes an admin who has just signed in", async () => {
  const workspace = await makeWorkspace();
  const limits = { idleMinutes: 60, longestMinutes: 60 };
  const lead = await makePerson(workspace.id, "lead");
  await proven(lead);
  await expect(changeSignInLimits(lead, limits)).rejects.toMatchObject({ code: "forbidden" });
  const admin = await makePerson(workspace.id, "admin");
  await expect(changeSignInLimits(admin, limits)).rejects.toMatchObject({ code: "reauthenticate" });
});

test.each([
  [{ idleMinutes: 14, longestMinutes: 60 }, "At least 15 minutes."],
  [{ idleMinutes: 7 * DAY + 1, longestMinutes: 30 * DAY }, "At most 7 days."],
  [{ idleMinutes: 15, longestMinutes: 59 }, "At least an hour."],
  [{ idleMinutes: 15, longestMinutes: 30 * DAY + 1 }, "At most 30 days."],
  [{ idleMinutes: 61, longestMinutes: 60 }, "A sign-in cannot rest for longer than it lasts."],
])("%o is refused: %s", (limits, message) => {
  expect(signInLimitsInput.safeParse(limits).error?.issues[0]?.message).toBe(message);
});
