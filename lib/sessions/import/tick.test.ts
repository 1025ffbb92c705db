import { expect, test } from "vitest";
import { sql } from "@/lib/db/client";
import { newId } from "@/lib/ids";
import { runTicks } from "@/lib/jobs/ticks";
import { makePerson, makeWorkspace } from "@/test/fixtures";
import { claudeCodeLines, importAll, source } from "@/test/import-fixtures";
import "./tick";

test("an import whose process was killed is ended once, in words, with what it had stored", async () => {
  const { id: workspaceId } = await makeWorkspace();
  const actor = await makePerson(workspaceId, "reviewer");
  const { importId } = await importAll(actor, [source("a.jsonl", claudeCodeLines("s1", 4))]);
  // As it stood when the process died: the session is there, the end is not.
  await sql("UPDATE imports SET status = 'running', finished_at = NULL, counts = '{}', beat_at = now() - interval '4 minutes' WHERE id = $1", [importId]);
  const alive = newId("import");
  await sql("INSERT INTO imports (id, workspace_id, origin, beat_at) VALUES ($1, $2, 'cli', now() - interval '1 minute')", [alive, workspaceId]);
  await runTicks(new Date(), ["dead-imports"]);
  await runTicks(new Date(), ["dead-imports"]);
  const rows = await sql("SELECT id, status, counts, error FROM imports WHERE workspace_id = $1 ORDER BY id", [workspaceId]);
  expect(rows).toEqual(
    [
      { id: importId, status: "failed", counts: { added: 1 }, error: expect.stringContaining("import the same files again") },
      { id: alive, status: "running", counts: {}, error: null },
    ].sort((a, b) => (a.id < b.id ? -1 : 1)),
  );
  const entries = await sql(
    "SELECT facts FROM audit_entries WHERE trail = $1 AND object_id = $2 AND action = 'session.import_finished' AND actor_kind = 'job'",
    [workspaceId, importId],
  );
  expect(entries).toEqual([{ facts: { status: "failed", added: 1 } }]);
});
