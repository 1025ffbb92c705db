import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, it, vi } from "vitest";
import type { ActionResult } from "@/lib/auth/action";
import { PERMISSIONS, type Permission, ROLES, type Role } from "@/lib/auth/policy";
import type { SignedIn } from "@/lib/auth/session";
import { db } from "@/lib/db/client";
import { newId } from "@/lib/ids";
import { makePerson, makeWorkspace } from "./fixtures";

// Every server action × four roles, a foreign member and nobody. The actions are found in the files: one without a line here fails.

const ROOT = path.resolve(import.meta.dirname, "..");
// Keys are sealed with it.
process.env.NEXTAUTH_SECRET ??= "a secret for the tests of actions, long enough";
let signedIn: SignedIn | null = null;

vi.mock("next/headers", () => ({
  headers: async () => new Headers(),
  cookies: async () => ({ get: () => undefined, set: () => undefined, delete: () => undefined }),
}));
vi.mock("@/lib/auth/gate", () => ({ currentSignIn: async () => signedIn, requireSignIn: async () => signedIn, pageContext: async () => undefined }));

// Whether a job is taken up is not the matter here.
vi.mock("@/lib/jobs/enqueue", () => ({ enqueue: async () => null }));

type Action = (slug: string, input: unknown) => Promise<ActionResult<unknown>>;
interface Rule {
  permission: Permission;
  /** A well-formed input about things that do not exist. */
  input: unknown;
}

const hash = "0".repeat(64);
const lesson = { lessonId: newId("lesson"), revisionId: hash };
const check = { name: "Checked", agent: null, rules: [{ kind: "no_unrecovered_error" }] };
const session = { sessionId: newId("session") };

const RULES: Record<string, Rule> = {
  "lib/auth/actions.ts#changeRoleAction": { permission: "members.manage", input: { userId: newId("user"), role: "viewer" } },
  "lib/auth/actions.ts#removeMemberAction": { permission: "members.manage", input: { userId: newId("user") } },
  "lib/auth/actions.ts#createInvitationAction": { permission: "members.manage", input: { role: "viewer" } },
  "lib/auth/actions.ts#revokeInvitationAction": { permission: "members.manage", input: { id: newId("invitation") } },
  "lib/auth/actions.ts#createTokenAction": { permission: "tokens.manage", input: { name: "x", permissions: ["sessions.read"], expiresInDays: 7 } },
  "lib/auth/actions.ts#revokeTokenAction": { permission: "tokens.manage", input: { id: newId("token") } },
  "lib/auth/actions.ts#changeSettingsAction": { permission: "workspace.settings", input: { name: "Renamed" } },
  "lib/auth/actions.ts#changeSignInLimitsAction": { permission: "members.manage", input: { idleMinutes: 1440, longestMinutes: 43_200 } },
  "lib/lessons/actions.ts#approve": { permission: "lessons.review", input: lesson },
  "lib/lessons/actions.ts#reject": { permission: "lessons.review", input: { ...lesson, reason: "untrue" } },
  "lib/lessons/actions.ts#edit": { permission: "lessons.review", input: { ...lesson, title: "t", trigger: "", body: "b", appliesTo: {} } },
  "lib/lessons/actions.ts#undo": { permission: "lessons.review", input: lesson },
  "lib/lessons/actions.ts#undoLatest": { permission: "lessons.review", input: {} },
  "lib/lessons/actions.ts#release": { permission: "lessons.review", input: lesson },
  "lib/lessons/actions.ts#override": { permission: "lessons.override", input: { ...lesson, reason: "A false alarm, checked." } },
  "lib/lessons/actions.ts#assign": { permission: "lessons.review", input: { ...lesson, assigneeId: null } },
  "lib/lessons/actions.ts#comment": { permission: "lessons.review", input: { ...lesson, about: "pattern", text: "Why?" } },
  "lib/lessons/actions.ts#look": { permission: "lessons.review", input: { lessonId: lesson.lessonId } },
  "lib/lessons/actions.ts#lookAway": { permission: "lessons.review", input: { lessonId: lesson.lessonId } },
  "lib/lessons/actions.ts#addQuote": {
    permission: "lessons.review",
    input: { ...lesson, ...session, eventIndex: 0, start: 0, end: 1, exact: "a", claim: 0, stance: "supports" },
  },
  "lib/lessons/actions.ts#detachQuote": { permission: "lessons.review", input: { ...lesson, evidenceId: newId("evidence"), reason: "wrong" } },
  "lib/lessons/actions.ts#bulkReject": { permission: "lessons.review", input: { lessons: [lesson], reason: "untrue" } },
  "lib/lessons/actions.ts#savePolicy": {
    permission: "workspace.settings",
    input: { approvalsRequired: 1, approvalsForHighRisk: 2, leadForHighRisk: true, selfApproval: true, sealedVerdicts: true },
  },
  "lib/lessons/actions.ts#addPolicyDocument": { permission: "workspace.settings", input: { name: "Refunds", text: "Ask first." } },
  "lib/lessons/actions.ts#removePolicyDocument": { permission: "workspace.settings", input: { id: newId("policyDocument") } },
  "lib/lessons/actions.ts#retire": { permission: "lessons.propose", input: { itemId: newId("item"), reason: "old" } },
  "lib/lessons/actions.ts#adopt": { permission: "guidance.adopt", input: { items: [{ path: "a.md", title: "A", text: "Text." }] } },
  "lib/guidance/withdraw/actions.ts#withdrawAction": {
    permission: "guidance.withdraw",
    input: { lessonId: newId("lesson"), revisionId: hash, reason: "Why." },
  },
  "lib/effect/actions.ts#setHoldOutAction": { permission: "workspace.settings", input: { percent: 5 } },
  "lib/effect/actions.ts#keepItemAction": { permission: "lessons.review", input: { id: newId("concern"), note: "Fine.", months: 3 } },
  "lib/effect/actions.ts#careForAction": { permission: "lessons.review", input: { itemId: newId("item"), ownerId: null, revalidateOn: null } },
  "lib/simulation/actions.ts#requestSimulationAction": { permission: "sessions.import", input: {} },
  "lib/claude/publish/actions.ts#addDestinationAction": { permission: "destinations.manage", input: { name: "Guidance" } },
  "lib/claude/publish/actions.ts#removeDestinationAction": { permission: "destinations.manage", input: { id: newId("destination"), archive: false } },
  "lib/claude/publish/actions.ts#publishAgainAction": { permission: "guidance.publish", input: { id: newId("destination") } },
  "lib/claude/publish/actions.ts#lookNowAction": { permission: "guidance.publish", input: { id: newId("destination") } },
  "lib/claude/publish/actions.ts#restoreDriftAction": { permission: "guidance.publish", input: { id: newId("drift") } },
  "lib/claude/publish/actions.ts#adoptDriftAction": { permission: "lessons.propose", input: { id: newId("drift") } },
  "lib/audit/checkpoints/actions.ts#rotateKeyAction": { permission: "audit.keys", input: {} },
  "lib/redaction/actions.ts#redactEventAction": { permission: "content.redact", input: { ...session, index: 0, reason: "secret" } },
  "lib/redaction/actions.ts#redactLessonAction": { permission: "content.redact", input: { lessonId: newId("lesson"), reason: "secret" } },
  "lib/redaction/actions.ts#redactWordsAction": { permission: "content.redact", input: { words: "words that stand nowhere", reason: "secret" } },
  "lib/redaction/actions.ts#redactNameAction": { permission: "content.redact_name", input: { userId: newId("user"), reason: "secret" } },
  "lib/retention/actions.ts#setRetentionAction": { permission: "retention.manage", input: { source: "", days: 9000 } },
  "lib/retention/actions.ts#removeRetentionAction": { permission: "retention.manage", input: { id: newId("retention") } },
  "lib/retention/actions.ts#holdAction": { permission: "retention.manage", input: { source: "elsewhere", reason: "a case" } },
  "lib/retention/actions.ts#liftHoldAction": { permission: "retention.manage", input: { id: newId("hold") } },
  "lib/retention/actions.ts#changePrivacyAction": { permission: "workspace.settings", input: { maskAtImport: [], logViews: false } },
  "lib/auth/actions.ts#mapGroupAction": { permission: "members.manage", input: { name: "Support", role: "viewer" } },
  "lib/auth/actions.ts#unmapGroupAction": { permission: "members.manage", input: { name: "Nobody" } },
  "lib/webhooks/actions.ts#addWebhookAction": { permission: "webhooks.manage", input: { url: "https://10.0.0.1/", types: ["dream.completed"] } },
  "lib/webhooks/actions.ts#removeWebhookAction": { permission: "webhooks.manage", input: { id: newId("webhook") } },
  "lib/webhooks/actions.ts#resumeWebhookAction": { permission: "webhooks.manage", input: { id: newId("webhook") } },
  "lib/webhooks/actions.ts#sendAgainAction": { permission: "webhooks.manage", input: { id: newId("webhookDelivery") } },
  "lib/lessons/gates/actions.ts#publishRelease": { permission: "guidance.publish", input: { releaseId: newId("release"), expectedDigest: hash } },
  "lib/guidance/actions.ts#returnToRelease": { permission: "guidance.return", input: { number: 7 } },
  "lib/dreams/actions.ts#requestDreamAction": { permission: "dreams.run", input: {} },
  "lib/dreams/actions.ts#cancelDreamAction": { permission: "dreams.run", input: { id: newId("dream") } },
  "lib/dreams/actions.ts#resumeDreamAction": { permission: "dreams.run", input: { id: newId("dream") } },
  "lib/sessions/actions.ts#deleteSessionAction": { permission: "sessions.delete", input: session },
  "lib/sessions/actions.ts#contestVerdictAction": { permission: "sessions.contest", input: { ...session, result: "failed", reason: "it did not", seen: null } },
  "lib/sessions/actions.ts#setTaskKeyAction": { permission: "sessions.contest", input: { ...session, taskKey: "t", seen: null } },
  "lib/sessions/actions.ts#guessLineMapping": { permission: "sessions.import", input: { sample: '{"role":"user","text":"x"}' } },
  "lib/sessions/actions.ts#previewLineMapping": {
    permission: "sessions.import",
    input: { sample: '{"role":"user","text":"x"}', mapping: { content: "text" } },
  },
  "lib/sessions/tasks/actions.ts#groupSessionsAction": { permission: "sessions.contest", input: { which: { taskKey: "t" }, taskKey: "u", seen: 1 } },
  "lib/sessions/checks/actions.ts#defineCheckAction": { permission: "workspace.settings", input: check },
  "lib/sessions/checks/actions.ts#removeCheckAction": { permission: "workspace.settings", input: { id: newId("check") } },
  "lib/sessions/checks/actions.ts#previewCheckAction": { permission: "sessions.read", input: check },
  "lib/claude/connections/actions.ts#connectAction": { permission: "connections.manage", input: { apiKey: "sk-test-12345678" } },
  "lib/claude/connections/actions.ts#changeConnectionAction": { permission: "connections.manage", input: { pullMinutes: 30 } },
  "lib/claude/connections/actions.ts#testConnectionAction": { permission: "connections.manage", input: {} },
  "lib/claude/connections/actions.ts#revokeConnectionAction": { permission: "connections.manage", input: {} },
  "lib/claude/pull/actions.ts#requestPullAction": { permission: "sessions.import", input: { kind: "new" } },
  "lib/claude/pull/actions.ts#cancelPullAction": { permission: "sessions.import", input: { id: newId("pull") } },
  "lib/claude/grade/actions.ts#defineRubricAction": { permission: "workspace.settings", input: { name: "R", criteria: [{ name: "c", met: "m" }] } },
  "lib/claude/grade/actions.ts#removeRubricAction": { permission: "workspace.settings", input: { id: newId("rubric") } },
  "lib/claude/grade/actions.ts#requestGradingAction": { permission: "sessions.contest", input: { rubricId: newId("rubric") } },
  "lib/claude/draft/actions.ts#wordingAction": { permission: "lessons.read", input: { lessonId: newId("lesson"), revisionId: hash } },
  "lib/claude/draft/actions.ts#askWordingAction": { permission: "lessons.review", input: { lessonId: newId("lesson"), revisionId: hash } },
  "lib/claude/dreams/actions.ts#planClaudeDreamAction": { permission: "dreams.run", input: {} },
  "lib/claude/dreams/actions.ts#requestClaudeDreamAction": { permission: "dreams.run", input: {} },
  "lib/claude/dreams/actions.ts#archiveClaudeDreamAction": { permission: "dreams.run", input: { id: newId("dream") } },
  "lib/dreams/schedule/actions.ts#changeScheduleAction": {
    permission: "workspace.settings",
    input: { enabled: true, cron: "0 2 * * *", timeZone: "UTC" },
  },
};

/** What a borrowed screen must not do: these want a sign-in of the last minutes, and nothing else does. */
const STEP_UP = new Set([
  "lib/auth/actions.ts#changeSignInLimitsAction",
  "lib/audit/checkpoints/actions.ts#rotateKeyAction",
  "lib/guidance/withdraw/actions.ts#withdrawAction",
  "lib/lessons/actions.ts#override",
  "lib/lessons/actions.ts#savePolicy",
  "lib/redaction/actions.ts#redactEventAction",
  "lib/redaction/actions.ts#redactLessonAction",
  "lib/redaction/actions.ts#redactNameAction",
  "lib/redaction/actions.ts#redactWordsAction",
  "lib/retention/actions.ts#liftHoldAction",
  "lib/retention/actions.ts#setRetentionAction",
  "lib/sessions/actions.ts#deleteSessionAction",
]);

/** Actions about the person alone: a sign-in is enough, and without one they refuse. */
const PERSONAL: Record<string, unknown> = {
  "lib/auth/actions.ts#setNameAction": { name: "New name" },
  "lib/auth/actions.ts#setPasswordAction": { current: "", password: "correct horse battery" },
  "lib/auth/actions.ts#proveAgainAction": { password: "not this one" },
  "lib/auth/actions.ts#waysToProveAction": {},
  "lib/auth/actions.ts#revokeSignInAction": { id: newId("signIn") },
  "lib/auth/actions.ts#createWorkspaceAction": { name: "Mine", slug: "mine" },
};

/** Actions on the way in or out, for whoever comes; each checks what it is given (a password, a one-time link). */
const OPEN = new Set<string>([
  "app/(console)/sign-out.ts#signOut",
  "lib/auth/entrance.ts#acceptAsNewPersonAction",
  "lib/auth/entrance.ts#acceptInvitationAction",
  "lib/auth/entrance.ts#redeemSetupAction",
  "lib/auth/entrance.ts#signInAction",
]);

function filesUnder(folder: string): string[] {
  return readdirSync(path.join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    const inside = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return entry.name === "generated" || entry.name === "node_modules" ? [] : filesUnder(inside);
    return /\.tsx?$/.test(entry.name) && !/\.test\.tsx?$/.test(entry.name) ? [inside] : [];
  });
}

/** `file#name` of every exported server action. */
const found = ["app", "components", "lib"]
  .flatMap(filesUnder)
  .flatMap((file) => {
    const text = readFileSync(path.join(ROOT, file), "utf8");
    if (!/^(?:\s|\/\/[^\n]*\n|\/\*[\s\S]*?\*\/)*["']use server["']/.test(text)) return [];
    return [...text.matchAll(/^export (?:const|async function|function) (\w+)/gm)].map((match) => `${file}#${match[1]}`);
  })
  .sort();

async function load(key: string): Promise<Action> {
  const [file, name] = key.split("#") as [string, string];
  const module = (await import(path.join(ROOT, file))) as Record<string, Action>;
  return module[name] as Action;
}

const people = new Map<Role | "foreign" | "stale", SignedIn>();
let slug = "";

async function asSignedIn(workspaceId: string, role: Role): Promise<SignedIn> {
  const { id } = await makePerson(workspaceId, role);
  const user = await db().user.findUniqueOrThrow({ where: { id } });
  const signInId = newId("signIn");
  await db().signIn.create({ data: { id: signInId, userId: id, method: "password", expiresAt: new Date(Date.now() + 3_600_000) } });
  return { signInId, user: { id, name: user.name, email: user.email } };
}

beforeAll(async () => {
  const workspace = await makeWorkspace();
  slug = workspace.slug;
  for (const role of ROLES) people.set(role, await asSignedIn(workspace.id, role));
  const stale = await asSignedIn(workspace.id, "admin");
  await db().signIn.update({ where: { id: stale.signInId }, data: { provenAt: new Date(Date.now() - 3_600_000) } });
  people.set("stale", stale);
  people.set("foreign", await asSignedIn((await makeWorkspace("Foreign")).id, "admin"));
});

async function codeOf(key: string, who: Role | "foreign" | "stale" | "nobody", input: unknown): Promise<string> {
  signedIn = who === "nobody" ? null : (people.get(who) as SignedIn);
  const result = await (await load(key))(slug, input);
  return result.ok ? "ok" : result.error.code;
}

describe("server actions", () => {
  it("each have a rule", () => {
    expect(found.filter((key) => !(key in RULES) && !(key in PERSONAL) && !OPEN.has(key))).toEqual([]);
    expect([...Object.keys(RULES), ...Object.keys(PERSONAL), ...OPEN].filter((key) => !found.includes(key))).toEqual([]);
  });

  describe.each(Object.entries(RULES))("%s", (key, { permission, input }) => {
    it.each(ROLES)(`needs ${permission} of a %s`, async (role) => {
      const allowed = ROLES.indexOf(role) >= ROLES.indexOf(PERMISSIONS[permission].role);
      const code = await codeOf(key, role, input);
      if (allowed) expect(code).not.toMatch(/forbidden|unauthenticated|internal/);
      else expect(code).toBe("forbidden");
    });

    it(STEP_UP.has(key) ? "wants a fresh sign-in" : "wants no fresh sign-in", async () => {
      expect((await codeOf(key, "stale", input)) === "reauthenticate").toBe(STEP_UP.has(key));
    });

    it("is not there for a member of another workspace", async () => {
      expect(await codeOf(key, "foreign", input)).toBe("not_found");
    });

    it("asks nobody to sign in", async () => {
      expect(await codeOf(key, "nobody", input)).toBe("unauthenticated");
    });
  });

  it.each(Object.entries(PERSONAL))("%s needs a sign-in", async (key, input) => {
    signedIn = null;
    const personal = (await load(key)) as unknown as (input: unknown) => Promise<ActionResult<unknown>>;
    const result = await personal(input);
    expect(result).toMatchObject({ ok: false, error: { code: "unauthenticated" } });
  });
});
