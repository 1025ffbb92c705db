import { beforeAll, describe, expect, test } from "vitest";
import { exportTrail } from "@/lib/audit/export";
import { recordAudit } from "@/lib/audit/record";
import type { PersonActor } from "@/lib/auth/actor";
import { db, transact } from "@/lib/db/client";
import { approveLesson, rejectLesson, undoDecision } from "@/lib/lessons/commands";
import { RejectInput } from "@/lib/lessons/schema";
import { lookAtLesson } from "@/lib/lessons/team";
import { makePerson, makeWorkspace } from "@/test/fixtures";
import { makeLesson } from "@/test/lesson-fixtures";
import type { Act } from "./acts";
import { insightsOf, quantile } from "./insights";
import { getInsights } from "./queries";

process.env.NEXTAUTH_SECRET ??= "a secret of the tests, long enough";

describe("a workspace with decisions of every sort", () => {
  let lea: PersonActor;
  let workspaceId: string;
  const until = new Date(Date.now() + 60_000).toISOString();

  beforeAll(async () => {
    workspaceId = (await makeWorkspace()).id;
    const ada = await makePerson(workspaceId, "reviewer", "Ada");
    lea = await makePerson(workspaceId, "lead", "Lea");
    const on = async (id: string) => ({ lessonId: id, revisionId: (await db().lesson.findUniqueOrThrow({ where: { id } })).revisionId });
    const reject = async (actor: PersonActor, id: string, reason: string) => rejectLesson(actor, RejectInput.parse({ ...(await on(id)), reason }));
    const risky = (n: number) => ({ text: { title: `Fetch ${n}`, trigger: "", body: "Download the price list from the web page first.", appliesTo: {} } });
    // Read for a moment, decided; decided without a look; rejected for three reasons; undone; in a round that agrees and one that does not.
    const [read, unseen, a, b, c, undone, agreed, split, sealed] = await Promise.all([
      ...Array.from({ length: 6 }, () => makeLesson(ada)),
      ...[1, 2, 3].map((n) => makeLesson(ada, risky(n))),
    ]).then((lessons) => lessons.map(({ id }) => id) as [string, string, string, string, string, string, string, string, string]);
    await lookAtLesson(ada, { lessonId: read });
    await approveLesson(ada, await on(read));
    await approveLesson(ada, await on(unseen));
    await reject(ada, a, "untrue");
    await reject(ada, b, "untrue");
    await reject(lea, c, "outdated");
    await reject(lea, undone, "unsafe");
    await undoDecision(lea, await on(undone));
    await approveLesson(ada, await on(agreed));
    await approveLesson(lea, await on(agreed));
    await reject(ada, split, "not_general");
    await approveLesson(lea, await on(split));
    await approveLesson(ada, await on(sealed));
    await makeLesson(ada, { state: "held_back", stateReason: "Budget." });
    for (const [action, facts] of [
      ["dream.completed", { sessions: 12, findings: 3, lessons: 2 }],
      ["dream.failed", {}],
    ] as const)
      await transact((tx) => recordAudit(tx, lea, { action, object: { type: "dream", id: `drm_${action}` }, facts }));
  });

  test("every figure follows from the exported trail", async () => {
    const insights = await getInsights(lea, 30, until);
    const lines: (Act & { format?: string })[] = [];
    for await (const line of await exportTrail(lea)) lines.push(JSON.parse(line));
    const entries = lines.filter(({ format, action }) => format === undefined && typeof action === "string");

    // Written again, on purpose, from the lines alone.
    const of = (...actions: string[]) => entries.filter(({ action }) => actions.includes(action));
    const undoneReviews = new Set(of("lesson.decision_undone").map(({ facts }) => facts.review));
    const final = new Map<string, { at: string; state: string }>();
    const waits = new Map<string, string>();
    const first = new Map<string, string>();
    for (const { action, facts, at, object } of entries) {
      const state =
        action === "lesson.proposed" ? "proposed" : action === "lesson.held_back" ? "held_back" : action.startsWith("lesson.") ? facts.state : undefined;
      if (typeof state !== "string") continue;
      if (state === "proposed") {
        final.delete(object.id);
        if (!waits.has(object.id)) waits.set(object.id, at);
        if (!first.has(object.id)) first.set(object.id, at);
      } else {
        waits.delete(object.id);
        if (state === "approved" || state === "rejected") final.set(object.id, { at, state });
      }
    }
    expect(insights.decisions).toMatchObject({
      count: final.size,
      approved: [...final.values()].filter(({ state }) => state === "approved").length,
      rejected: [...final.values()].filter(({ state }) => state === "rejected").length,
    });
    const hours = [...final].map(([id, { at }]) => (Date.parse(at) - Date.parse(first.get(id) ?? at)) / 3_600_000);
    expect(insights.decisions.rows.map((row) => row.hours).sort((x, y) => x - y)).toEqual(hours.map((h) => Math.round(h * 1000) / 1000).sort((x, y) => x - y));
    expect(insights.decisions.medianHours).toBe(quantile(hours, 0.5));
    expect(insights.decisions.p90Hours).toBe(quantile(hours, 0.9));
    expect(insights.decisions.buckets.reduce((sum, { count }) => sum + count, 0)).toBe(final.size);
    expect(insights.waiting.rows.map(({ lessonId, since }) => [lessonId, since]).sort()).toEqual([...waits].sort());
    expect(insights.waiting.buckets.reduce((sum, { count }) => sum + count, 0)).toBe(waits.size);

    const shown = entries.flatMap(({ action, facts, actor, object }) => {
      if (undoneReviews.has(facts.review) || action === "lesson.decision_undone") return [];
      const round = `${object.id} ${String(facts.revision)}`;
      if (action === "lesson.approved" || action === "lesson.rejected") return [{ round, by: actor.id, yes: action === "lesson.approved", facts }];
      return action === "lesson.verdict_opened" ? [{ round, by: String(facts.reviewer), yes: facts.decision === "approve", facts }] : [];
    });
    const byRound = new Map<string, typeof shown>();
    for (const verdict of shown) byRound.set(verdict.round, [...(byRound.get(verdict.round) ?? []), verdict]);
    const rounds = [...byRound.values()].filter((round) => round.length > 1);
    const agreeing = rounds.filter((round) => new Set(round.map(({ yes }) => yes)).size === 1);
    expect(insights.agreement).toMatchObject({ rounds: rounds.length, agreed: agreeing.length });
    expect(insights.agreement.pairs).toEqual([expect.objectContaining({ together: rounds.length, agreed: agreeing.length })]);

    const no = shown.filter(({ yes }) => !yes);
    expect(insights.rejections.count).toBe(no.length);
    for (const { reason, kind, count } of insights.rejections.cells) {
      expect(no.filter(({ facts }) => facts.reason === reason && facts.kind === kind)).toHaveLength(count);
    }

    const deciding = of("lesson.approved", "lesson.rejected", "lesson.overridden", "lesson.verdict_given");
    const timed = deciding.filter(({ facts }) => typeof facts.looked === "number");
    const fast = timed.filter(({ facts }) => Number(facts.looked) < (Number(facts.words) / 400) * 60_000);
    expect(insights.fast).toMatchObject({ measured: timed.length, unmeasured: deciding.length - timed.length, fast: fast.length });
    expect(insights.fast.rows.map(({ seq }) => seq)).toEqual(fast.map(({ seq }) => seq));
    expect(insights.fast.byPerson.reduce((sum, person) => sum + person.fast, 0)).toBe(fast.length);

    const completed = of("dream.completed");
    expect(insights.dreams).toMatchObject({
      count: completed.length + of("dream.failed", "dream.canceled").length,
      completed: completed.length,
      findings: completed.reduce((sum, { facts }) => sum + Number(facts.findings), 0),
      lessons: completed.reduce((sum, { facts }) => sum + Number(facts.lessons), 0),
    });
    // And the same function over the export gives the same, figure by figure.
    expect(insightsOf(entries, insights.since, until)).toEqual(insights);
  });

  test("the figures are those that were acted out", async () => {
    const { decisions, agreement, fast, rejections, waiting, dreams } = await getInsights(lea, 30, until);
    expect([decisions.count, decisions.approved, decisions.rejected]).toEqual([7, 3, 4]);
    expect([agreement.rounds, agreement.agreed]).toEqual([2, 1]);
    expect([fast.measured, fast.fast]).toEqual([1, 1]);
    expect(rejections.cells.map(({ reason, count }) => [reason, count])).toEqual([
      ["untrue", 2],
      ["not_general", 1],
      ["outdated", 1],
    ]);
    expect(waiting.count).toBe(2);
    expect([dreams.count, dreams.completed, dreams.lessons]).toEqual([2, 1, 2]);
  });

  test("they are for leads, of their own workspace only", async () => {
    await expect(getInsights(await makePerson(workspaceId, "reviewer"), 30)).rejects.toMatchObject({ code: "forbidden" });
    const stranger = await makePerson((await makeWorkspace()).id, "admin");
    expect((await getInsights(stranger, 30)).decisions.count).toBe(0);
  });
});

const act = (seq: number, day: number, action: string, facts: Record<string, unknown>, object = "les_1", by = "usr_1"): Act => ({
  seq,
  at: new Date(Date.UTC(2026, 0, 1) + day * 86_400_000).toISOString(),
  actor: { kind: "person", id: by },
  action,
  object: { type: object.startsWith("drm") ? "dream" : "lesson", id: object },
  facts,
});
const on = (day: number) => new Date(Date.UTC(2026, 0, 1) + day * 86_400_000).toISOString();

test("time is counted from the first day in the queue; an undone decision is none; what is decided outside the window is left out", () => {
  const trail = [
    act(1, 0, "lesson.proposed", { kind: "heuristic" }),
    act(2, 2, "lesson.approved", { state: "approved", review: "r1", revision: "v" }),
    act(3, 3, "lesson.decision_undone", { state: "proposed", review: "r1" }),
    act(4, 5, "lesson.rejected", { state: "rejected", review: "r2", revision: "v", reason: "untrue", kind: "heuristic" }),
    act(5, 1, "lesson.held_back", {}, "les_2"),
    act(6, 4, "lesson.released_from_hold", {}, "les_2"),
  ];
  const { decisions, waiting, rejections } = insightsOf(trail, on(0), on(10));
  expect(decisions).toMatchObject({ count: 1, rejected: 1, medianHours: 120, buckets: expect.arrayContaining([{ label: "3 to 7 days", count: 1 }]) });
  expect(waiting.rows).toEqual([{ lessonId: "les_2", kind: "", since: on(4), days: 6 }]);
  expect(rejections.cells).toEqual([{ reason: "untrue", kind: "heuristic", count: 1 }]);
  expect(insightsOf(trail, on(6), on(10)).decisions.count).toBe(0);
  expect(insightsOf(trail, on(0), on(2.5)).decisions).toMatchObject({ count: 1, approved: 1 });
});

test("a decision in bulk is never called hasty, and one without a look is not measured", () => {
  const trail = [
    act(1, 1, "lesson.rejected", { state: "rejected", words: 400, looked: 10, bulk: true, review: "a" }),
    act(2, 1, "lesson.rejected", { state: "rejected", words: 400, looked: 59_999, review: "b" }, "les_2"),
    act(3, 1, "lesson.approved", { state: "approved", words: 400, looked: 60_000, review: "c" }, "les_3"),
    act(4, 1, "lesson.approved", { state: "approved", words: 400, review: "d" }, "les_4"),
  ];
  const { fast } = insightsOf(trail, on(0), on(2));
  expect(fast).toMatchObject({ measured: 2, unmeasured: 1, fast: 1, rows: [{ seq: 2, seconds: 60, needed: 60 }] });
});

test("quantiles by nearest rank", () => {
  expect(quantile([], 0.5)).toBeNull();
  expect(quantile([3, 1, 2], 0.5)).toBe(2);
  expect(quantile([1, 2, 3, 4], 0.5)).toBe(2);
  expect(quantile([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 0.9)).toBe(9);
});
