import { existsSync } from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import type { PersonActor } from "@/lib/auth/actor";
import { sql } from "@/lib/db/client";
import { makePerson, makeWorkspace } from "@/test/fixtures";
import { importAll } from "@/test/import-fixtures";
import { findFiles } from "./files";
import type { ImportReport } from "./report";

// Real sessions that nobody here wrote, when they are at hand beside the project.
const DATA = path.join("..", "shared", "data");
const present = existsSync(DATA);
if (!present) console.log(`skipped: there is no ${DATA}`);

describe.skipIf(!present)("real sessions", () => {
  let actor: PersonActor;
  beforeAll(async () => {
    actor = await makePerson((await makeWorkspace()).id, "reviewer");
  });

  async function run(folder: string): Promise<ImportReport & { files: number }> {
    const { sources, skipped } = await findFiles([path.join(DATA, folder)]);
    return { ...(await importAll(actor, sources, { skipped })), files: sources.length };
  }

  const others = (report: ImportReport) => report.skipped.filter((skip) => skip.reason.startsWith("Not a session file")).length;

  test.each([
    ["tau-bench-airline", { added: 200, updated: 0, unchanged: 0, skipped: 0 }, 3],
    ["tau2-retail", { added: 898, updated: 0, unchanged: 0, skipped: 20 }, 3],
    ["claude-code", { added: 29, updated: 0, unchanged: 2, skipped: 0 }, 30],
    ["codex", { added: 2, updated: 1, unchanged: 0, skipped: 0 }, 1],
    ["copilot-cli", { added: 2, updated: 0, unchanged: 0, skipped: 0 }, 1],
  ])(
    "%s: every file is accounted for, and the second run adds nothing",
    async (folder, expected, beside) => {
      const first = await run(folder);
      expect(first.sessions).toEqual(expected);
      expect(first.rejected).toEqual([]);
      expect(others(first)).toBe(beside);
      const { added, updated, unchanged, skipped } = first.sessions;
      if (folder !== "tau-bench-airline") expect(added + updated + unchanged + skipped + beside).toBe(first.files);
      const second = await run(folder);
      expect(second.sessions).toEqual({ added: 0, updated: 0, unchanged: added + updated + unchanged, skipped });
      expect(second.events).toBe(0);
    },
    120_000,
  );

  test("the simulator's own calls and their errors are never the agent's", async () => {
    const rows = await sql<{ speaker: string; type: string }>(
      "SELECT DISTINCT e.speaker, e.type FROM events e JOIN sessions s ON s.id = e.session_id WHERE s.workspace_id = $1 AND s.source = 'tau2' AND e.text LIKE '%check_for_stop%' ORDER BY 1",
      [actor.workspaceId],
    );
    expect(rows).toEqual([
      { speaker: "harness", type: "agent.tool_result" },
      { speaker: "simulator", type: "agent.tool_use" },
    ]);
  });

  test("tool arguments are the source's own bytes", async () => {
    const rows = await sql<{ text: string; raw: Buffer }>(
      `SELECT e.text, r.raw FROM events e JOIN sessions s ON s.id = e.session_id JOIN records r ON r.session_id = e.session_id AND r.index = e.record_index
       WHERE s.workspace_id = $1 AND s.source IN ('tau2', 'claude_code') AND e.type = 'agent.tool_use' LIMIT 3000`,
      [actor.workspaceId],
    );
    expect(rows.length).toBeGreaterThan(1000);
    for (const { text, raw } of rows) expect(raw.toString()).toContain(text.slice(text.indexOf("(") + 1, -1));
  });

  test("approved plans and the harness are not what people typed", async () => {
    const rows = await sql<{ text: string }>(
      "SELECT e.text FROM events e JOIN sessions s ON s.id = e.session_id WHERE s.workspace_id = $1 AND s.source = 'claude_code' AND e.speaker = 'person'",
      [actor.workspaceId],
    );
    expect(rows.length).toBeGreaterThan(25);
    for (const { text } of rows) expect(text).not.toMatch(/^Implement the following plan|<command-|<local-command|\[Request interrupted|^#+ /m);
  });
});
