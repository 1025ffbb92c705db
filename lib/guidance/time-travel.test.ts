import { expect, test } from "vitest";
import type { PersonActor } from "@/lib/auth/actor";
import { sql } from "@/lib/db/client";
import { makePerson, makeWorkspace, proven } from "@/test/fixtures";
import { approveIntoDraft } from "@/test/guidance-fixtures";
import { publish, returnTo } from "./commands";
import { getDraft, guidanceFor } from "./queries";
import { revisionInForce } from "./withdraw/queries";
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

/** Plays the trail alone: after each entry that puts a release in force, the revisions that are in it. */
function replay(entries: readonly Entry[]): { at: number; revisions: string[] }[] {
  const byNumber = new Map<number, string[]>();
  let now: string[] = [];
  return entries.map(({ action, at, facts }) => {
    if (action === "guidance.published") now = [...now, ...(facts.revisions ?? [])];
    else if (action === "guidance.withdrawn") now = now.filter((revision) => revision !== facts.revision);
    else now = byNumber.get(facts.returnsTo ?? -1) ?? [];
    byNumber.set(facts.number, now);
    return { at: at.getTime(), revisions: [...now].sort() };
  });
}

test("what was known at any time is what a replay of the trail says", async () => {
  const workspace = await makeWorkspace();
  const lead = await makePerson(workspace.id, "lead");
  await proven(lead);
  const lessons: string[] = [];
  for (let i = 0; i < 5; i++) {
    lessons.push((await approveIntoDraft(lead, { title: `Lesson ${i}`, trigger: "", body: `Do thing ${i}.` })).lessonId);
    await publishDraft(lead);
  }
  await returnTo(lead, { number: 2, note: "Too much." });
  const [first = ""] = lessons;
  await withdraw(lead, { lessonId: first, revisionId: (await revisionInForce(lead, first)) ?? "", reason: "Wrong." });
  await approveIntoDraft(lead, { title: "Later", trigger: "", body: "Do this." });
  await publishDraft(lead);

  const entries = await sql<Entry>(
    `SELECT action, at, facts FROM audit_entries WHERE trail = $1 AND action IN ('guidance.published', 'guidance.returned', 'guidance.withdrawn') ORDER BY seq`,
    [workspace.id],
  );
  expect(entries).toHaveLength(8);
  const published = await sql<{ at: Date }>(`SELECT published_at AS at FROM releases WHERE workspace_id = $1 AND state <> 'draft' ORDER BY number`, [
    workspace.id,
  ]);
  const played = replay(entries);
  // A release is in force from its own time on, a moment before its entry is written.
  const since = published.map(({ at }, i) => ({ at: at.getTime(), revisions: played[i]?.revisions ?? [] }));
  const from = (since[0]?.at ?? 0) - 50;
  const until = Date.now() + 50;
  for (let i = 0; i < 200; i++) {
    const at = from + ((until - from) * i) / 199;
    const expected = since.filter((one) => one.at <= at).at(-1)?.revisions ?? [];
    const known = await guidanceFor(lead, { at: new Date(at) });
    expect(known.items.map(({ revision }) => revision).sort()).toEqual(expected);
  }
});
