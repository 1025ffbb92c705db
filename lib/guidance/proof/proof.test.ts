import { beforeEach, describe, expect, test } from "vitest";
import type { PersonActor } from "@/lib/auth/actor";
import { sql } from "@/lib/db/client";
import { publish } from "@/lib/guidance/commands";
import { deliveriesOfSession } from "@/lib/guidance/deliveries";
import { sessionsOfLesson } from "@/lib/guidance/exposure";
import { makeBlock } from "@/lib/guidance/files/managed-block";
import { findGuidance } from "@/lib/guidance/find/queries";
import { render, toMarkdown } from "@/lib/guidance/formats";
import { getDraft, guidanceFor } from "@/lib/guidance/queries";
import { sha256 } from "@/lib/text/hash";
import { makePerson, makeWorkspace } from "@/test/fixtures";
import { type ApprovedLesson, approveIntoDraft } from "@/test/guidance-fixtures";
import { importAll, source } from "@/test/import-fixtures";
import { recordProvenDeliveries } from "./record";
import { fileHash, shownIn } from "./shown";

let reviewer: PersonActor;
let refund: ApprovedLesson;
let bags: ApprovedLesson;

beforeEach(async () => {
  const workspace = await makeWorkspace();
  reviewer = await makePerson(workspace.id, "reviewer");
  refund = await approveIntoDraft(reviewer, { title: "Refund to the card", trigger: "money back", body: "Send it to the card: 10 €." });
  bags = await approveIntoDraft(reviewer, { title: "Count the bags", trigger: "someone adds luggage" });
  const draft = await getDraft(reviewer);
  if (!draft) throw new Error("no draft");
  await publish(reviewer, { releaseId: draft.id, expectedDigest: draft.digest });
});

const at = (second: number) => new Date(Date.now() + second * 1_000).toISOString();
const line = (id: string, n: number, type: "user" | "assistant", content: unknown) =>
  `${JSON.stringify({ type, sessionId: id, version: "2.1.0", cwd: "/p", uuid: `${id}-${n}`, parentUuid: n === 0 ? null : `${id}-${n - 1}`, isSidechain: false, timestamp: at(n), message: { role: type, content } })}\n`;
const call = (id: string, n: number, name: string, input: unknown, result: string) =>
  line(id, n, "assistant", [{ type: "tool_use", id: `t${n}`, name, input }]) +
  line(id, n + 1, "user", [{ type: "tool_result", tool_use_id: `t${n}`, content: [{ type: "text", text: result }] }]);
async function bring(id: string, lines: string): Promise<void> {
  const report = await importAll(reviewer, [source(`${id}.jsonl`, line(id, 0, "user", "Do it") + lines)]);
  await recordProvenDeliveries(reviewer, report.importId);
  expect(await recordProvenDeliveries(reviewer, report.importId)).toBe(0);
}

describe("an imported session carries what its content proves", () => {
  test("a managed block of CLAUDE.md that the agent read, with the tool's line numbers", async () => {
    const guidance = await guidanceFor(reviewer);
    const file = `# Mine\n\n${Buffer.from(makeBlock(guidance.release, toMarkdown(guidance)), "latin1").toString("utf8")}`;
    const numbered = file
      .trimEnd()
      .split("\n")
      .map((text, i) => `${String(i + 1).padStart(6)}→${text}`)
      .join("\n");
    await bring("block", call("block", 1, "Read", { file_path: "/p/CLAUDE.md" }, numbered));
    const [delivery, ...more] = await deliveriesOfSession(reviewer, "block");
    expect(more).toEqual([]);
    expect(delivery).toMatchObject({ release: 1, destination: "files", readAt: expect.any(Date) });
    expect(delivery?.items.map((item) => item.sha256).sort()).toEqual([refund.sha256, bags.sha256].sort());
    expect((await sessionsOfLesson(reviewer, refund.lessonId)).sessions).toMatchObject([
      { source: "block", proof: "content", read: true, sessionId: expect.stringMatching(/^ses_/) },
    ]);
  });

  test("an MCP call: the record that was made under the connection's id becomes the session's", async () => {
    const found = await findGuidance(
      reviewer,
      { task: "She wants her money back", session: "mcp_00000000-0000-4000-8000-000000000000" },
      { destination: "mcp", named: false },
    );
    await bring("mcp", call("mcp", 1, "mcp__lucid__find_guidance", { task: "money back" }, render(found, "markdown")));
    const deliveries = await deliveriesOfSession(reviewer, "mcp");
    expect(deliveries).toMatchObject([{ destination: "mcp", items: [{ sha256: refund.sha256 }], readAt: expect.any(Date) }]);
    expect(await deliveriesOfSession(reviewer, "mcp_00000000-0000-4000-8000-000000000000")).toEqual([]);
  });

  test("an MCP answer with several items, best first, is one delivery, whether the call named its session or the connection did", async () => {
    const task = "A passenger adds luggage: how many bags to count? Then money back";
    const ask = async (session: string, named: boolean) => {
      const found = await findGuidance(reviewer, { task, session }, { destination: "mcp", named });
      expect(found.items.map((item) => item.sha256)).toEqual([bags.sha256, refund.sha256]);
      return render(found, "markdown");
    };
    await bring("several", call("several", 1, "mcp__lucid__find_guidance", { task }, await ask("several", true)));
    await bring("claimed", call("claimed", 1, "mcp__lucid__find_guidance", { task }, await ask("mcp_11111111-0000-4000-8000-000000000000", false)));
    for (const session of ["several", "claimed"])
      expect(await deliveriesOfSession(reviewer, session)).toMatchObject([
        { destination: "mcp", items: [{ sha256: bags.sha256 }, { sha256: refund.sha256 }], readAt: expect.any(Date) },
      ]);
  });

  test("a memory that was read: the file's own bytes", async () => {
    await bring("memory", call("memory", 1, "Read", { file_path: "/mnt/memory/guidance/count-the-bags.md" }, bags.file.trimEnd()));
    expect(await deliveriesOfSession(reviewer, "memory")).toMatchObject([{ destination: "claude_memory_store", items: [{ sha256: bags.sha256 }] }]);
  });

  test("what is cut off, changed or only talked about proves nothing; importing again adds nothing", async () => {
    const guidance = await guidanceFor(reviewer);
    const text = toMarkdown(guidance);
    await bring("cut", call("cut", 1, "Read", {}, text.slice(0, text.indexOf("<!-- end of"))).replace("10 €", "20 €"));
    const cut = await deliveriesOfSession(reviewer, "cut");
    expect(cut.flatMap((delivery) => delivery.items.map((item) => item.sha256))).not.toContain(refund.sha256);
    await bring("forged", call("forged", 1, "Read", {}, text.replaceAll("Send it", "Never send it").replaceAll("Count the", "Mind the")));
    expect(await deliveriesOfSession(reviewer, "forged")).toEqual([]);
    const lines = call("twice", 1, "Read", {}, text);
    await bring("twice", lines);
    await bring("twice", lines + line("twice", 3, "assistant", [{ type: "text", text: "Done." }]));
    expect(await deliveriesOfSession(reviewer, "twice")).toHaveLength(1);
    const items = await sql<{ n: number }>(
      "SELECT count(*)::int AS n FROM delivery_items i JOIN deliveries d ON d.id = i.delivery_id WHERE d.workspace_id = $1 AND d.session_source_id = 'twice'",
      [reviewer.workspaceId],
    );
    expect(items).toEqual([{ n: 2 }]);
  });
});

test("what a text shows is told by bytes alone", () => {
  const content = "# A\n\nDo é.\n";
  const shown = `<!-- file a.md, ${Buffer.byteLength(content)} bytes, sha256 ${sha256(content)} -->\n${content}<!-- end of a.md -->\n`;
  expect(shownIn(`before\n${shown}after`).files).toEqual([{ path: "a.md", sha256: sha256(content) }]);
  expect(shownIn(shown.replaceAll("\n", "\r\n")).files).toHaveLength(1);
  expect(shownIn(shown.replace("Do", "do")).files).toEqual([]);
  expect(fileHash("     1→# A\n     2→\n     3→Do é.")).toBe(sha256(content));
  expect(fileHash("1\t# A\n2\t\n3\tDo é.\n")).toBe(sha256(content));
});
