import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { encodeSession } from "@/lib/auth/cookie";
import { PERMISSIONS, type Permission, ROLES, type Role, TOKEN_PERMISSIONS } from "@/lib/auth/policy";
import { db } from "@/lib/db/client";
import { createDream } from "@/lib/dreams/commands";
import { newId } from "@/lib/ids";
import { sha256 } from "@/lib/text/hash";
import nextConfig from "@/next.config";
import { makePerson, makeWorkspace } from "./fixtures";
import { makeLesson } from "./lesson-fixtures";
import { makeSession } from "./session-fixtures";

// Every route × each role or a token with and without the permission, a foreign workspace, what belongs to one, the other kind of key,
// nobody, and another site. Routes are found in the files: one without a line here fails.

// Whether a job is taken up is not the matter here.
vi.mock("@/lib/jobs/enqueue", () => ({ enqueue: async () => null }));

const ROOT = path.resolve(import.meta.dirname, "..");
process.env.NEXTAUTH_SECRET ??= "a secret for the tests of routes, long enough";
process.env.NEXTAUTH_URL = "http://localhost:3000";

const RULES: Record<string, Permission> = {
  "app/api/v1/audit/route.ts#GET": "audit.read",
  "app/api/v1/audit/checkpoint/route.ts#GET": "audit.read",
  "app/api/w/[workspace]/audit/answer/route.ts#POST": "audit.export",
  "app/api/w/[workspace]/audit/export/route.ts#POST": "audit.export",
  "app/api/w/[workspace]/lessons/[id]/sessions/route.ts#POST": "audit.export",
  "app/api/mcp/route.ts#POST": "guidance.read",
  "app/api/v1/deliveries/route.ts#POST": "deliveries.write",
  "app/api/v1/deliveries/outcomes/route.ts#POST": "deliveries.write",
  "app/api/v1/dreams/route.ts#GET": "dreams.read",
  "app/api/v1/dreams/route.ts#POST": "dreams.run",
  "app/api/v1/dreams/[id]/route.ts#GET": "dreams.read",
  "app/api/v1/guidance/route.ts#GET": "guidance.read",
  "app/api/v1/guidance/changes/route.ts#GET": "guidance.read",
  "app/api/v1/guidance/find/route.ts#POST": "guidance.read",
  "app/api/v1/insights/route.ts#GET": "insights.read",
  "app/api/v1/lessons/route.ts#GET": "lessons.read",
  "app/api/v1/lessons/[id]/route.ts#GET": "lessons.read",
  "app/api/v1/policy/route.ts#GET": "lessons.read",
  "app/api/v1/sessions/route.ts#GET": "sessions.read",
  "app/api/v1/sessions/route.ts#POST": "sessions.import",
  "app/api/v1/sessions/[id]/route.ts#GET": "sessions.read",
  "app/api/v1/sessions/[id]/events/route.ts#GET": "sessions.read",
  "app/api/v1/traces/route.ts#POST": "sessions.import",
  "app/api/w/[workspace]/dreams/[dream]/route.ts#GET": "dreams.read",
  "app/api/w/[workspace]/imports/route.ts#GET": "sessions.read",
  "app/api/w/[workspace]/imports/route.ts#POST": "sessions.import",
  "app/api/w/[workspace]/imports/mapped/route.ts#POST": "sessions.import",
  "app/api/w/[workspace]/imports/local/route.ts#GET": "sessions.import_local",
  "app/api/w/[workspace]/imports/local/route.ts#POST": "sessions.import_local",
  "app/api/w/[workspace]/lessons/route.ts#GET": "lessons.read",
  "app/api/w/[workspace]/lessons/[id]/route.ts#GET": "lessons.read",
  "app/api/w/[workspace]/lessons/[id]/context/route.ts#GET": "sessions.read",
  "app/api/w/[workspace]/lessons/[id]/policy-passages/route.ts#GET": "lessons.read",
  "app/api/w/[workspace]/lessons/facets/route.ts#GET": "lessons.read",
  "app/api/w/[workspace]/lessons/audience/route.ts#GET": "lessons.read",
  "app/api/w/[workspace]/lessons/reach/route.ts#GET": "lessons.read",
  "app/api/w/[workspace]/sessions/[session]/route.ts#GET": "sessions.read",
  "app/api/w/[workspace]/sessions/[session]/events/route.ts#GET": "sessions.read",
  "app/api/w/[workspace]/sessions/[session]/events/[index]/text/route.ts#GET": "sessions.read",
  "app/api/w/[workspace]/sessions/[session]/find/route.ts#GET": "sessions.read",
  "app/api/w/[workspace]/sessions/[session]/outline/route.ts#GET": "sessions.read",
  "app/api/w/[workspace]/sessions/[session]/records/route.ts#GET": "sessions.read",
  "app/api/w/[workspace]/sessions/[session]/records/[index]/route.ts#GET": "sessions.read",
};

/** Open to everyone: they say nothing about any workspace. */
const OPEN = new Set([
  "app/api/health/route.ts#GET",
  "app/api/v1/openapi.json/route.ts#GET",
  // An address that leads nowhere.
  ...["GET", "POST", "PUT", "PATCH", "DELETE"].map((method) => `app/api/v1/[[...rest]]/route.ts#${method}`),
  "app/api/auth/[...nextauth]/route.ts#GET",
  "app/api/auth/[...nextauth]/route.ts#POST",
  // Signed deliveries: lib/claude/webhooks has its tests.
  "app/api/webhooks/claude/route.ts#POST",
]);

function routesUnder(folder: string): string[] {
  return readdirSync(path.join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    const inside = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return routesUnder(inside);
    return entry.name === "route.ts" ? [inside] : [];
  });
}

const METHODS = /^export (?:const|async function|function) (GET|POST|PUT|PATCH|DELETE)\b|^export \{([^}]*)\}/gm;
const found = routesUnder("app")
  .flatMap((file) =>
    [...readFileSync(path.join(ROOT, file), "utf8").matchAll(METHODS)].flatMap((match) =>
      match[1] ? [`${file}#${match[1]}`] : [...(match[2] ?? "").matchAll(/\b(GET|POST|PUT|PATCH|DELETE)\b/g)].map((name) => `${file}#${name[1]}`),
    ),
  )
  .sort();

type Handler = (request: Request, context: { params: Promise<Record<string, string>> }) => Promise<Response>;

let own = { id: "", slug: "" };
let foreign = { id: "", slug: "" };
/** What belongs to the foreign workspace, by the name of the address's part. */
let foreignIds = { session: "", lesson: "", dream: "" };
const cookies = new Map<Role | "foreign", string>();

async function cookieOf(workspaceId: string, role: Role): Promise<string> {
  const { id } = await makePerson(workspaceId, role);
  const signInId = newId("signIn");
  await db().signIn.create({ data: { id: signInId, userId: id, method: "password", expiresAt: new Date(Date.now() + 3_600_000) } });
  return `lucid-session=${await encodeSession({ userId: id, signInId })}`;
}

async function tokenWith(workspaceId: string, permissions: readonly string[]): Promise<string> {
  const token = `lucid_${newId("token")}`;
  await db().token.create({ data: { id: newId("token"), workspaceId, name: "test", permissions: [...permissions], tokenHash: sha256(token) } });
  return token;
}

beforeAll(async () => {
  own = await makeWorkspace();
  foreign = await makeWorkspace("Foreign");
  for (const role of ROLES) cookies.set(role, await cookieOf(own.id, role));
  cookies.set("foreign", await cookieOf(foreign.id, "admin"));
  const stranger = await makePerson(foreign.id, "lead");
  foreignIds = {
    session: (await makeSession(foreign.id)).id,
    lesson: (await makeLesson(stranger)).id,
    dream: (await createDream(stranger, {}, { enqueue: false })).id,
  };
});

async function call(key: string, headers: Record<string, string>, slug = own.slug): Promise<Response> {
  const [file, method] = key.split("#") as [string, string];
  const names = [...file.matchAll(/\[(\w+)\]/g)].map((match) => match[1] as string);
  const values: Record<string, string> = {};
  for (const name of names)
    values[name] =
      name === "workspace"
        ? slug
        : name === "index"
          ? "0"
          : file.includes("lessons")
            ? foreignIds.lesson
            : file.includes("dreams")
              ? foreignIds.dream
              : foreignIds.session;
  const address = file
    .replace(/^app/, "")
    .replace(/\/route\.ts$/, "")
    .replace(/\[(\w+)\]/g, (_, name: string) => values[name] as string);
  const body = method === "GET" || method === "HEAD" ? {} : { body: "{}", headers: { "content-type": "application/json", ...headers } };
  const module = (await import(path.join(ROOT, file))) as Record<string, Handler>;
  return (module[method] as Handler)(new Request(`http://localhost:3000${address}`, { method, headers, ...body }), { params: Promise.resolve(values) });
}

/** An address that names one thing. */
const OF_ONE = /\[(?:id|session|dream)\]/;
const SAME_SITE = { origin: "http://localhost:3000", host: "localhost:3000" };
const console_ = Object.entries(RULES).filter(([key]) => key.startsWith("app/api/w/"));
const machine = Object.entries(RULES).filter(([key]) => key.startsWith("app/api/v1/") || key.startsWith("app/api/mcp/"));

describe("routes", () => {
  it("each have a rule", () => {
    expect(found.filter((key) => !(key in RULES) && !OPEN.has(key))).toEqual([]);
    expect([...Object.keys(RULES), ...OPEN].filter((key) => !found.includes(key))).toEqual([]);
  });

  it("answer every other method that they export with 405: none is there without a rule", async () => {
    const odd: string[] = [];
    for (const file of routesUnder("app")) {
      const module = (await import(path.join(ROOT, file))) as Record<string, unknown>;
      for (const method of ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]) {
        const key = `${file}#${method}`;
        if (typeof module[method] !== "function" || found.includes(key) || key.startsWith("app/api/auth/")) continue;
        const { status } = await call(key, {});
        if (status !== 405 && !OPEN.has(`${file}#GET`) && !(method === "OPTIONS" && status === 204) && !(method === "HEAD" && found.includes(`${file}#GET`)))
          odd.push(`${key}: ${status}`);
      }
    }
    expect(odd).toEqual([]);
  });

  it("that are reached by another address are among them", async () => {
    const rewrites = (await nextConfig.rewrites?.()) ?? [];
    const list = Array.isArray(rewrites) ? rewrites : [rewrites.beforeFiles, rewrites.afterFiles, rewrites.fallback].flatMap((some) => some ?? []);
    const files = new Set(Object.keys(RULES).map((key) => key.split("#")[0]));
    expect(list.map(({ destination }) => `app${destination}/route.ts`).filter((file) => !files.has(file))).toEqual([]);
  });

  it("a delivery of another platform that is not signed changes nothing", async () => {
    expect([400, 401, 404]).toContain((await call("app/api/webhooks/claude/route.ts#POST", {})).status);
  });

  describe.each(console_)("%s", (key, permission) => {
    it.each(ROLES)(`needs ${permission} of a %s`, async (role) => {
      const allowed = ROLES.indexOf(role) >= ROLES.indexOf(PERMISSIONS[permission].role);
      const { status } = await call(key, { ...SAME_SITE, cookie: cookies.get(role) as string });
      if (allowed) expect([401, 500]).not.toContain(status);
      if (allowed && permission !== "sessions.import_local") expect(status).not.toBe(403);
      if (!allowed) expect(status).toBe(403);
    });

    it("is not there for a member of another workspace", async () => {
      expect((await call(key, { ...SAME_SITE, cookie: cookies.get("foreign") as string })).status).toBe(404);
    });

    it.skipIf(!OF_ONE.test(key))("hides what belongs to another workspace", async () => {
      const { status } = await call(key, { ...SAME_SITE, cookie: cookies.get("admin") as string });
      // Where the body is looked at first, there is none that would say anything.
      if (key.endsWith("#GET")) expect(status).toBe(404);
      else expect([404, 422]).toContain(status);
    });

    it("asks nobody to sign in, and takes no token", async () => {
      expect((await call(key, SAME_SITE)).status).toBe(401);
      const every = await tokenWith(own.id, TOKEN_PERMISSIONS);
      expect((await call(key, { ...SAME_SITE, authorization: `Bearer ${every}` })).status).toBe(401);
    });

    it("refuses a write from another site", async () => {
      if (key.endsWith("#GET")) return;
      expect((await call(key, { ...SAME_SITE, origin: "https://elsewhere.example", cookie: cookies.get("admin") as string })).status).toBe(403);
    });
  });

  describe.each(machine)("%s", (key, permission) => {
    it(`needs ${permission}`, async () => {
      const without = await tokenWith(
        own.id,
        TOKEN_PERMISSIONS.filter((name) => name !== permission),
      );
      expect((await call(key, { authorization: `Bearer ${without}` })).status).toBe(403);
      const having = await tokenWith(own.id, [permission]);
      expect([401, 403, 500]).not.toContain((await call(key, { authorization: `Bearer ${having}` })).status);
    });

    it.skipIf(!OF_ONE.test(key))("hides what belongs to another workspace", async () => {
      expect((await call(key, { authorization: `Bearer ${await tokenWith(own.id, [permission])}` })).status).toBe(404);
    });

    it("wants a token, and no cookie instead of it", async () => {
      expect((await call(key, {})).status).toBe(401);
      for (const role of ROLES) expect((await call(key, { ...SAME_SITE, cookie: cookies.get(role) as string })).status, role).toBe(401);
      expect((await call(key, { authorization: `Bearer lucid_${newId("token")}` })).status).toBe(401);
    });
  });
});
