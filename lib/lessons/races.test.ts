import { expect, test } from "vitest";
import { db, sql } from "@/lib/db/client";
import { makePerson, makeWorkspace } from "@/test/fixtures";
import { makeLesson } from "@/test/lesson-fixtures";
import { approveLesson, rejectLesson, undoDecision } from "./commands";
import { RejectInput } from "./schema";

/** How many; `npm run bench:races` asks for a thousand. */
const RACES = Number(process.env.LUCID_RACES ?? 100);

const RISKY = { title: "Fetch the list", trigger: "", body: "Download the price list from the web page first.", appliesTo: {} };
const stateOf = async (id: string) => (await db().lesson.findUniqueOrThrow({ where: { id } })).state;
const shown = async (id: string) => ({ lessonId: id, revisionId: (await db().lesson.findUniqueOrThrow({ where: { id } })).revisionId });
const rejection = (where: { lessonId: string; revisionId: string }) => RejectInput.parse({ ...where, reason: "untrue" });

test(`${RACES} races of two reviewers: one winner, one audit entry, one clear message each`, async () => {
  const arena = (await makeWorkspace()).id;
  const people = [await makePerson(arena, "reviewer", "Ada"), await makePerson(arena, "reviewer", "Ben")] as const;
  for (let block = 0; block < RACES / 10; block++) {
    const lessons = await Promise.all(Array.from({ length: 10 }, () => makeLesson(people[0])));
    await Promise.all(
      lessons.map(async ({ id }, i) => {
        const on = await shown(id);
        // Approve against approve, approve against reject, reject against reject, in turn.
        const first = (block + i) % 3 === 2 ? rejectLesson(people[0], rejection(on)) : approveLesson(people[0], on);
        const second = (block + i) % 3 === 0 ? approveLesson(people[1], on) : rejectLesson(people[1], rejection(on));
        const results = await Promise.allSettled([first, second]);
        const lost = results.flatMap((result) => (result.status === "rejected" ? [result.reason] : []));
        expect(lost).toHaveLength(1);
        expect(lost[0]).toMatchObject({ code: "conflict", message: expect.stringMatching(/^(?:Ada|Ben) (?:approved|rejected) this lesson/) });
      }),
    );
    // An empty draft each time, so that the test measures races and not a release of a thousand items.
    await sql("DELETE FROM releases WHERE workspace_id = $1 AND state = 'draft'", [arena]);
  }
  const [counts] = await sql<{ lessons: number; decided: number; reviews: number; entries: number }>(
    `SELECT (SELECT count(*)::int FROM lessons WHERE workspace_id = $1) AS lessons,
       (SELECT count(*)::int FROM lessons WHERE workspace_id = $1 AND state IN ('approved', 'rejected')) AS decided,
       (SELECT count(*)::int FROM reviews WHERE workspace_id = $1 AND undone_at IS NULL) AS reviews,
       (SELECT count(*)::int FROM audit_entries WHERE trail = $1 AND action IN ('lesson.approved', 'lesson.rejected')) AS entries`,
    [arena],
  );
  expect(counts).toEqual({ lessons: RACES, decided: RACES, reviews: RACES, entries: RACES });
}, 600_000);

test(`${RACES / 2} races of the two last verdicts of a round: whatever wins, lesson, verdicts and draft agree`, async () => {
  const arena = (await makeWorkspace()).id;
  const [ada, lea] = [await makePerson(arena, "reviewer", "Ada"), await makePerson(arena, "lead", "Lea")];
  for (let block = 0; block < RACES / 20; block++) {
    const ids = await Promise.all(Array.from({ length: 10 }, async () => (await makeLesson(ada, { text: { ...RISKY, title: `Fetch ${block}` } })).id));
    await Promise.all(
      ids.map(async (id, i) => {
        const where = await shown(id);
        await approveLesson(ada, where);
        const second = i % 2 === 0 ? approveLesson(lea, where) : rejectLesson(lea, rejection(where));
        const results = await Promise.allSettled([second, approveLesson(lea, where), undoDecision(ada, where)]);
        const state = await stateOf(id);
        const [{ standing } = { standing: 0 }] = await sql<{ standing: number }>(
          "SELECT count(*)::int AS standing FROM reviews WHERE lesson_id = $1 AND undone_at IS NULL",
          [id],
        );
        const [{ verdicts } = { verdicts: -1 }] = await sql<{ verdicts: number }>("SELECT verdicts FROM lessons WHERE id = $1", [id]);
        expect(verdicts).toBe(standing);
        expect(["proposed", "approved", "rejected"]).toContain(state);
        expect(await sql("SELECT 1 FROM release_changes WHERE lesson_id = $1", [id])).toHaveLength(state === "approved" ? 1 : 0);
        for (const result of results) if (result.status === "rejected") expect(["conflict", "forbidden"]).toContain(result.reason.code);
      }),
    );
    await sql("DELETE FROM releases WHERE workspace_id = $1 AND state = 'draft'", [arena]);
  }
}, 600_000);
