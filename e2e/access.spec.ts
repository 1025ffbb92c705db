import { expect, expectAccessible, serverState, test } from "./fixtures";
import { lucid } from "./lucid";
import { allPages } from "./pages";
import { SignInPage } from "./pages/console";

// Every page × four roles, a member of another workspace and nobody; then every page with axe in both themes, and on a phone. The
// pages are found in the files: one without a line here fails.

type Role = "viewer" | "reviewer" | "lead" | "admin";
const ROLES: readonly Role[] = ["viewer", "reviewer", "lead", "admin"];

/** The least role that may open a page, "anyone" signed in, or "open" to all. */
const RULES: Record<string, Role | "anyone" | "open"> = {
  "/": "anyone",
  "/account": "anyone",
  "/invite/[token]": "open",
  "/setup/[token]": "open",
  "/sign-in": "open",
  "/workspaces/new": "anyone",
  "/w/[workspace]/audit": "viewer",
  "/w/[workspace]/audit/[seq]": "viewer",
  "/w/[workspace]/audit/questions": "lead",
  "/w/[workspace]/audit/sign-ins": "admin",
  "/w/[workspace]/dreams": "viewer",
  "/w/[workspace]/dreams/[dream]": "viewer",
  "/w/[workspace]/dreams/claude": "viewer",
  "/w/[workspace]/dreams/tasks": "viewer",
  "/w/[workspace]/guidance": "viewer",
  "/w/[workspace]/guidance/adopt": "lead",
  "/w/[workspace]/guidance/destinations": "viewer",
  "/w/[workspace]/guidance/effects": "viewer",
  "/w/[workspace]/guidance/draft": "viewer",
  "/w/[workspace]/guidance/compare": "viewer",
  "/w/[workspace]/guidance/lessons/[lesson]": "viewer",
  "/w/[workspace]/guidance/releases/[number]": "viewer",
  "/w/[workspace]/review/[[...lesson]]": "viewer",
  "/w/[workspace]/sessions": "viewer",
  "/w/[workspace]/sessions/[session]": "viewer",
  "/w/[workspace]/sessions/claude": "viewer",
  "/w/[workspace]/sessions/claude/notes": "viewer",
  "/w/[workspace]/sessions/grading": "viewer",
  "/w/[workspace]/sessions/import": "reviewer",
  "/w/[workspace]/sessions/import/map": "reviewer",
  "/w/[workspace]/insights": "viewer",
  "/w/[workspace]/settings": "viewer",
  "/w/[workspace]/settings/checks": "viewer",
  "/w/[workspace]/settings/claude": "admin",
  "/w/[workspace]/settings/data": "lead",
  "/w/[workspace]/settings/general": "viewer",
  "/w/[workspace]/settings/members": "viewer",
  "/w/[workspace]/settings/policy": "viewer",
  "/w/[workspace]/settings/tokens": "admin",
  "/w/[workspace]/settings/webhooks": "admin",
};

const SLUG = "engineering";
const PASSWORD = "a password for every role";
const emailOf = (who: string) => `${who}@roles.test`;
const ids: Record<string, string> = { workspace: SLUG, seq: "1", number: "0", "...lesson": "", token: "absent" };

function addressOf(page: string): string {
  return page.replace(/\/\[\[[^\]]+\]\]/, "").replace(/\[([^\]]+)\]/g, (_, name: string) => ids[name] ?? name);
}

test.beforeAll(async () => {
  test.setTimeout(400_000);
  const people = [...ROLES.map((role) => ({ who: role as string, role, workspace: SLUG })), { who: "foreign", role: "admin" as Role, workspace: "contracts" }];
  await Promise.all(
    people.map(({ who, role, workspace }) => lucid(["user", "add", emailOf(who), "--role", role, "--password-stdin", "--workspace", workspace], PASSWORD)),
  );
  const { token } = await lucid<{ token: string }>([
    "token",
    "create",
    "--name",
    "ids",
    "--permissions",
    "sessions.read,dreams.read,lessons.read",
    "--workspace",
    SLUG,
  ]);
  const first = async (what: "sessions" | "dreams" | "lessons") => {
    const answer = await fetch(`${serverState().url}/api/v1/${what}?limit=1`, { headers: { authorization: `Bearer ${token}` } });
    const body = (await answer.json()) as Record<string, { id: string }[]>;
    return body[what]?.[0]?.id ?? "";
  };
  ids.session = await first("sessions");
  ids.dream = await first("dreams");
  ids.lesson = await first("lessons");
});

test("each page has a rule", () => {
  expect(allPages().filter((page) => !(page in RULES))).toEqual([]);
  expect(Object.keys(RULES).filter((page) => !allPages().includes(page))).toEqual([]);
});

for (const who of [...ROLES, "foreign"] as const) {
  test(`pages for a ${who}`, async ({ otherPage }) => {
    await otherPage.goto("/sign-in");
    await new SignInPage(otherPage).signIn(emailOf(who), PASSWORD);
    const wrong: string[] = [];
    for (const page of allPages()) {
      const rule = RULES[page];
      if (rule === undefined || rule === "open" || rule === "anyone") continue;
      const response = await otherPage.request.get(addressOf(page));
      const status = response.status();
      const html = await response.text();
      const allowed = who !== "foreign" && ROLES.indexOf(who) >= ROLES.indexOf(rule);
      const fine = who === "foreign" ? status === 404 && !html.includes("Engineering") : allowed ? status === 200 : status !== 500;
      if (!fine) wrong.push(`${page}: ${status}`);
    }
    expect(wrong).toEqual([]);
  });
}

test("pages for nobody", async ({ otherPage }) => {
  const wrong: string[] = [];
  for (const page of allPages()) {
    const response = await otherPage.request.get(addressOf(page), { maxRedirects: 0 });
    const away = response.status() >= 300 && response.status() < 400 && (response.headers().location ?? "").includes("/sign-in");
    if (RULES[page] === "open" ? response.status() !== 200 : !away) wrong.push(`${page}: ${response.status()}`);
  }
  expect(wrong).toEqual([]);
});

for (const page of Object.keys(RULES)) {
  test(`axe finds nothing on ${page}`, async ({ page: tab }) => {
    await tab.goto(addressOf(page));
    await expectAccessible(tab);
    await tab.setViewportSize({ width: 390, height: 844 });
    const wide = await tab.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(wide, "scrolls sideways on a phone").toBeLessThanOrEqual(0);
  });
}
