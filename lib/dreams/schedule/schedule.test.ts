import { describe, expect, test } from "vitest";
import { mintActor } from "@/lib/auth/actor";
import { sql } from "@/lib/db/client";
import { runTicks } from "@/lib/jobs/ticks";
import type { ImportSource } from "@/lib/sessions/import/report";
import { makePerson, makeWorkspace } from "@/test/fixtures";
import { createDream } from "../commands";
import { importWithFeatures } from "../import";
import { getDream, listDreams } from "../queries";
import { runDreamAndWait } from "../run";
import { changeSchedule } from "./commands";
import { getSchedule } from "./queries";
import { nextRun, problemOf } from "./schedule";
import { scheduleInput } from "./schema";
import "./tick";

const NOW = new Date("2026-03-28T12:00:00Z");

describe("times", () => {
  test.each([
    ["0 2 * * *", "UTC", "2026-03-29T02:00:00.000Z"],
    ["0 9 * * 1-5", "America/New_York", "2026-03-30T13:00:00.000Z"],
    // The clocks in Berlin go forward that night: 02:30 does not exist, and is made up for when they have.
    ["30 2 * * *", "Europe/Berlin", "2026-03-29T01:00:00.000Z"],
    ["0 3 * * *", "Europe/Berlin", "2026-03-29T01:00:00.000Z"],
    ["0 0 29 2 *", "UTC", "2028-02-29T00:00:00.000Z"],
  ])("%s in %s", (cron, zone, next) => expect(nextRun(cron, zone, NOW)?.toISOString()).toBe(next));

  test.each([
    ["every night", "Five fields"],
    ["0 0 2 * * *", "Five fields"],
    ["61 2 * * *", "Five fields"],
    ["0 0 30 2 *", "never comes"],
    ["* * * * *", "15 minutes apart"],
    ["0,5 2 * * *", "15 minutes apart"],
  ])("%s is refused", (cron, why) => expect(problemOf(cron, "UTC", NOW)).toContain(why));

  test("an unknown time zone is refused", () => {
    expect(scheduleInput.safeParse({ enabled: true, cron: "0 2 * * *", timeZone: "Mars/Olympus" }).success).toBe(false);
    expect(scheduleInput.parse({ enabled: true, cron: " 0  2 * * * ", timeZone: "Asia/Tokyo" }).cron).toBe("0 2 * * *");
  });
});

const source = (ids: number[]): ImportSource => ({
  path: "chats.jsonl",
  open: async function* () {
    for (const id of ids) yield Buffer.from(`${JSON.stringify({ id: `s${id}`, agent: "helper", messages: [{ role: "user", content: `Hello ${id}` }] })}\n`);
  },
});

async function setUp() {
  const workspace = await makeWorkspace();
  const operator = mintActor({ kind: "operator", id: "operator", workspaceId: workspace.id });
  const lead = await makePerson(workspace.id, "lead");
  return { workspace, operator, lead };
}

/** Makes the schedule due, and lets any number of workers look. */
async function due(workspaceId: string, workers = 3) {
  await sql("UPDATE schedules SET next_at = date_trunc('minute', now()) - interval '1 day' WHERE workspace_id = $1", [workspaceId]);
  await Promise.all(Array.from({ length: workers }, () => runTicks(new Date(), ["schedule"])));
}

describe("a schedule", () => {
  const nightly = { enabled: true, cron: "0 2 * * *", timeZone: "Europe/Berlin" };

  test("new sessions bring one dream over all sessions, whoever looks first; nothing new is skipped and seen", async () => {
    const { workspace, operator, lead } = await setUp();
    await changeSchedule(lead, nightly);
    await importWithFeatures(operator, [source([1, 2])], { origin: "cli" });
    await due(workspace.id);
    const first = (await listDreams(lead)).dreams;
    expect(first).toMatchObject([{ selection: { sessions: "all" }, requestedBy: "Schedule", status: "pending" }]);
    const schedule = await getSchedule(lead);
    expect(schedule!.runs).toMatchObject([{ outcome: "started", fresh: 2, dreamNumber: 1 }]);
    expect(new Date(schedule!.nextAt!).getTime()).toBeGreaterThan(Date.now());
    await runDreamAndWait(operator, {});
    await due(workspace.id);
    await sql("UPDATE schedule_runs SET due_at = due_at - interval '1 day' WHERE workspace_id = $1", [workspace.id]);
    await due(workspace.id);
    expect((await getSchedule(lead))!.runs.map(({ outcome }) => outcome)).toContain("nothing_new");
    expect((await listDreams(lead)).dreams).toHaveLength(2);
    await importWithFeatures(operator, [source([3])], { origin: "cli" });
    await sql("UPDATE schedule_runs SET due_at = due_at - interval '2 days' WHERE workspace_id = $1", [workspace.id]);
    await due(workspace.id);
    expect((await getSchedule(lead))!.runs[0]).toMatchObject({ outcome: "started", fresh: 1, dreamNumber: 3 });
  });

  test("is set by leads only, and every change is in the trail", async () => {
    const { workspace, lead } = await setUp();
    const reviewer = await makePerson(workspace.id, "reviewer");
    await expect(changeSchedule(reviewer, nightly)).rejects.toMatchObject({ code: "forbidden" });
    await expect(changeSchedule(lead, { ...nightly, cron: "* * * * *" })).rejects.toMatchObject({ code: "invalid", field: "cron" });
    await changeSchedule(lead, nightly);
    await changeSchedule(lead, nightly);
    expect(await changeSchedule(lead, { ...nightly, enabled: false })).toEqual({ nextAt: null });
    const trail = await sql<{ facts: Record<string, unknown> }>(
      "SELECT facts FROM audit_entries WHERE trail = $1 AND action = 'dream.schedule_changed' ORDER BY seq",
      [workspace.id],
    );
    expect(trail.map(({ facts }) => facts)).toEqual([
      { enabled: true, cron: "0 2 * * *", timeZone: "Europe/Berlin" },
      { enabled: false, cron: "0 2 * * *", timeZone: "Europe/Berlin", enabledBefore: true, cronBefore: "0 2 * * *", timeZoneBefore: "Europe/Berlin" },
    ]);
    expect(await getSchedule(await makePerson((await makeWorkspace()).id, "lead"))).toBeNull();
  });

  test("a dream that nobody runs any more is found without another one asking for its turn", async () => {
    const { operator } = await setUp();
    const { id } = await createDream(operator, {}, { enqueue: false });
    await runTicks(new Date(), ["dead-dreams"]);
    expect((await getDream(operator, id)).progress).toHaveProperty("beat");
    await sql(`UPDATE dreams SET progress = '{"step": "waiting", "beat": "2026-01-01T00:00:00Z"}' WHERE id = $1`, [id]);
    await runTicks(new Date(), ["dead-dreams"]);
    expect((await getDream(operator, id)).progress).not.toHaveProperty("beat");
    const jobs = await sql("SELECT 1 FROM pgboss.job WHERE data->>'dreamId' = $1", [id]);
    expect(jobs).toHaveLength(1);
  });
});
