import { beforeAll, expect, test } from "vitest";
import type { PersonActor } from "@/lib/auth/actor";
import { db } from "@/lib/db/client";
import { sha256 } from "@/lib/text/hash";
import { makePerson, makeWorkspace } from "@/test/fixtures";
import { makeLesson } from "@/test/lesson-fixtures";
import { rejectLesson } from "./commands";
import { getLessonForReview } from "./review-view";
import { RejectInput } from "./schema";

let ada: PersonActor;
const text = (title: string, body = "Do it.") => ({ title, trigger: "", body, appliesTo: {} });

beforeAll(async () => {
  ada = await makePerson((await makeWorkspace()).id, "reviewer", "Ada");
});

test("similar and contradicting lessons stand beside a lesson, either way round; what is closed or foreign does not", async () => {
  const subject = sha256("subject");
  const against = sha256("against");
  const { id } = await makeLesson(ada, {
    fingerprint: subject,
    text: text("Compare payment methods before refunding"),
    findings: {
      family: "refunds",
      contradictions: [{ fingerprint: against, title: "Never compare", text: "It says to skip the comparison." }],
      strata: [{ stratum: "task 1", n11: 1, n10: 2, n01: 3, n00: 4 }],
    },
  });
  const family = (await makeLesson(ada, { text: text("Another of the family"), findings: { family: "refunds" } })).id;
  const worded = (await makeLesson(ada, { text: text("Refunding: compare the methods first"), kind: "heuristic" })).id;
  const opposite = (await makeLesson(ada, { fingerprint: against, text: text("Skip this step") })).id;
  const speaks = (await makeLesson(ada, { text: text("Another voice"), findings: { contradictions: [{ fingerprint: subject, title: "x", text: "y" }] } })).id;
  const closed = (await makeLesson(ada, { text: text("Closed"), findings: { family: "refunds" } })).id;
  const { revisionId } = await db().lesson.findUniqueOrThrow({ where: { id: closed } });
  await rejectLesson(ada, RejectInput.parse({ lessonId: closed, revisionId, reason: "outdated" }));
  const stranger = await makePerson((await makeWorkspace()).id, "reviewer");
  await makeLesson(stranger, { text: text("Compare payment methods before refunding"), findings: { family: "refunds" } });

  const view = await getLessonForReview(ada, id);
  expect(view.similar.map((lesson) => [lesson.id, lesson.why]).sort()).toEqual(
    [
      [family, "Of the same family of findings"],
      [worded, "Its words are nearly the same"],
    ].sort(),
  );
  expect(view.contradicting.map((lesson) => [lesson.id, lesson.why]).sort()).toEqual(
    [
      [opposite, "It says to skip the comparison."],
      [speaks, "Says the opposite"],
    ].sort(),
  );
  expect(view.strata).toEqual([{ stratum: "task 1", n11: 1, n10: 2, n01: 3, n00: 4 }]);
  expect(view.reach).toMatchObject({ seen: 1 });
});
