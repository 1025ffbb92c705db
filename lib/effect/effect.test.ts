import { expect, test } from "vitest";
import { mintActor, type PersonActor } from "@/lib/auth/actor";
import { sql, transact } from "@/lib/db/client";
import { publish } from "@/lib/guidance/commands";
import { recordDelivery } from "@/lib/guidance/delivery-record";
import { isHeldOut, setHoldOut } from "@/lib/guidance/hold-out";
import { getDraft, getReleaseInForce } from "@/lib/guidance/queries";
import { makePerson, makeWorkspace } from "@/test/fixtures";
import { approveIntoDraft } from "@/test/guidance-fixtures";
import { makeSession } from "@/test/session-fixtures";
import { careFor, keepItem } from "./concerns/commands";
import { listConcerns } from "./concerns/queries";
import { raiseConcerns } from "./concerns/raise";
import { outcomesOverTime } from "./over-time";
import { listEffects } from "./queries";

async function setting() {
  const workspace = await makeWorkspace();
  const lead = await makePerson(workspace.id, "lead");
  await approveIntoDraft(lead, { title: "Skip the check", trigger: "", body: "Do not look at the order." });
  const draft = await getDraft(lead);
  await publish(lead, { releaseId: draft?.id ?? "", expectedDigest: draft?.digest ?? "" });
  const job = mintActor({ kind: "job", id: "test", workspaceId: workspace.id });
  return { lead, job, workspace };
}

async function run(
  lead: PersonActor,
  n: number,
  arm: "given" | "heldOut" | "neither",
  reward: number,
  occurredAt = new Date(Date.UTC(2026, 0, 1, 0, n)),
): Promise<void> {
  const release = await getReleaseInForce(lead);
  const sourceId = `run-${arm}-${n}`;
  await makeSession(lead.workspaceId, { sourceId, taskKey: `task ${n % 5}`, reward, occurredAt });
  if (arm === "neither") return;
  await transact((tx) =>
    recordDelivery(tx, lead, {
      releaseId: release?.id ?? "",
      destination: "rest",
      session: sourceId,
      agent: "support",
      request: {},
      items: (release?.items ?? []).map(({ itemId, path, revisionId: revision, sha256 }) => ({ itemId, path, revision, sha256 })),
      proof: "response",
      heldOut: arm === "heldOut",
    }),
  );
}

test("a session is held out by its id, the same every time, and about as often as was set", () => {
  const half = { percent: 50, salt: "salt" };
  const sessions = Array.from({ length: 2000 }, (_, i) => `session ${i}`);
  const held = sessions.filter((session) => isHeldOut(half, session));
  expect(held).toEqual(sessions.filter((session) => isHeldOut(half, session)));
  expect(held.length).toBeGreaterThan(900);
  expect(held.length).toBeLessThan(1100);
  expect(sessions.some((session) => isHeldOut({ percent: 0, salt: "salt" }, session))).toBe(false);
  // Who was held out at 10 % is held out at 50 % too.
  expect(sessions.filter((session) => isHeldOut({ percent: 10, salt: "salt" }, session)).every((session) => held.includes(session))).toBe(true);
});

test("only a lead sets it, and a trial that begins again draws anew", async () => {
  const { lead, workspace } = await setting();
  const salt = async () => (await sql<{ salt: string }>("SELECT salt FROM hold_outs WHERE workspace_id = $1", [workspace.id]))[0]?.salt;
  await setHoldOut(lead, { percent: 10 });
  const first = await salt();
  await setHoldOut(lead, { percent: 20 });
  expect(await salt()).toBe(first);
  await setHoldOut(lead, { percent: 0 });
  await setHoldOut(lead, { percent: 20 });
  expect(await salt()).not.toBe(first);
  await expect(setHoldOut(await makePerson(workspace.id, "reviewer"), { percent: 5 })).rejects.toMatchObject({ code: "forbidden" });
});

test("harm is found against the sessions held out, raised once, and settled by a person", async () => {
  const { lead, job } = await setting();
  for (let n = 0; n < 80; n++) await run(lead, n, n % 2 === 0 ? "given" : "heldOut", n % 2 === 0 ? 0 : 1);
  for (let n = 100; n < 110; n++) await run(lead, n, "neither", 1);
  const [effect] = await listEffects(lead);
  expect(effect?.measured).toMatchObject({ given: 40, heldOut: 40, difference: -1 });
  expect(effect?.measured?.harm).toBeGreaterThan(20);
  expect(effect?.measured?.benefit).toBeLessThan(1);
  expect(effect?.described).toMatchObject({ with: { successes: 0, sessions: 40 }, without: { successes: 10, sessions: 10 }, strata: 5, difference: -1 });
  expect(await raiseConcerns(job, new Date())).toBe(1);
  expect(await raiseConcerns(job, new Date())).toBe(0);
  const [concern] = await listConcerns(lead);
  expect(concern).toMatchObject({ kind: "harm", state: "open", title: "Skip the check" });
  expect(concern?.words).toContain("−100 points within tasks (40 with it, 40 without)");
  await keepItem(lead, { id: concern?.id ?? "", note: "The trial was broken.", months: 3 });
  await expect(keepItem(lead, { id: concern?.id ?? "", note: "Again.", months: 3 })).rejects.toThrow("a moment ago");
  expect(await raiseConcerns(job, new Date())).toBe(0);
  // Three months later it is due.
  expect(await raiseConcerns(job, new Date(Date.now() + 100 * 86_400_000))).toBe(1);
});

test("without sessions held out nothing is measured, only described", async () => {
  const { lead } = await setting();
  for (let n = 0; n < 10; n++) await run(lead, n, n % 2 === 0 ? "given" : "neither", 1);
  expect(await listEffects(lead)).toMatchObject([{ measured: null, described: { with: { sessions: 5 }, without: { sessions: 5 } } }]);
});

test("outcomes are told release by release, with the lesson and without it, and held-out sessions are not among them", async () => {
  const { lead } = await setting();
  const lessonId = (await listEffects(lead))[0]?.lessonId ?? "";
  expect(await outcomesOverTime(lead, lessonId)).toEqual([]);
  for (let n = 0; n < 6; n++) await run(lead, n, "neither", n % 2);
  // From now on release 1 is in force.
  const now = (n: number) => new Date(Date.now() + n * 1_000);
  for (let n = 10; n < 14; n++) await run(lead, n, "given", 1, now(n));
  for (let n = 20; n < 23; n++) await run(lead, n, "neither", 0, now(n));
  await run(lead, 30, "heldOut", 1, now(30));
  expect(await outcomesOverTime(lead, lessonId)).toMatchObject([
    { release: null, since: null, has: false, with: { sessions: 0 }, without: { successes: 3, sessions: 5 } },
    { release: 1, has: true, with: { successes: 4, sessions: 4 }, without: { successes: 0, sessions: 3 } },
  ]);
  const stranger = await makePerson((await makeWorkspace()).id, "lead");
  expect(await outcomesOverTime(stranger, lessonId)).toEqual([]);
});

test("an owner is a member, and a date brings the item back", async () => {
  const { lead, job } = await setting();
  const [effect] = await listEffects(lead);
  const itemId = effect?.itemId ?? "";
  const stranger = await makePerson((await makeWorkspace()).id, "lead");
  await expect(careFor(lead, { itemId, ownerId: stranger.id, revalidateOn: null })).rejects.toMatchObject({ code: "invalid" });
  await expect(careFor(stranger, { itemId, ownerId: null, revalidateOn: null })).rejects.toMatchObject({ code: "not_found" });
  await careFor(lead, { itemId, ownerId: lead.id, revalidateOn: "2026-01-01" });
  expect(await raiseConcerns(job, new Date("2026-02-01T00:00:00Z"))).toBe(1);
  expect((await listConcerns(lead))[0]?.words).toBe("It was to be looked at again by 2026-01-01.");
});
