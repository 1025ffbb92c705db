import { expect, test, vi } from "vitest";
import { POST } from "@/app/api/v1/traces/route";
import { INPUTS } from "@/bench/fuzz/inputs";
import { mutated } from "@/bench/fuzz/mutate";
import { OTLP_BODY, SEEDS } from "@/bench/fuzz/seeds";
import { sql } from "@/lib/db/client";
import { Random } from "@/samples/random";
import { makePerson, makeWorkspace } from "@/test/fixtures";
import { makeToken } from "@/test/guidance-fixtures";
import { importAll, source } from "@/test/import-fixtures";

// The thousand of `npm run bench:fuzz` in a small form: every way to break a file, once for each format.
vi.mock("@/lib/jobs/enqueue", () => ({ enqueue: async () => null }));
const EACH = 4;

test("whole bodies of every kind are taken", async () => {
  const actor = await makePerson((await makeWorkspace()).id, "reviewer");
  for (const [name, { seed, take }] of Object.entries(INPUTS)) {
    const report = await take(actor, name, seed);
    expect(report?.rejected ?? [], name).toEqual([]);
    if (report) expect(report.sessions.added + report.sessions.unchanged, name).toBeGreaterThan(0);
  }
  const rows = await sql<{ source: string }>("SELECT DISTINCT source FROM sessions WHERE workspace_id = $1 ORDER BY 1", [actor.workspaceId]);
  expect(rows.map(({ source: one }) => one)).toEqual(
    expect.arrayContaining(["claude_code", "codex", "copilot_cli", "csv", "messages", "otlp", "tau_bench", "tau2"]),
  );
});

test("broken files of every format: no crash, each rejection names its place, what was whole is there wholly", async () => {
  const { id } = await makeWorkspace();
  const actor = await makePerson(id, "reviewer");
  const files = Object.entries(SEEDS).flatMap(([name, text], format) =>
    Array.from({ length: EACH }, (_, n) => source(`${n}-${name}`, mutated(Buffer.from(text), new Random(`${name}/${n}`), format * EACH + n).bytes)),
  );
  const report = await importAll(actor, files);
  expect(report.status).toBe("completed");
  const names = new Set(files.map(({ path }) => path));
  for (const { file, reason, line } of report.rejected) {
    expect(names).toContain(file);
    expect(reason).toMatch(/^[A-Z\u201c"].{3,}/u);
    if (line !== undefined) expect(line).toBeGreaterThan(0);
  }
  // A session is wholly there: as many events as it says.
  const torn = await sql(
    "SELECT s.id FROM sessions s WHERE s.workspace_id = $1 AND s.event_count <> (SELECT count(*) FROM events e WHERE e.session_id = s.id)",
    [id],
  );
  expect(torn).toEqual([]);
});

test("broken bodies to the OTLP route are answered with a problem, never with a crash", async () => {
  const { id } = await makeWorkspace();
  const token = await makeToken(id, ["sessions.import"]);
  for (let n = 0; n < 24; n++) {
    const { name, bytes } = mutated(Buffer.from(OTLP_BODY), new Random(`otlp/${n}`), n);
    for (const type of ["application/json", "application/x-protobuf"]) {
      const request = new Request("http://localhost/api/v1/traces", {
        method: "POST",
        headers: { authorization: `Bearer ${token}`, "content-type": type },
        body: new Uint8Array(bytes),
      });
      const { status } = await POST(request, { params: Promise.resolve({}) });
      expect([200, 400, 413, 415, 422], `${name} as ${type}`).toContain(status);
    }
  }
});
