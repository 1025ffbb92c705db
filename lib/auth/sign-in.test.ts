import { beforeAll, expect, test, vi } from "vitest";
import { sql } from "@/lib/db/client";
import { makeSignIn, makeUser, makeVisitor } from "@/test/access";
import { makeWorkspace } from "@/test/fixtures";
import { revokeSignIn, setPassword } from "./account";
import { encodeSession } from "./cookie";
import { hashPassword, verifyPassword } from "./password";
import { enterWorkspace, resolveSignIn } from "./session";
import { endSignIn, signInWithIdentity, signInWithPassword } from "./sign-in";

const PASSWORD = "correct horse battery";
let person: Awaited<ReturnType<typeof makeUser>>;

beforeAll(async () => {
  person = await makeUser({ password: PASSWORD });
});

const installation = (action: string, actorId: string) =>
  sql<{ n: number }>("SELECT count(*)::int AS n FROM audit_entries WHERE trail = 'installation' AND action = $1 AND actor_id = $2", [action, actorId]);

test("the right password signs in, whatever the case of the email", async () => {
  const signed = await signInWithPassword({ email: ` ${person.email.toUpperCase()} `, password: PASSWORD }, makeVisitor());
  expect(signed.userId).toBe(person.id);
  expect((await installation("access.signed_in", person.id))[0]!.n).toBe(1);
  const cookie = await encodeSession({ userId: signed.userId, signInId: signed.signInId });
  expect((await resolveSignIn(cookie))?.user.id).toBe(person.id);
});

test("a wrong password, an unknown email, no password and a disabled user get the same answer", async () => {
  const bare = await makeUser();
  const disabled = await makeUser({ password: PASSWORD });
  await sql("UPDATE users SET disabled_at = now() WHERE id = $1", [disabled.id]);
  const messages = await Promise.all(
    [
      { email: person.email, password: "wrong wrong wrong" },
      { email: "nobody@example.test", password: PASSWORD },
      { email: bare.email, password: "" },
      { email: disabled.email, password: PASSWORD },
    ].map((input) => signInWithPassword(input, makeVisitor()).catch((error: Error) => error.message)),
  );
  expect(new Set(messages)).toEqual(new Set(["Email and password do not fit together."]));
});

test("an unknown email takes as long as a known one", async () => {
  const stored = await hashPassword(PASSWORD);
  const time = async (hash: string | null) => {
    const from = performance.now();
    expect(await verifyPassword("wrong wrong wrong", hash)).toBe(false);
    return performance.now() - from;
  };
  const known: number[] = [];
  const unknown: number[] = [];
  for (let i = 0; i < 4; i++) {
    known.push(await time(stored));
    unknown.push(await time(null));
  }
  // The same derivation runs in both; a shortcut would be a hundred times faster.
  expect(Math.min(...unknown)).toBeGreaterThan(Math.min(...known) * 0.4);
});

const wrong = (email: string, visitor = makeVisitor()) =>
  signInWithPassword({ email, password: "wrong wrong" }, visitor).then(
    () => "in",
    (error: { code: string }) => error.code,
  );

test("failures from one address are limited, and say how long to wait", async () => {
  const target = await makeUser({ password: PASSWORD });
  const visitor = makeVisitor();
  for (let i = 0; i < 8; i++) expect(await wrong(target.email, visitor)).toBe("unauthenticated");
  const refused = await signInWithPassword({ email: target.email, password: PASSWORD }, visitor).catch((error: unknown) => error);
  expect(refused).toMatchObject({ code: "rate_limited", message: expect.stringMatching(/^Too many failed sign-ins\. Try again in \d+ (minutes|seconds)\.$/) });
  expect((refused as { retryAfter: number }).retryAfter).toBeGreaterThan(0);
  // Its owner comes from elsewhere, and the address may still try others.
  await expect(signInWithPassword({ email: target.email, password: PASSWORD }, makeVisitor())).resolves.toMatchObject({ userId: target.id });
  expect(await wrong(person.email, visitor)).toBe("unauthenticated");
  await sql("UPDATE rate_limits SET window_start = now() - interval '16 minutes'");
  await expect(signInWithPassword({ email: target.email, password: PASSWORD }, visitor)).resolves.toMatchObject({ userId: target.id });
});

test("failures from everywhere slow an email down for a minute at most", async () => {
  const target = await makeUser({ password: PASSWORD });
  for (let i = 0; i < 30; i++) expect(await wrong(target.email)).toBe("unauthenticated");
  const refused = await signInWithPassword({ email: target.email, password: PASSWORD }, makeVisitor()).catch((error: unknown) => error);
  expect(refused).toMatchObject({ code: "rate_limited" });
  expect((refused as { retryAfter: number }).retryAfter).toBeLessThanOrEqual(60);
  await sql("UPDATE rate_limits SET window_start = window_start - interval '61 seconds'");
  await expect(signInWithPassword({ email: target.email, password: PASSWORD }, makeVisitor())).resolves.toMatchObject({ userId: target.id });
});

test("failures of one address are limited over emails", async () => {
  const visitor = makeVisitor("2001:db8:1:2::1");
  const neighbour = makeVisitor("2001:db8:1:2:ffff::9");
  for (let i = 0; i < 5; i++) {
    const { email } = await makeUser({ password: PASSWORD });
    for (let again = 0; again < 8; again++) expect(await wrong(email, again % 2 ? visitor : neighbour)).toBe("unauthenticated");
  }
  expect(await wrong(person.email, visitor)).toBe("rate_limited");
  expect(await wrong(person.email)).toBe("unauthenticated");
});

test("at once and in parallel, no more than the limit is tried", async () => {
  const target = await makeUser({ password: PASSWORD });
  const visitor = makeVisitor();
  const results = await Promise.all(Array.from({ length: 14 }, () => wrong(target.email, visitor)));
  expect(results.filter((code) => code === "unauthenticated")).toHaveLength(8);
  expect(results.filter((code) => code === "rate_limited")).toHaveLength(6);
});

test("success does not count as a failure", async () => {
  const target = await makeUser({ password: PASSWORD });
  const visitor = makeVisitor();
  for (let i = 0; i < 10; i++) await signInWithPassword({ email: target.email, password: PASSWORD }, visitor);
});

test.each([
  ["revoked", "revoked_at = now()"],
  ["expired", "expires_at = now() - interval '1 second'"],
  ["idle for a week", "last_seen_at = now() - interval '8 days'"],
])("a sign-in that is %s is nobody", async (_name, change) => {
  const signInId = await makeSignIn(person.id);
  const cookie = await encodeSession({ userId: person.id, signInId });
  expect(await resolveSignIn(cookie)).not.toBeNull();
  await sql(`UPDATE sign_ins SET ${change} WHERE id = $1`, [signInId]);
  expect(await resolveSignIn(cookie)).toBeNull();
});

test("a cookie that is not ours is nobody", async () => {
  for (const value of [undefined, "", "x", "a.b.c.d.e"]) expect(await resolveSignIn(value)).toBeNull();
  // Another user's id with a sign-in that exists
  const other = await makeUser();
  expect(await resolveSignIn(await encodeSession({ userId: other.id, signInId: await makeSignIn(person.id) }))).toBeNull();
});

test("a machine whose clock is wrong makes no sign-in longer, and none fresher", async () => {
  vi.useFakeTimers({ now: Date.now() + 90 * 86_400_000, toFake: ["Date"] });
  let signInId = "";
  try {
    signInId = await makeSignIn(person.id);
  } finally {
    vi.useRealTimers();
  }
  const rows = await sql(
    "SELECT proven_at <= now() AS proven, expires_at <= now() + interval '30 days' AS ends, last_seen_at <= now() AS seen FROM sign_ins WHERE id = $1",
    [signInId],
  );
  expect(rows).toEqual([{ proven: true, ends: true, seen: true }]);
});

test("a visit is noted at most every five minutes", async () => {
  const signInId = await makeSignIn(person.id);
  const cookie = await encodeSession({ userId: person.id, signInId });
  const seen = async () => (await sql<{ at: Date }>("SELECT last_seen_at AS at FROM sign_ins WHERE id = $1", [signInId]))[0]!.at.getTime();
  const first = await seen();
  await resolveSignIn(cookie);
  expect(await seen()).toBe(first);
  await sql("UPDATE sign_ins SET last_seen_at = now() - interval '6 minutes' WHERE id = $1", [signInId]);
  await resolveSignIn(cookie);
  expect(Date.now() - (await seen())).toBeLessThan(60_000);
});

test("a foreign workspace is not found, in the words of one that does not exist", async () => {
  const [mine, foreign] = [await makeWorkspace(), await makeWorkspace()];
  const user = await makeUser({ memberships: { [mine.id]: "viewer" } });
  const signedIn = { signInId: "sin_x", user };
  expect((await enterWorkspace(signedIn, mine.slug)).actor.role).toBe("viewer");
  const errors = await Promise.all([foreign.slug, "no-such-workspace"].map((slug) => enterWorkspace(signedIn, slug).catch((error: Error) => error)));
  expect(errors[0]).toMatchObject({ code: "not_found" });
  expect(errors[1]).toMatchObject({ code: "not_found", message: (errors[0] as Error).message });
});

test("signing out twice is one entry; a new password ends the other sign-ins", async () => {
  const user = await makeUser({ password: PASSWORD });
  const [here, there] = [await makeSignIn(user.id), await makeSignIn(user.id)];
  await endSignIn(user.id, there, "");
  await endSignIn(user.id, there, "");
  expect((await installation("access.signed_out", user.id))[0]!.n).toBe(1);
  const third = await makeSignIn(user.id);
  const signedIn = { signInId: here, user };
  await expect(setPassword(signedIn, { current: "wrong", password: "another good one" }, "")).rejects.toMatchObject({ code: "invalid", field: "current" });
  await setPassword(signedIn, { current: PASSWORD, password: "another good one" }, "");
  expect(await resolveSignIn(await encodeSession({ userId: user.id, signInId: third }))).toBeNull();
  expect(await resolveSignIn(await encodeSession({ userId: user.id, signInId: here }))).not.toBeNull();
});

test("nobody ends another person's sign-in", async () => {
  const signInId = await makeSignIn(person.id);
  const other = await makeUser();
  await expect(revokeSignIn({ signInId: "sin_x", user: other }, { id: signInId }, "")).rejects.toMatchObject({ code: "not_found" });
});

test("an outside identity is linked by a verified email once, and makes nobody", async () => {
  const user = await makeUser();
  await expect(signInWithIdentity({ provider: "github", subject: "1", verifiedEmail: null }, makeVisitor())).rejects.toMatchObject({ code: "unauthenticated" });
  await expect(signInWithIdentity({ provider: "github", subject: "1", verifiedEmail: "stranger@example.test" }, makeVisitor())).rejects.toMatchObject({
    code: "unauthenticated",
  });
  expect((await signInWithIdentity({ provider: "github", subject: "1", verifiedEmail: user.email }, makeVisitor())).userId).toBe(user.id);
  expect((await signInWithIdentity({ provider: "github", subject: "1", verifiedEmail: null }, makeVisitor())).userId).toBe(user.id);
});
