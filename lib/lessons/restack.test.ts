import { expect, test } from "vitest";
import type { PersonActor } from "@/lib/auth/actor";
import { sql } from "@/lib/db/client";
import { publish } from "@/lib/guidance/commands";
import { getDraft, getReleaseInForce } from "@/lib/guidance/queries";
import { makeChange } from "@/lib/text/block-change";
import { makePerson, makeWorkspace } from "@/test/fixtures";
import { approveIntoDraft } from "@/test/guidance-fixtures";
import { makeLesson } from "@/test/lesson-fixtures";
import { approveLesson, rejectLesson, undoDecision } from "./commands";
import { fileOf } from "./file";
import { readFile } from "./read-file";

const ITEM = { title: "Handle returns", trigger: "a box comes back", body: "- Check the order first.\n- Write in English.\n- Close the ticket." };

async function publishDraft(lead: PersonActor): Promise<void> {
  const draft = await getDraft(lead);
  await publish(lead, { releaseId: draft?.id ?? "", expectedDigest: draft?.digest ?? "" });
}

const CHANGES = {
  order: { blocks: ["- Check the order first."], after: "- Check the order and its owner first.", anchor: null },
  language: { blocks: ["- Write in English."], after: null, anchor: null },
  greeting: { blocks: [], after: "- Greet by name.", anchor: "- Close the ticket." },
  rival: { blocks: ["- Check the order first."], after: "- Check nothing.", anchor: null },
} as const;

async function setting(...names: (keyof typeof CHANGES)[]) {
  const workspace = await makeWorkspace();
  const lead = await makePerson(workspace.id, "lead");
  await approveIntoDraft(lead, ITEM);
  await publishDraft(lead);
  const [item] = await sql<{ id: string }>("SELECT id FROM items WHERE workspace_id = $1", [workspace.id]);
  const lessons: Record<string, string> = {};
  for (const name of names) {
    const change = CHANGES[name];
    const text = { ...readFile("x.md", makeChange(fileOf(ITEM), change) ?? ""), appliesTo: {} };
    const fingerprint = Buffer.from(name).toString("hex").padEnd(64, "0");
    const made = await makeLesson(lead, {
      operation: "revise",
      targets: [item?.id ?? ""],
      text,
      fingerprint,
      findings: { change: { ...change, whole: false } },
    });
    lessons[name] = made.id;
  }
  const revision = async (name: string) =>
    (
      await sql<{ revisionId: string; body: string; rules: string[]; state: string }>(
        `SELECT l.revision_id AS "revisionId", v.body, l.state, array(SELECT rule FROM flags f WHERE f.lesson_id = l.id AND f.revision_id = l.revision_id) AS rules
       FROM lessons l JOIN revisions v ON v.lesson_id = l.id AND v.id = l.revision_id WHERE l.id = $1`,
        [lessons[name]],
      )
    )[0] ?? { revisionId: "", body: "", rules: [], state: "" };
  const decide = async (name: string) => ({ lessonId: lessons[name] ?? "", revisionId: (await revision(name)).revisionId });
  return { lead, revision, decide };
}

test("approved one after the other, the changes of one item stand on each other, and the release has exactly those", async () => {
  const { lead, revision, decide } = await setting("order", "language", "greeting");
  await approveLesson(lead, await decide("order"));
  expect((await revision("greeting")).body).toBe("- Check the order and its owner first.\n- Write in English.\n- Close the ticket.\n- Greet by name.");
  await rejectLesson(lead, { ...(await decide("language")), reason: "untrue", note: "", mayReturn: true });
  await approveLesson(lead, await decide("greeting"));
  await publishDraft(lead);
  const release = await getReleaseInForce(lead);
  expect(release?.items.map(({ file }) => file)).toEqual([
    fileOf({ ...ITEM, body: "- Check the order and its owner first.\n- Write in English.\n- Close the ticket.\n- Greet by name." }),
  ]);
  expect([(await revision("order")).state, (await revision("greeting")).state]).toEqual(["superseded", "published"]);
});

test("an approval that others stand on is undone last, and the rest is made anew without it", async () => {
  const { lead, revision, decide } = await setting("order", "language", "greeting");
  await approveLesson(lead, await decide("order"));
  await approveLesson(lead, await decide("language"));
  expect((await revision("greeting")).body).toBe("- Check the order and its owner first.\n- Close the ticket.\n- Greet by name.");
  await expect(undoDecision(lead, await decide("order"))).rejects.toThrow("Undo that approval first");
  await undoDecision(lead, await decide("language"));
  await undoDecision(lead, await decide("order"));
  expect((await revision("greeting")).body).toBe(`${ITEM.body}\n- Greet by name.`);
  expect((await revision("language")).body).toBe("- Check the order first.\n- Close the ticket.");
});

test("two changes of the same words are a conflict for people, not guessed", async () => {
  const { lead, revision, decide } = await setting("order", "rival");
  await approveLesson(lead, await decide("order"));
  const rival = await revision("rival");
  expect(rival.rules).toContain("change.conflict");
  expect(rival.body).toContain("Check nothing");
  await expect(approveLesson(lead, await decide("rival"))).rejects.toThrow("waits in the draft release");
});
