import { expect, test } from "vitest";
import type { PersonActor } from "@/lib/auth/actor";
import { sql } from "@/lib/db/client";
import { sha256 } from "@/lib/text/hash";
import { makePerson, makeWorkspace, proven } from "@/test/fixtures";
import { approveIntoDraft } from "@/test/guidance-fixtures";
import { publish, returnTo } from "./commands";
import { getDraft, getReleaseInForce, guidanceFor } from "./queries";
import { withdraw } from "./withdraw/withdraw";

async function publishDraft(lead: PersonActor): Promise<void> {
  const draft = await getDraft(lead);
  await publish(lead, { releaseId: draft?.id ?? "", expectedDigest: draft?.digest ?? "" });
}

interface Entry {
  action: string;
  at: Date;
  facts: { number: number; sha256?: string; revisions?: string[]; revision?: string; returnsTo?: number };
}

interface InForce {
  number: number;
  sha256: string | undefined;
  revisions: string[];
}

/** Plays the trail alone: after each entry that puts a release in force, the revisions that are in it. */
function replay(entries: readonly Entry[]): InForce[] {
  const byNumber = new Map<number, string[]>();
  let now: string[] = [];
  return entries.map(({ action, facts }) => {
    if (action === "guidance.published") now = [...now, ...(facts.revisions ?? [])];
    else if (action === "guidance.withdrawn") now = now.filter((revision) => revision !== facts.revision);
    else now = byNumber.get(facts.returnsTo ?? -1) ?? [];
    byNumber.set(facts.number, now);
    // A withdrawal's hash is the lesson's; its release is named by the number.
    return { number: facts.number, sha256: action === "guidance.withdrawn" ? undefined : facts.sha256, revisions: [...now].sort() };
  });
}

/** Numbers in [0, 1), the same every time. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

test("what was known at a thousand random times is what a replay of the trail says", async () => {
  const workspace = await makeWorkspace();
  const lead = await makePerson(workspace.id, "lead");
  await proven(lead);
  const draw = random(7);
  let number = 0;
  // What is done is fixed, so that nothing is missing; to which lesson and which release, and when, chance says.
  for (const act of ["publish", "publish", "return", "publish", "withdraw", "publish", "return", "publish", "withdraw", "return", "publish", "publish"]) {
    if (act === "publish") {
      for (let n = 0; n <= number % 2; n++) await approveIntoDraft(lead, { title: `Lesson ${number} ${n}`, trigger: "", body: `Do thing ${number}.${n}.` });
      await publishDraft(lead);
    } else if (act === "return") {
      // Not every release may come back: one with a withdrawn lesson in it may not, nor what is in force already.
      const first = Math.floor(draw() * number);
      const back = Array.from({ length: number }, (_, i) => 1 + ((first + i) % number));
      for (const one of back) if (await returnTo(lead, { number: one, note: "Too much." }).catch(() => null)) break;
    } else {
      const items = (await getReleaseInForce(lead))?.items ?? [];
      const item = items[Math.floor(draw() * items.length)];
      if (item) await withdraw(lead, { lessonId: item.lessonId, revisionId: item.revisionId, reason: "Wrong." });
    }
    number = (await getReleaseInForce(lead))?.number ?? 0;
  }

  const entries = await sql<Entry>(
    `SELECT action, at, facts FROM audit_entries WHERE trail = $1 AND action IN ('guidance.published', 'guidance.returned', 'guidance.withdrawn') ORDER BY seq`,
    [workspace.id],
  );
  expect(new Set(entries.map(({ action }) => action)).size).toBe(3);
  const published = await sql<{ number: number; at: Date }>(
    "SELECT number, published_at AS at FROM releases WHERE workspace_id = $1 AND state <> 'draft' ORDER BY number",
    [workspace.id],
  );
  const played = replay(entries);
  expect(played.map(({ number }) => number)).toEqual(published.map(({ number }) => number));
  // A release is in force from its own time on, a moment before its entry is written.
  const since = played.map((one, i) => ({ ...one, at: published[i]?.at.getTime() ?? 0 }));
  const from = (since[0]?.at ?? 0) - 20;
  const length = Date.now() + 20 - from;
  const borders = since.flatMap(({ at }) => [at - 1, at, at + 1]);
  const times = [...borders, ...Array.from({ length: 1_000 }, () => from + Math.floor(draw() * length))];
  for (const at of times) {
    const expected = since.findLast((one) => one.at <= at);
    const known = await guidanceFor(lead, { at: new Date(at) });
    expect(known.release?.number).toBe(expected?.number);
    if (expected?.sha256) expect(known.release?.sha256).toBe(expected.sha256);
    expect(known.items.map(({ revision }) => revision).sort()).toEqual(expected?.revisions ?? []);
    for (const item of known.items) {
      expect(sha256(item.content)).toBe(item.sha256);
      expect(item.approvedBy.map(({ id }) => id)).toEqual([lead.id]);
    }
  }
});
