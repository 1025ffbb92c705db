import { beforeAll, expect, test } from "vitest";
import { sql } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { makeSignIn, makeUser } from "@/test/access";
import { makePerson, makeWorkspace } from "@/test/fixtures";
import type { PersonActor } from "./actor";
import { forgetTokens } from "./bearer";
import { encodeSession, sessionCookieName } from "./cookie";
import { apiRoute, consoleRoute } from "./route";
import { createToken, listTokens, revokeToken } from "./tokens";

const URL_ = "http://lucid.test/api/v1/things";
let workspace: { id: string; slug: string };
let admin: PersonActor;
let token: { id: string; token: string };

beforeAll(async () => {
  workspace = await makeWorkspace();
  admin = await makePerson(workspace.id, "admin");
  token = await createToken(admin, { name: "t", permissions: ["sessions.read", "sessions.import"], expiresInDays: 1 });
});

const none = { params: Promise.resolve({}) };
const bearer = (value = token.token, init: RequestInit = {}) => new Request(URL_, { ...init, headers: { ...init.headers, authorization: `Bearer ${value}` } });
const read = apiRoute(async (_request, actor) => Response.json({ workspace: actor.workspaceId }), { permission: "sessions.read" });

test("a token opens its workspace; its first use is in the trail once", async () => {
  const responses = await Promise.all(Array.from({ length: 5 }, () => read(bearer(), none)));
  for (const response of responses) {
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ workspace: workspace.id });
    expect(response.headers.get("x-request-id")).toMatch(/^req_/);
  }
  const used = await sql("SELECT 1 FROM audit_entries WHERE trail = $1 AND action = 'token.used'", [workspace.id]);
  expect(used).toHaveLength(1);
  expect((await listTokens(admin)).find((one) => one.id === token.id)?.lastUsedAt).not.toBeNull();
});

test.each([
  ["nothing", undefined],
  ["another scheme", "Basic abc"],
  ["an unknown token", "Bearer lucid_nope"],
])("with %s the answer is a 401 problem", async (_name, authorization) => {
  const response = await read(new Request(URL_, { headers: authorization ? { authorization } : {} }), none);
  expect(response.status).toBe(401);
  expect(response.headers.get("content-type")).toBe("application/problem+json");
  expect(response.headers.get("www-authenticate")).toContain("Bearer");
  const problem = await response.json();
  expect(problem).toMatchObject({ type: "urn:lucid:problem:unauthenticated", status: 401, instance: response.headers.get("x-request-id") });
});

test("cookies do not open a machine's route", async () => {
  const user = await makeUser({ memberships: { [workspace.id]: "admin" } });
  const cookie = `${sessionCookieName()}=${await encodeSession({ userId: user.id, signInId: await makeSignIn(user.id) })}`;
  expect((await read(new Request(URL_, { headers: { cookie } }), none)).status).toBe(401);
});

test("what the token does not hold is refused, and that is written down", async () => {
  const decide = apiRoute(async () => Response.json({}), { permission: "lessons.review" });
  const dream = apiRoute(async () => Response.json({}), { permission: "dreams.run" });
  for (const route of [decide, dream]) expect((await route(bearer(token.token, { method: "POST" }), none)).status).toBe(403);
  const refused = await sql<{ object_id: string }>("SELECT object_id FROM audit_entries WHERE trail = $1 AND action = 'access.refused' AND actor_id = $2", [
    workspace.id,
    token.id,
  ]);
  expect(refused.map((row) => row.object_id).sort()).toEqual(["dreams.run", "lessons.review"]);
});

test("a token with a permission it may never hold is not made", async () => {
  await expect(createToken(admin, { name: "x", permissions: ["lessons.review"], expiresInDays: null })).rejects.toThrow();
});

test("revoked elsewhere, a token stops within a second; here, at once", async () => {
  const made = await createToken(admin, { name: "r", permissions: ["sessions.read"], expiresInDays: null });
  expect((await read(bearer(made.token), none)).status).toBe(200);
  // As another process would revoke it: this one's memory is not cleared.
  await sql("UPDATE tokens SET revoked_at = now() WHERE id = $1", [made.id]);
  await new Promise((resolve) => setTimeout(resolve, 950));
  expect((await read(bearer(made.token), none)).status).toBe(401);
  const second = await createToken(admin, { name: "r2", permissions: ["sessions.read"], expiresInDays: null });
  expect((await read(bearer(second.token), none)).status).toBe(200);
  await revokeToken(admin, { id: second.id });
  expect((await read(bearer(second.token), none)).status).toBe(401);
});

test("an expired token is refused", async () => {
  const made = await createToken(admin, { name: "e", permissions: ["sessions.read"], expiresInDays: 1 });
  await sql("UPDATE tokens SET expires_at = now() - interval '1 second' WHERE id = $1", [made.id]);
  forgetTokens();
  expect((await read(bearer(made.token), none)).status).toBe(401);
});

test("a body beyond the limit is refused, announced or not", async () => {
  const route = apiRoute(async (request) => Response.json({ length: (await request.text()).length }), { permission: "sessions.import", maxBody: 1000 });
  expect(await (await route(bearer(token.token, { method: "POST", body: "x".repeat(1000) }), none)).json()).toEqual({ length: 1000 });
  expect((await route(bearer(token.token, { method: "POST", body: "x".repeat(1001), headers: { "content-length": "1001" } }), none)).status).toBe(413);
  const stream = new ReadableStream({
    pull(controller) {
      controller.enqueue(new Uint8Array(300));
    },
  });
  const unannounced = bearer(token.token, { method: "POST", body: stream, duplex: "half" } as RequestInit);
  expect((await route(unannounced, none)).status).toBe(413);
});

test("an unexpected error is shown without internals", async () => {
  const route = apiRoute(
    async () => {
      throw new Error("password is hunter2");
    },
    { permission: "sessions.read" },
  );
  const response = await route(bearer(), none);
  expect(response.status).toBe(500);
  const text = await response.text();
  expect(text).not.toContain("hunter2");
  expect(JSON.parse(text).instance).toMatch(/^req_/);
});

test("retry-after is told in the header and the body", async () => {
  const route = apiRoute(
    async () => {
      throw new AppError("rate_limited", "Later.", { retryAfter: 12.2 });
    },
    { permission: "sessions.read" },
  );
  const response = await route(bearer(), none);
  expect([response.status, response.headers.get("retry-after"), (await response.json()).retryAfter]).toEqual([429, "13", 13]);
});

test("an Idempotency-Key: same body same answer, other body refused, at the same time a conflict, failures are not kept", async () => {
  let runs = 0;
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  const route = apiRoute(
    async (request) => {
      const body = await request.json();
      runs += 1;
      if (body.fail) throw new AppError("conflict", "No.");
      if (body.hold) await held;
      return Response.json({ run: runs, big: "é\u0000".repeat(3) }, { status: 201 });
    },
    { permission: "sessions.import", idempotent: true },
  );
  const send = (key: string, body: object) =>
    route(bearer(token.token, { method: "POST", body: JSON.stringify(body), headers: { "idempotency-key": key } }), none);
  const first = await send("a", { n: 1 });
  const again = await send("a", { n: 1 });
  expect([first.status, again.status]).toEqual([201, 201]);
  expect(await again.text()).toBe(await first.text());
  expect(again.headers.get("idempotency-replayed")).toBe("true");
  expect((await send("a", { n: 2 })).status).toBe(422);
  expect((await send("f", { fail: true })).status).toBe(409);
  expect((await send("f", { n: 3 })).status).toBe(201);
  const slow = send("h", { hold: true });
  await new Promise((resolve) => setTimeout(resolve, 300));
  const meanwhile = await send("h", { hold: true });
  expect([meanwhile.status, meanwhile.headers.get("retry-after")]).toEqual([409, "2"]);
  release();
  expect((await slow).status).toBe(201);
  expect(runs).toBe(4);
  const raced = await Promise.all(Array.from({ length: 10 }, () => send("race", { n: 5 })));
  expect(runs).toBe(5);
  for (const response of raced) expect([201, 409]).toContain(response.status);
});

const page = consoleRoute<{ workspace: string }>(async (_request, actor) => Response.json({ role: actor.role }), { permission: "sessions.read" });
const inside = (slug: string) => ({ params: Promise.resolve({ workspace: slug }) });

test("the console's routes: member, stranger, nobody, revoked, another site", async () => {
  const user = await makeUser({ memberships: { [workspace.id]: "reviewer" } });
  const signInId = await makeSignIn(user.id);
  const cookie = `other=1; ${sessionCookieName()}=${await encodeSession({ userId: user.id, signInId })}`;
  const headers = { cookie, host: "lucid.test" };
  const foreign = await makeWorkspace();
  expect(await (await page(new Request(URL_, { headers }), inside(workspace.slug))).json()).toEqual({ role: "reviewer" });
  expect((await page(new Request(URL_, { headers }), inside(foreign.slug))).status).toBe(404);
  expect((await page(new Request(URL_), inside(workspace.slug))).status).toBe(401);
  expect((await page(bearer(), inside(workspace.slug))).status).toBe(401);
  const post = (extra: Record<string, string>) => page(new Request(URL_, { method: "POST", headers: { ...headers, ...extra } }), inside(workspace.slug));
  expect((await post({ origin: "http://lucid.test" })).status).toBe(200);
  expect((await post({ origin: "http://evil.test" })).status).toBe(403);
  expect((await post({ "sec-fetch-site": "cross-site", origin: "http://evil.test", authorization: "Bearer x" })).status).toBe(403);
  await sql("DELETE FROM memberships WHERE user_id = $1", [user.id]);
  expect((await page(new Request(URL_, { headers }), inside(workspace.slug))).status).toBe(404);
  await sql("UPDATE sign_ins SET revoked_at = now() WHERE id = $1", [signInId]);
  expect((await page(new Request(URL_, { headers }), inside(workspace.slug))).status).toBe(401);
});
