import { beforeEach, expect, test } from "vitest";
import type { PersonActor } from "@/lib/auth/actor";
import { db, sql } from "@/lib/db/client";
import { publish } from "@/lib/guidance/commands";
import { getDraft } from "@/lib/guidance/queries";
import { makePerson, makeWorkspace } from "@/test/fixtures";
import { makeLesson } from "@/test/lesson-fixtures";
import { approveLesson, rejectLesson } from "./commands";
import { editLesson } from "./edit";
import { RejectInput } from "./schema";
import { undoLatestDecision } from "./undo-latest";

let ada: PersonActor;
let ben: PersonActor;

beforeEach(async () => {
  const { id } = await makeWorkspace();
  ada = await makePerson(id, "lead", "Ada");
  ben = await makePerson(id, "reviewer", "Ben");
});

const on = async (id: string) => ({ lessonId: id, revisionId: (await db().lesson.findUniqueOrThrow({ where: { id } })).revisionId });
const approved = async (who: PersonActor) => {
  const { id } = await makeLesson(who);
  await approveLesson(who, await on(id));
  return id;
};

async function publishAll(): Promise<void> {
  const draft = await getDraft(ada);
  if (!draft) throw new Error("no draft");
  await publish(ada, { releaseId: draft.id, expectedDigest: draft.digest, note: "because" });
}

test("takes back one's own decisions, the latest first, and nobody else's", async () => {
  const first = await approved(ada);
  const { id: second } = await makeLesson(ada);
  await rejectLesson(ada, RejectInput.parse({ ...(await on(second)), reason: "untrue" }));
  await approved(ben);
  expect(await undoLatestDecision(ada)).toMatchObject({ lessonId: second, state: "proposed" });
  expect(await undoLatestDecision(ada)).toMatchObject({ lessonId: first, state: "proposed" });
  await expect(undoLatestDecision(ada)).rejects.toMatchObject({ code: "conflict", message: expect.stringContaining("nothing to undo") });
});

test("an approval that an edit made lapse is no decision any more", async () => {
  const id = await approved(ada);
  await editLesson(ben, { ...(await on(id)), title: "Other words", trigger: "", body: "Other words.", appliesTo: {} });
  await expect(undoLatestDecision(ada)).rejects.toMatchObject({ code: "conflict" });
});

test("what was published, and what was rejected before that, stays", async () => {
  await approved(ada);
  const { id } = await makeLesson(ada);
  await rejectLesson(ada, RejectInput.parse({ ...(await on(id)), reason: "untrue" }));
  await publishAll();
  await expect(undoLatestDecision(ada)).rejects.toMatchObject({ code: "conflict" });
  const later = await approved(ada);
  expect(await undoLatestDecision(ada)).toMatchObject({ lessonId: later });
  expect(await sql("SELECT 1 FROM reviews WHERE reviewer_id = $1 AND undone_at IS NOT NULL", [ada.id])).toHaveLength(1);
});
