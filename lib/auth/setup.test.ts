import { beforeEach, expect, test } from "vitest";
import { sql } from "@/lib/db/client";
import { makeVisitor } from "@/test/access";
import { makeWorkspace } from "@/test/fixtures";
import { createSetupLink, isSetupLinkOpen, redeemSetupLink } from "./setup";

// The link exists only while nobody does, so this file hides whoever other tests made.
beforeEach(async () => {
  await sql("UPDATE users SET disabled_at = now()");
});

const input = (n: number | string) => ({ email: `first-${n}-${Date.now()}@example.test`, name: "First", password: undefined });
const tokenOf = (path: string | null) => path?.replace("/setup/", "") ?? "";

test("its bearer becomes an admin of every workspace, once", async () => {
  const workspace = await makeWorkspace();
  const path = await createSetupLink();
  expect(path).toMatch(/^\/setup\/[\w-]{43}$/);
  const token = tokenOf(path);
  const { userId } = await redeemSetupLink(token, input(1), makeVisitor());
  const members = await sql<{ role: string }>("SELECT role FROM memberships WHERE workspace_id = $1 AND user_id = $2", [workspace.id, userId]);
  expect(members).toEqual([{ role: "admin" }]);
  const entries = await sql<{ action: string }>("SELECT action FROM audit_entries WHERE trail = 'installation' AND actor_id = $1 ORDER BY seq", [userId]);
  expect(entries.map((entry) => entry.action)).toEqual(["access.setup_link_used", "access.signed_in"]);
  expect(await isSetupLinkOpen(token)).toBe(false);
  await expect(redeemSetupLink(token, input(2), makeVisitor())).rejects.toMatchObject({ code: "conflict" });
  expect(await createSetupLink()).toBeNull();
});

test("of many who use it at once one wins, and nobody else is made", async () => {
  const token = tokenOf(await createSetupLink());
  const before = (await sql<{ n: number }>("SELECT count(*)::int AS n FROM users"))[0]!.n;
  const results = await Promise.allSettled(Array.from({ length: 12 }, (_, i) => redeemSetupLink(token, input(`race-${i}`), makeVisitor())));
  expect(results.filter((result) => result.status === "fulfilled")).toHaveLength(1);
  for (const result of results) if (result.status === "rejected") expect(result.reason).toMatchObject({ code: "conflict" });
  expect((await sql<{ n: number }>("SELECT count(*)::int AS n FROM users"))[0]!.n).toBe(before + 1);
});

test("a new link ends the one before; an old or invented one is closed", async () => {
  const first = tokenOf(await createSetupLink());
  const second = tokenOf(await createSetupLink());
  expect(await isSetupLinkOpen(first)).toBe(false);
  expect(await isSetupLinkOpen(second)).toBe(true);
  expect(await isSetupLinkOpen("x".repeat(43))).toBe(false);
  await sql("UPDATE setup_links SET expires_at = now() - interval '1 second'");
  await expect(redeemSetupLink(second, input("late"), makeVisitor())).rejects.toMatchObject({ code: "conflict" });
});

test("an email that is taken leaves the link open", async () => {
  const token = tokenOf(await createSetupLink());
  const taken = input("taken");
  await sql("INSERT INTO users (id, email, name, disabled_at) VALUES ('usr_' || md5($1), $1, 'x', now())", [taken.email]);
  await expect(redeemSetupLink(token, taken, makeVisitor())).rejects.toMatchObject({ code: "conflict", field: "email" });
  expect(await isSetupLinkOpen(token)).toBe(true);
});
