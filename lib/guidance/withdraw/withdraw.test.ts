import { expect, test } from "vitest";
import type { PersonActor } from "@/lib/auth/actor";
import { sql, transact } from "@/lib/db/client";
import { makePerson, makeWorkspace, proven } from "@/test/fixtures";
import { approveIntoDraft, makeToken } from "@/test/guidance-fixtures";
import { publish, returnTo } from "../commands";
import { recordDelivery } from "../delivery-record";
import { csvField, exportExposure } from "../exposure-export";
import { getDraft, getReleaseInForce } from "../queries";
import { revisionInForce, withdrawalOf } from "./queries";
import { withdraw } from "./withdraw";

async function publishDraft(lead: PersonActor): Promise<void> {
  const draft = await getDraft(lead);
  await publish(lead, { releaseId: draft?.id ?? "", expectedDigest: draft?.digest ?? "" });
}

async function setting() {
  const workspace = await makeWorkspace();
  const lead = await makePerson(workspace.id, "lead");
  const bad = await approveIntoDraft(lead, { title: "Skip the check", trigger: "", body: "Do not look at the order." });
  await approveIntoDraft(lead, { title: "Greet by name", trigger: "", body: "Use the name once." });
  await publishDraft(lead);
  await proven(lead);
  return { lead, lessonId: bad.lessonId, revisionId: (await revisionInForce(lead, bad.lessonId)) ?? "" };
}

test("a release without the lesson is in force at once, and no return brings it back", async () => {
  const { lead, lessonId, revisionId } = await setting();
  await approveIntoDraft(lead, { title: "Close the ticket", trigger: "", body: "Close it." });
  const { number } = await withdraw(lead, { lessonId, revisionId, reason: "Orders went out wrong." });
  const release = await getReleaseInForce(lead);
  expect(release).toMatchObject({ number, origin: "withdrawn", note: "Orders went out wrong." });
  expect(release?.items.map(({ title }) => title)).toEqual(["Greet by name"]);
  // What waited in the draft goes on waiting.
  expect((await getDraft(lead))?.items.map(({ title }) => title).sort()).toEqual(["Close the ticket", "Greet by name"]);
  const view = await withdrawalOf(lead, lessonId);
  expect(view).toMatchObject({ reason: "Orders went out wrong.", by: "lead", release: number });
  expect(view?.places.map(({ kind, state }) => [kind, state])).toEqual([
    ["rest", "proven"],
    ["mcp", "proven"],
  ]);
  await expect(returnTo(lead, { number: 1, note: "Back." })).rejects.toThrow("withdrawn");
  await expect(withdraw(lead, { lessonId, revisionId, reason: "Again." })).rejects.toThrow("not in force");
});

test("only a lead may, and only for the text that was seen", async () => {
  const { lead, lessonId, revisionId } = await setting();
  const reviewer = await makePerson(lead.workspaceId, "reviewer");
  await expect(withdraw(reviewer, { lessonId, revisionId, reason: "No." })).rejects.toMatchObject({ code: "forbidden" });
  await expect(withdraw(lead, { lessonId, revisionId: "0".repeat(64), reason: "No." })).rejects.toThrow("Another text");
  const stranger = await makePerson((await makeWorkspace()).id, "lead");
  await expect(withdraw(stranger, { lessonId, revisionId, reason: "No." })).rejects.toMatchObject({ code: "reauthenticate" });
  await proven(stranger);
  await expect(withdraw(stranger, { lessonId, revisionId, reason: "No." })).rejects.toMatchObject({ code: "not_found" });
});

test("two at once: one withdraws, the other is told", async () => {
  const { lead, lessonId, revisionId } = await setting();
  const results = await Promise.allSettled([1, 2].map((n) => withdraw(lead, { lessonId, revisionId, reason: `Reason ${n}` })));
  expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(await sql("SELECT 1 FROM audit_entries WHERE trail = $1 AND action = 'guidance.withdrawn'", [lead.workspaceId])).toHaveLength(1);
});

test("the sessions that had it are listed and exported", async () => {
  const { lead, lessonId, revisionId } = await setting();
  const release = await getReleaseInForce(lead);
  await makeToken(lead.workspaceId, ["guidance.read"]);
  for (const session of ["one", "=two"])
    await transact((tx) =>
      recordDelivery(tx, lead, {
        releaseId: release?.id ?? "",
        destination: "rest",
        session,
        agent: "support",
        request: {},
        items: (release?.items ?? []).map(({ itemId, path, revisionId: revision, sha256 }) => ({ itemId, path, revision, sha256 })),
        proof: "response",
      }),
    );
  await withdraw(lead, { lessonId, revisionId, reason: "Wrong." });
  const lines: string[] = [];
  for await (const line of await exportExposure(lead, lessonId)) lines.push(line);
  expect(lines).toHaveLength(3);
  expect(lines[0]).toBe("session,title,agent,outcome,release,revision,sha256,destination,proof,delivered,read,said");
  expect(
    lines
      .slice(1)
      .map((line) => line.split(",")[0])
      .sort(),
  ).toEqual(["'=two", "one"]);
});

test.each([
  ["plain", "plain"],
  ['say "so", please', '"say ""so"", please"'],
  ["=1+1", "'=1+1"],
  ["@x\ny", '"\'@x\ny"'],
])("a field of CSV: %j", (value, written) => {
  expect(csvField(value)).toBe(written);
});
