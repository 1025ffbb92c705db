import { expect, test } from "vitest";
import type { PersonActor } from "@/lib/auth/actor";
import { sql } from "@/lib/db/client";
import { makePerson, makeWorkspace } from "@/test/fixtures";
import { approveIntoDraft } from "@/test/guidance-fixtures";
import { publish } from "./commands";
import { releaseInForce, renderedFor } from "./current";
import { getDraft } from "./queries";
import { guidanceQueryOf } from "./schema";

async function publishNow(actor: PersonActor, title: string) {
  await approveIntoDraft(actor, { title });
  const draft = await getDraft(actor);
  if (!draft) throw new Error("no draft");
  return publish(actor, { releaseId: draft.id, expectedDigest: draft.digest });
}

test("a publication is seen at once here, and one of another process within half a second, without anyone waiting", async () => {
  const workspace = await makeWorkspace();
  const reviewer = await makePerson(workspace.id, "reviewer");
  const start = Date.now();
  const number = async (after: number) => (await releaseInForce(workspace.id, start + after))?.number ?? null;
  expect(await number(0)).toBeNull();
  await publishNow(reviewer, "One");
  expect(await number(1)).toBe(1);
  // As another process would do it: nothing is forgotten here.
  await sql("UPDATE releases SET number = 7 WHERE workspace_id = $1", [workspace.id]);
  expect(await number(200)).toBe(1);
  expect(await number(300)).toBe(1);
  await expect.poll(() => number(301)).toBe(7);
  await sql("UPDATE releases SET number = 8 WHERE workspace_id = $1", [workspace.id]);
  expect(await number(900)).toBe(8);
});

test("a reading that began before a publication never hides it", async () => {
  const workspace = await makeWorkspace();
  const reviewer = await makePerson(workspace.id, "reviewer");
  for (let round = 1; round <= 10; round++) {
    const reading = Array.from({ length: 5 }, (_, i) => releaseInForce(workspace.id, Date.now() + 260 * i));
    const { number } = await publishNow(reviewer, `Lesson ${round}`);
    await Promise.all(reading);
    expect((await releaseInForce(workspace.id))?.number).toBe(number);
  }
});

test("many who ask the same at once have it rendered once, and nobody waits for it to be rendered anew", async () => {
  const workspace = await makeWorkspace();
  const reviewer = await makePerson(workspace.id, "reviewer");
  await publishNow(reviewer, "One");
  const head = await releaseInForce(workspace.id);
  const start = Date.now();
  const ask = (after: number) => renderedFor(workspace.id, head, {}, "json", start + after);
  const answers = await Promise.all(Array.from({ length: 20 }, () => ask(0)));
  expect(new Set(answers).size).toBe(1);
  await sql("UPDATE users SET name = 'Rae anew' WHERE id = $1", [reviewer.id]);
  expect(await ask(29_999)).toBe(answers[0]);
  expect(await ask(30_001)).toBe(answers[0]);
  await expect.poll(async () => new TextDecoder().decode((await ask(30_002)).body)).toContain("Rae anew");
  const later = await ask(200_000);
  expect(later).not.toBe(answers[0]);
});

test("a query string is read once, and never shared between sessions", () => {
  const url = "http://localhost/api/v1/guidance?agent=support&tools=a,b&tools=c";
  expect(guidanceQueryOf(url)).toEqual({ agent: "support", tools: ["a", "b", "c"], format: "json" });
  expect(guidanceQueryOf(url)).toBe(guidanceQueryOf(url));
  expect(guidanceQueryOf(`${url}&session=1`).session).toBe("1");
  expect(guidanceQueryOf(`${url}&session=2`).session).toBe("2");
  expect(guidanceQueryOf("http://localhost/api/v1/guidance")).toEqual({ tools: [], format: "json" });
  expect(() => guidanceQueryOf(`${url}&tools=${"x".repeat(501)}`)).toThrow();
});
