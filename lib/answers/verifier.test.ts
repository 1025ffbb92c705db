import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { keysOf } from "@/lib/audit/checkpoints/keys";
import { formatKey, keyIdOf, publicKeyOf } from "@/lib/audit/checkpoints/note";
import { exportTrail } from "@/lib/audit/export";
import { db } from "@/lib/db/client";
import { publish } from "@/lib/guidance/commands";
import { getDraft } from "@/lib/guidance/queries";
import { approveLesson } from "@/lib/lessons/commands";
import { makePerson, makeWorkspace } from "@/test/fixtures";
import { makeLesson } from "@/test/lesson-fixtures";
import { answerFiles } from "./files";
import { answerQuestion } from "./gather";

process.env.NEXTAUTH_SECRET ??= "a secret that only the tests know, 32+";

// The verifier that docs/formats.md shows must run as it stands there, on files that this version writes.
const code = /```js\n([\s\S]*?)```/.exec(readFileSync("docs/formats.md", "utf8"))?.[1] ?? "";
const folder = mkdtempSync(path.join(tmpdir(), "lucid-verifier-"));
const script = path.join(folder, "check.mjs");
writeFileSync(script, code);

function check(content: string, key?: string): { status: number | null; said: string } {
  const file = path.join(folder, "file.jsonl");
  writeFileSync(file, content);
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, file, ...(key ? [key] : [])], { encoding: "utf8" });
  return { status, said: `${stdout}${stderr}`.trim() };
}

test("the documented verifier agrees with exports and answers, and finds what was changed", async () => {
  const workspace = await makeWorkspace();
  const lead = await makePerson(workspace.id, "lead");
  const { id } = await makeLesson(lead);
  const { revisionId } = await db().lesson.findUniqueOrThrow({ where: { id } });
  await approveLesson(lead, { lessonId: id, revisionId });
  const draft = await getDraft(lead);
  await publish(lead, { releaseId: draft!.id, expectedDigest: draft!.digest, note: "with \u2028 a separator" });
  const lines: string[] = [];
  for await (const line of await exportTrail(lead)) lines.push(`${line}\n`);
  const answer = answerFiles(await answerQuestion(lead, { kind: "agent", agent: "clerk" })).proof;
  expect(check(lines.join(""))).toEqual({ status: 0, said: "ok" });
  expect(check(answer)).toEqual({ status: 0, said: "ok" });
  const [key] = await keysOf(workspace.id);
  expect(check(answer, formatKey(key!))).toEqual({ status: 0, said: "ok" });
  expect(check(lines.toSpliced(2, 1).join("")).said).toMatch(/out of place[\s\S]*the root/);
  expect(check(lines.join("").replace("lesson.approved", "lesson.rejected")).said).toMatch(/changed/);
  expect(check(answer.replace("lesson.approved", "lesson.rejected")).said).toMatch(/its proof/);
  expect(check(answer.replace("Before return_items", "After return_items")).status).toBe(1);
  const publicKey = publicKeyOf(Buffer.alloc(32, 3));
  expect(check(answer, formatKey({ ...key!, publicKey, id: keyIdOf(key!.name, publicKey) })).said).toMatch(/signature/);
});
