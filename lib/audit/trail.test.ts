import { expect, test } from "vitest";
import { mintActor, type PersonActor } from "@/lib/auth/actor";
import { sql, transact } from "@/lib/db/client";
import { makePerson, makeWorkspace } from "@/test/fixtures";
import { exportTrail } from "./export";
import { exportLine, fileLines } from "./lines";
import { getCheckpoint, getEntry, listEntries, listMemberSignIns, plainSentence } from "./queries";
import { type AuditInput, recordAudit } from "./record";
import { filtersOfAddress } from "./schema";
import { verifyTrail } from "./verify";
import { verifyExport } from "./verify-export";

process.env.NEXTAUTH_SECRET ??= "a secret that only the tests know, 32+";

async function write(actor: PersonActor, inputs: readonly AuditInput[]): Promise<void> {
  for (const input of inputs) await transact((tx) => recordAudit(tx, actor, input));
}

const approval = (n: number): AuditInput => ({
  action: "lesson.approved",
  object: { type: "lesson", id: `les_${n}` },
  facts: { approvals: 1, nested: ["b", "a"] },
  text: { title: `Lesson ${n}`, note: "Because é \u202e\u2028\u2029." },
});

async function trail(entries: number) {
  const workspace = await makeWorkspace();
  const lead = await makePerson(workspace.id, "lead", "Lena Lead");
  await write(
    lead,
    Array.from({ length: entries }, (_, i) => (i % 3 === 2 ? { action: "dream.started", object: { type: "dream", id: "drm_1" } } : approval(i))),
  );
  return { workspace, lead };
}

async function collect(lines: AsyncIterable<string>): Promise<string[]> {
  const all: string[] = [];
  for await (const line of lines) all.push(line);
  return all;
}

test("pages are keyset-paged without a gap, also while entries are added", async () => {
  const { lead } = await trail(23);
  const seen: number[] = [];
  let cursor: string | undefined;
  do {
    const page = await listEntries(lead, filtersOfAddress({ cursor }), 5);
    seen.push(...page.entries.map((entry) => entry.seq));
    if (seen.length === 10) await write(lead, [approval(99)]);
    cursor = page.next ?? undefined;
  } while (cursor);
  expect(seen).toEqual(Array.from({ length: 23 }, (_, i) => 23 - i));
});

test("filters: who, what, object, time; names and sentences", async () => {
  const { workspace, lead } = await trail(9);
  const other = await makePerson(workspace.id, "viewer", "Vera Viewer");
  await write(other, [{ action: "member.role_changed", object: { type: "user", id: lead.id }, facts: { from: "viewer", to: "lead" } }]);
  const count = async (given: Record<string, string>) => (await listEntries(lead, filtersOfAddress(given))).entries.length;
  expect(await count({})).toBe(10);
  expect(await count({ who: other.id })).toBe(1);
  expect(await count({ what: "lesson" })).toBe(6);
  expect(await count({ what: "dream.started" })).toBe(3);
  expect(await count({ object: "les_0" })).toBe(1);
  const today = new Date().toISOString().slice(0, 10);
  expect(await count({ from: today, to: today })).toBe(10);
  expect(await count({ from: "2999-01-01" })).toBe(0);
  expect(await count({ what: "nonsense", from: "yesterday" })).toBe(10);
  const [newest] = (await listEntries(lead, {})).entries;
  expect(plainSentence(newest!)).toBe("Vera Viewer changed Lena Lead from viewer to lead");
  const approved = (await listEntries(lead, { object: "les_0" })).entries[0]!;
  expect(plainSentence(approved)).toBe("Lena Lead approved Lesson 0");
});

test("what a job did is said of a worker", async () => {
  const { workspace, lead } = await trail(1);
  const job = mintActor({ kind: "job", id: "0264dbef-0000-4000-8000-000000000000", workspaceId: workspace.id });
  const text = { title: "dream 2" };
  await transact((tx) => recordAudit(tx, job, { action: "dream.started", object: { type: "dream", id: "drm_2" }, facts: { attempt: 1 }, text }));
  expect(plainSentence((await listEntries(lead, {})).entries[0]!)).toBe("A worker started dream 2");
});

test("another workspace's entries and names do not show", async () => {
  const { lead } = await trail(3);
  const foreign = await trail(3);
  await write(lead, [{ action: "member.removed", object: { type: "user", id: foreign.lead.id } }]);
  const page = await listEntries(lead, {});
  expect(page.entries).toHaveLength(4);
  // It is named because this trail itself is about them; a user of whom this trail knows nothing stays an id.
  expect((await listEntries(lead, { who: foreign.lead.id })).entries).toEqual([]);
  await expect(getEntry(lead, 99)).rejects.toMatchObject({ code: "not_found" });
});

test("sign-ins are those of members only", async () => {
  const workspace = await makeWorkspace();
  const admin = await makePerson(workspace.id, "admin");
  const stranger = await makePerson((await makeWorkspace()).id, "admin");
  for (const person of [admin, stranger]) {
    await transact((tx) => recordAudit(tx, { kind: "person", id: person.id }, { action: "access.signed_in", object: { type: "sign_in", id: "sin_1" } }));
    const text = { email: `${person.id}@example.test`, address: "::1" };
    await transact((tx) =>
      recordAudit(tx, { kind: "anonymous", id: "anonymous" }, { action: "access.sign_in_failed", object: { type: "installation", id: "installation" }, text }),
    );
  }
  const { entries } = await listMemberSignIns(admin, undefined);
  expect(entries.map((entry) => [entry.action, entry.actor.id])).toEqual([
    ["access.sign_in_failed", "anonymous"],
    ["access.signed_in", admin.id],
  ]);
  await expect(listMemberSignIns(await makePerson(workspace.id, "lead"), undefined)).rejects.toMatchObject({ code: "forbidden" });
});

test("an export checks offline, is itself an entry, and needs the permission", async () => {
  const { workspace, lead } = await trail(12);
  const lines = await collect(await exportTrail(lead));
  expect(lines).toHaveLength(14);
  expect(lines.join("")).not.toMatch(/[\n\r\u2028\u2029]/);
  const result = await verifyExport(lines);
  expect(result).toMatchObject({ ok: true, size: 13, problems: [] });
  expect((await listEntries(lead, { what: "audit.exported" })).entries[0]?.facts).toEqual({ size: 13, root: result.root });
  const earlier = { size: 13, root: result.root };
  await write(lead, [approval(50)]);
  expect(await verifyExport(await collect(await exportTrail(lead)), { checkpoint: earlier })).toMatchObject({ ok: true, size: 15 });
  const checkpoint = await getCheckpoint(lead);
  expect(checkpoint).toMatchObject({ origin: `lucid/${workspace.id}`, size: 16 });
  await expect(exportTrail(await makePerson(workspace.id, "reviewer"))).rejects.toMatchObject({ code: "forbidden" });
});

test("an export's file is read line by line as it was written", async () => {
  const { lead } = await trail(6);
  const file = Buffer.from((await collect(await exportTrail(lead))).map((line) => `${line}\n`).join(""));
  async function* bytes(content: Buffer) {
    for (let at = 0; at < content.length; at += 7) yield content.subarray(at, at + 7);
  }
  expect(await verifyExport(fileLines(bytes(file)))).toMatchObject({ ok: true, size: 7 });
  const returns = Buffer.from(file.toString("utf8").replaceAll("\n", "\r\n"));
  expect(await verifyExport(fileLines(bytes(returns)))).toMatchObject({ ok: false });
  const broken = Buffer.concat([file, Buffer.from([0xff, 0x0a])]);
  const { problems } = await verifyExport(fileLines(bytes(broken)));
  expect(problems.map((problem) => problem.message)).toContain("The file is not an export: it is not UTF-8 text throughout.");
});

test("the head names the trail and the time of its last entry, which its entries carry and the root covers", async () => {
  const { workspace, lead } = await trail(3);
  const [head, ...entries] = (await collect(await exportTrail(lead))).map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(Object.keys(head!).sort()).toEqual(["at", "checkpoint", "format", "origin", "root", "size", "trail"]);
  expect(head).toMatchObject({ format: "lucid-audit/1", origin: `lucid/${workspace.id}`, trail: workspace.id, at: entries.at(-1)?.at });
  expect(entries.map((entry) => entry.trail)).toEqual([workspace.id, workspace.id, workspace.id, workspace.id]);
});

test("texts can be erased and the trail still checks", async () => {
  const { workspace, lead } = await trail(6);
  await sql("DELETE FROM audit_texts WHERE trail = $1 AND seq = 2", [workspace.id]);
  expect(await getEntry(lead, 2)).toMatchObject({ erased: true, text: null, fits: null });
  expect(await verifyExport(await collect(await exportTrail(lead)))).toMatchObject({ ok: true });
  expect(await verifyTrail(lead)).toMatchObject({ ok: true, size: 8 });
});

test.each<[string, (lines: string[]) => void, RegExp]>([
  ["a fact changed", (lines) => edit(lines, 3, (entry) => Object.assign(entry.facts as object, { approvals: 2 })), /root over 10 entries/],
  ["an actor changed", (lines) => edit(lines, 4, (entry) => Object.assign(entry, { actor: { kind: "person", id: "usr_x" } })), /root over 10 entries/],
  [
    "a text changed",
    (lines) => edit(lines, 1, (entry) => Object.assign(entry.text as object, { body: '{"title":"Nicer"}' })),
    /not the one it was committed to/,
  ],
  [
    "a text added where there was none",
    (lines) => edit(lines, 3, (entry) => Object.assign(entry, { commitment: null, text: { salt: "00", body: "{}" } })),
    /committed to none/,
  ],
  ["an entry left out", (lines) => lines.splice(5, 1), /stands where number 5 belongs/],
  ["two entries swapped", (lines) => lines.splice(2, 2, lines[3]!, lines[2]!), /stands where number/],
  ["the end cut off", (lines) => lines.splice(-2), /10 entries were expected, and there are 8/],
  ["a time moved back", (lines) => edit(lines, 8, (entry) => Object.assign(entry, { at: "2001-01-01T00:00:00.000Z" })), /before that of the entry/],
  ["a line that is not JSON", (lines) => lines.splice(3, 1, "{"), /is not an entry/],
  ["a field slipped in", (lines) => edit(lines, 3, (entry) => Object.assign(entry, { note: "x" })), /is not an entry/],
  ["no head", (lines) => lines.shift(), /not the head/],
  ["another trail in the head", (lines) => edit(lines, 0, (head) => Object.assign(head, { trail: "wsp_other" })), /belongs to the trail wsp_/],
  ["another trail in an entry", (lines) => edit(lines, 2, (entry) => Object.assign(entry, { trail: "wsp_other" })), /belongs to the trail wsp_other/],
  [
    "another trail everywhere",
    (lines) => {
      for (const index of lines.keys()) edit(lines, index, (value) => Object.assign(value, { trail: "wsp_other" }));
    },
    /root over 10 entries/,
  ],
  [
    "another time in the head",
    (lines) => edit(lines, 0, (head) => Object.assign(head, { at: "2031-01-01T00:00:00.000Z" })),
    /head says that the last entry is of/,
  ],
  ["no time in the head", (lines) => edit(lines, 0, (head) => Object.assign(head, { at: null })), /head says that the last entry is of/],
  ["a field slipped into the head", (lines) => edit(lines, 0, (head) => Object.assign(head, { name: "Acme" })), /not the head/],
  ["a key twice in the head", (lines) => lines.splice(0, 1, lines[0]!.replace("{", '{"trail":"wsp_other",')), /Line 1 is not written/],
  ["a key twice in an entry", (lines) => lines.splice(2, 1, lines[2]!.replace("{", '{"action":"lesson.rejected",')), /Line 3 is not written/],
  ["a key twice in the facts", (lines) => lines.splice(1, 1, lines[1]!.replace('"facts":{', '"facts":{"approvals":9,')), /Line 2 is not written/],
  ["a hidden key in the facts", (lines) => lines.splice(1, 1, lines[1]!.replace('"facts":{', '"facts":{"__proto__":{"x":1},')), /root over 10 entries/],
  ["a space", (lines) => lines.splice(2, 1, `${lines[2]} `), /Line 3 is not written/],
  ["keys in another order", (lines) => lines.splice(3, 1, JSON.stringify(JSON.parse(lines[3]!), ["text", "seq"])), /Line 4 is not/],
  ["an empty line", (lines) => lines.splice(4, 0, ""), /Line 5 is not/],
  ["another root in the head", (lines) => lines.splice(0, 1, lines[0]!.replace(/"root":"[0-9a-f]{2}/, '"root":"zz')), /not the head/],
])("tampering shows: %s", async (_name, tamper, message) => {
  const { lead } = await trail(9);
  const lines = await collect(await exportTrail(lead));
  tamper(lines);
  const result = await verifyExport(lines);
  expect(result.ok).toBe(false);
  expect(result.problems.map((problem) => problem.message).join("\n")).toMatch(message);
});

function edit(lines: string[], line: number, change: (entry: Record<string, unknown>) => void): void {
  const entry = JSON.parse(lines[line]!) as Record<string, unknown>;
  change(entry);
  lines[line] = exportLine(entry);
}

test("rewritten as a whole, an export still differs from a checkpoint noted before", async () => {
  const { lead } = await trail(4);
  const { size, root } = await getCheckpoint(lead);
  const forged = await trail(4);
  const lines = await collect(await exportTrail(forged.lead));
  expect(await verifyExport(lines)).toMatchObject({ ok: true });
  expect(await verifyExport(lines, { checkpoint: { size, root } })).toMatchObject({ ok: false });
});

test("an entry removed in the database behind our back shows", async () => {
  const { workspace, lead } = await trail(5);
  await sql("ALTER TABLE audit_entries DISABLE TRIGGER audit_entries_append_only");
  try {
    await sql("DELETE FROM audit_texts WHERE trail = $1 AND seq = 5", [workspace.id]);
    await sql("DELETE FROM audit_entries WHERE trail = $1 AND seq = 5", [workspace.id]);
  } finally {
    await sql("ALTER TABLE audit_entries ENABLE TRIGGER audit_entries_append_only");
  }
  const result = await verifyTrail(lead);
  expect(result.ok).toBe(false);
  expect(result.problems[0]?.message).toMatch(/head says 5 entries, and there are 4/);
});

test("a token reads the trail and cannot export it", async () => {
  const { workspace } = await trail(2);
  const token = mintActor({ kind: "token", id: "tok_1", workspaceId: workspace.id, permissions: ["audit.read", "audit.export"] });
  expect((await listEntries(token, {})).entries).toHaveLength(2);
  await expect(exportTrail(token)).rejects.toMatchObject({ code: "forbidden" });
});
