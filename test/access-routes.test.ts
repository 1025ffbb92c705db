import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { encodeSession } from "@/lib/auth/cookie";
import { PERMISSIONS, type Permission, ROLES, type Role, TOKEN_PERMISSIONS } from "@/lib/auth/policy";
import { db } from "@/lib/db/client";
import { newId } from "@/lib/ids";
import { sha256 } from "@/lib/text/hash";
import { makePerson, makeWorkspace } from "./fixtures";
import { makeSession } from "./session-fixtures";

// Every route × four roles or a token without the permission, a foreign workspace, nobody, and another site. Routes are found in the
// files: one without a line here fails.

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
let foreignSession = "";
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
  foreignSession = (await makeSession(foreign.id)).id;
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
            ? newId("lesson")
            : file.includes("dreams")
              ? newId("dream")
              : foreignSession;
  const address = file
    .replace(/^app/, "")
    .replace(/\/route\.ts$/, "")
    .replace(/\[(\w+)\]/g, (_, name: string) => values[name] as string);
  const body = method === "GET" ? {} : { body: "{}", headers: { "content-type": "application/json", ...headers } };
  const module = (await import(path.join(ROOT, file))) as Record<string, Handler>;
  return (module[method] as Handler)(new Request(`http://localhost:3000${address}`, { method, headers, ...body }), { params: Promise.resolve(values) });
}

const SAME_SITE = { origin: "http://localhost:3000", host: "localhost:3000" };
const console_ = Object.entries(RULES).filter(([key]) => key.startsWith("app/api/w/"));
const machine = Object.entries(RULES).filter(([key]) => key.startsWith("app/api/v1/") || key.startsWith("app/api/mcp/"));

describe("routes", () => {
  it("each have a rule", () => {
    expect(found.filter((key) => !(key in RULES) && !OPEN.has(key))).toEqual([]);
    expect([...Object.keys(RULES), ...OPEN].filter((key) => !found.includes(key))).toEqual([]);
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

    it("hides what belongs to another workspace", async () => {
      if (!key.includes("[session]")) return;
      expect((await call(key, { ...SAME_SITE, cookie: cookies.get("admin") as string })).status).toBe(404);
    });

    it("asks nobody to sign in", async () => {
      expect((await call(key, SAME_SITE)).status).toBe(401);
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

    it("hides what belongs to another workspace", async () => {
      if (!key.includes("[id]")) return;
      expect((await call(key, { authorization: `Bearer ${await tokenWith(own.id, [permission])}` })).status).toBe(404);
    });

    it("wants a token, and no cookie instead of it", async () => {
      expect((await call(key, {})).status).toBe(401);
      expect((await call(key, { ...SAME_SITE, cookie: cookies.get("admin") as string })).status).toBe(401);
      expect((await call(key, { authorization: `Bearer lucid_${newId("token")}` })).status).toBe(401);
    });
  });
});
