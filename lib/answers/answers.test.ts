import { expect, test } from "vitest";
import { verifyAnswer } from "@/lib/audit/answers/verify-answer";
import { verifyFile } from "@/lib/audit/answers/verify-file";
import { cutCheckpoint } from "@/lib/audit/checkpoints/cut";
import { exportLine } from "@/lib/audit/lines";
import { db, sql } from "@/lib/db/client";
import { publish } from "@/lib/guidance/commands";
import { getDraft } from "@/lib/guidance/queries";
import { approveLesson, rejectLesson } from "@/lib/lessons/commands";
import { redactLesson } from "@/lib/redaction/commands";
import { makePerson, makeWorkspace, proven } from "@/test/fixtures";
import { makeLesson, quoteOf } from "@/test/lesson-fixtures";
import { makeSession } from "@/test/session-fixtures";
import { answerFiles } from "./files";
import { answerQuestion } from "./gather";

process.env.NEXTAUTH_SECRET ??= "a secret that only the tests know, 32+";

const HOSTILE = `<script>alert(1)</script><img src=x onerror=alert(2)> "quoted" & \u202Eback`;

async function setUp() {
  const workspace = await makeWorkspace();
  const lead = await makePerson(workspace.id, "lead", `Lena ${HOSTILE}`);
  const session = await makeSession(workspace.id);
  const [event] = await sql<{ index: number; speaker: string; text: string }>(
    "SELECT index, speaker, text FROM events WHERE session_id = $1 AND length(text) > 3 ORDER BY index LIMIT 1",
    [session.id],
  );
  const quote = quoteOf(session.id, event!.index, event!.speaker, event!.text, event!.text);
  const lesson = async (title: string, agents?: string[]) => {
    const { id } = await makeLesson(lead, {
      text: { title, trigger: "returning an order", body: "Compare the payment method first.", appliesTo: agents ? { agents } : {} },
      quotes: [quote],
    });
    const { revisionId } = await db().lesson.findUniqueOrThrow({ where: { id } });
    return { lessonId: id, revisionId };
  };
  return { workspace, lead, lesson };
}

async function* linesOf(proof: string): AsyncGenerator<string> {
  yield* proof.trimEnd().split("\n");
}

test("what an agent was given at a time: the release, its texts, who approved them and on what, checked offline", async () => {
  const { lead, lesson } = await setUp();
  const mine = await lesson("For the clerk only", ["clerk"]);
  const other = await lesson("For the buyer only", ["buyer"]);
  for (const one of [mine, other]) await approveLesson(lead, one);
  const before = new Date().toISOString();
  const draft = await getDraft(lead);
  await publish(lead, { releaseId: draft!.id, expectedDigest: draft!.digest, note: "" });
  const answer = await answerQuestion(lead, { kind: "agent", agent: "clerk" });
  const { proof, page } = answerFiles(answer);
  expect(await verifyAnswer(linesOf(proof))).toMatchObject({ ok: true, problems: [] });
  const given = answer.lines.find((line) => line.kind === "given");
  expect(given).toMatchObject({ paths: [expect.stringContaining("clerk")] });
  const evidence = answer.lines.filter((line) => line.kind === "evidence");
  expect(evidence).toMatchObject([{ lessonId: mine.lessonId, decided: [expect.any(Number)] }]);
  expect(answer.lines.filter((line) => line.kind === "revision").map((line) => line.revision)).toEqual([mine.revisionId]);
  expect(page).toContain("Compare the payment method first.");
  const earlier = await answerQuestion(lead, { kind: "agent", agent: "clerk", at: before });
  expect(earlier.lines.some((line) => line.kind === "release")).toBe(false);
  expect(answerFiles(earlier).page).toContain("No release was in force at that time.");
  const { note } = await cutCheckpoint(lead);
  const checked = await verifyAnswer(linesOf(proof), { checkpoint: { note } });
  expect(checked.problems[0]?.message).toMatch(/no proof towards a checkpoint/);
});

test("a lesson's life and a person's decisions", async () => {
  const { lead, lesson } = await setUp();
  const one = await lesson("One to approve");
  const two = await lesson("Another to reject");
  await approveLesson(lead, one);
  await rejectLesson(lead, { ...two, reason: "untrue", note: "no", mayReturn: true } as never);
  const life = await answerQuestion(lead, { kind: "lesson", lessonId: one.lessonId });
  const actions = life.lines.flatMap((line) => (line.kind === "entry" ? [line.entry.action] : []));
  expect(actions).toEqual(expect.arrayContaining(["lesson.proposed", "lesson.approved"]));
  const person = await answerQuestion(lead, { kind: "person", person: lead.id });
  expect(person.lines.flatMap((line) => (line.kind === "entry" && line.entry.actor.id === lead.id ? [line.entry.action] : []))).toEqual(
    expect.arrayContaining(["lesson.approved", "lesson.rejected"]),
  );
  for (const answer of [life, person]) {
    const { proof } = answerFiles(answer);
    expect(
      await verifyFile(
        () =>
          (async function* () {
            yield Buffer.from(proof);
          })(),
        {},
      ),
    ).toMatchObject({ ok: true, problems: [] });
  }
});

test("the page holds no markup but its own, and loads nothing", async () => {
  const { lead, lesson } = await setUp();
  const one = await lesson(`Never ${HOSTILE}`);
  await approveLesson(lead, one).catch(() => undefined);
  const { page } = answerFiles(await answerQuestion(lead, { kind: "lesson", lessonId: one.lessonId }));
  expect(page).not.toMatch(/<script|<img|\u202e/i);
  expect(page).toContain("RLO");
  expect(page).toContain("default-src 'none'");
  expect(page).not.toMatch(/(?:src|href)\s*=\s*["']?https?:/);
});

test.each<[string, (line: Record<string, never>) => object | null, RegExp]>([
  ["a fact of an entry", (line) => ("entry" in line ? { ...line, entry: { ...(line.entry as object), action: "lesson.rejected" } } : null), /not in the tree/],
  [
    "a text beside an entry",
    (line) => ("text" in line && line.text ? { ...line, text: { ...(line.text as object), body: "{}" } } : null),
    /not the one it was committed to/,
  ],
  ["a revision's file", (line) => ("file" in line ? { ...line, file: "# Other\n" } : null), /not the one that its SHA-256/],
  ["a revision's canonical form", (line) => ("canonical" in line ? { ...line, canonical: "{}" } : null), /not the one that its id/],
  [
    "a quote",
    (line) => ("quotes" in line ? { ...line, quotes: (line.quotes as object[]).map((quote) => ({ ...quote, exact: "Invented." })) } : null),
    /not those that their digest/,
  ],
  ["a release's item", (line) => ("index" in line ? { ...line, items: [] } : null), /not those that its SHA-256/],
  ["what was given", (line) => ("paths" in line ? { ...line, paths: ["other.md"] } : null), /gives this agent other items/],
  ["the head's root", (line) => ("lines" in line ? { ...line, root: "0".repeat(64) } : null), /another size or root/],
  ["the head's checkpoint", (line) => ("lines" in line ? { ...line, checkpoint: "lucid/x\n1\nAAAA\n\n" } : null), /not a signed checkpoint/],
])("tampering with an answer shows: %s", async (_name, tamper, message) => {
  const { lead, lesson } = await setUp();
  await approveLesson(lead, await lesson("For everyone"));
  const draft = await getDraft(lead);
  await publish(lead, { releaseId: draft!.id, expectedDigest: draft!.digest, note: "" });
  const { proof } = answerFiles(await answerQuestion(lead, { kind: "agent", agent: "clerk" }));
  let done = false;
  const changed = proof
    .trimEnd()
    .split("\n")
    .map((line) => {
      const next = done ? null : tamper(JSON.parse(line) as Record<string, never>);
      done ||= next !== null;
      return next ? exportLine(next) : line;
    });
  expect(done).toBe(true);
  const result = await verifyAnswer(linesOf(`${changed.join("\n")}\n`));
  expect(result.ok).toBe(false);
  expect(result.problems.map((problem) => problem.message).join("\n")).toMatch(message);
});

test("a line left out shows, and who may not export may not ask", async () => {
  const { workspace, lead, lesson } = await setUp();
  const one = await lesson("One");
  await approveLesson(lead, one);
  const { proof } = answerFiles(await answerQuestion(lead, { kind: "lesson", lessonId: one.lessonId }));
  const lines = proof.trimEnd().split("\n");
  expect(await verifyAnswer(linesOf(lines.toSpliced(2, 1).join("\n")))).toMatchObject({ ok: false });
  await expect(answerQuestion(await makePerson(workspace.id, "reviewer"), { kind: "lesson", lessonId: one.lessonId })).rejects.toMatchObject({
    code: "forbidden",
  });
  const stranger = await makePerson((await makeWorkspace()).id, "lead");
  for (const question of [
    { kind: "lesson" as const, lessonId: one.lessonId },
    { kind: "person" as const, person: lead.id },
  ])
    await expect(answerQuestion(stranger, question)).rejects.toMatchObject({ code: "not_found" });
});

test("what was redacted is not in answers to come, and they still check", async () => {
  const { lead, lesson } = await setUp();
  const one = await lesson("About Mrs Quill of 4 Linden Alley");
  await proven(lead);
  await redactLesson(lead, { lessonId: one.lessonId, reason: "personal_data", note: "" });
  const { proof, page } = answerFiles(await answerQuestion(lead, { kind: "lesson", lessonId: one.lessonId }));
  for (const written of [proof, page]) expect(written).not.toContain("Quill");
  expect(await verifyAnswer(linesOf(proof))).toMatchObject({ ok: true, problems: [] });
});
