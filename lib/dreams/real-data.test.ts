import { createReadStream, existsSync, readdirSync, statSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { mintActor } from "@/lib/auth/actor";
import { sql } from "@/lib/db/client";
import { isVerbatim } from "@/lib/lessons/quotes";
import type { ImportSource } from "@/lib/sessions/import/report";
import { makeWorkspace } from "@/test/fixtures";
import { importWithFeatures } from "./import";
import { runDreamAndWait } from "./run";

const DATA = path.resolve(import.meta.dirname, "../../../shared/data");
const FOLDERS = ["tau-bench-airline", "tau2-retail", "claude-code"];

function filesIn(folder: string): string[] {
  return readdirSync(folder)
    .sort()
    .flatMap((name) => {
      const file = path.join(folder, name);
      return statSync(file).isDirectory() ? filesIn(file) : [file];
    });
}

const sources = (): ImportSource[] =>
  FOLDERS.flatMap((folder) => filesIn(path.join(DATA, folder))).map((file) => ({ path: path.relative(DATA, file), open: () => createReadStream(file) }));

// The sessions lie beside the project and are no part of it.
describe.skipIf(!existsSync(DATA))("real sessions (skipped where ../shared/data is absent)", () => {
  test("import and dream: verbatim quotes, nobody else's errors, no one-off wishes, in under two minutes", { timeout: 240_000 }, async () => {
    const workspace = await makeWorkspace();
    const actor = mintActor({ kind: "operator", id: "operator", workspaceId: workspace.id });
    const started = Date.now();
    await importWithFeatures(actor, sources(), { origin: "cli" });
    const dream = await runDreamAndWait(actor, { budget: "all" });
    expect(Date.now() - started).toBeLessThan(120_000);
    expect(dream.funnel!.lessons).toBeGreaterThan(5);

    const lessons = await sql<{ file: string; kind: string }>(
      "SELECT r.file, l.kind FROM lessons l JOIN revisions r ON r.lesson_id = l.id AND r.id = l.revision_id WHERE l.dream_id = $1",
      [dream.id],
    );
    expect(lessons.filter(({ file }) => /check_for_stop/.test(file))).toEqual([]);
    expect(dream.funnel!.dropped).toContainEqual(
      expect.objectContaining({ gate: "made by the simulator, not by the agent", what: expect.stringContaining("check_for_stop") }),
    );
    const wishes = lessons.filter(({ kind }) => kind === "team_preference");
    expect(wishes.filter(({ file }) => /\bcommit\b|implement the following plan/i.test(file))).toEqual([]);

    const quotes = await sql<{ exact: string; start: number; end: number; text: string; speaker: string; kind: string }>(
      `SELECT e.exact, e.start_at AS start, e.end_at AS "end", v.text, v.speaker, l.kind FROM evidence e
       JOIN events v ON v.session_id = e.session_id AND v.index = e.event_index JOIN lessons l ON l.id = e.lesson_id WHERE e.workspace_id = $1`,
      [workspace.id],
    );
    expect(quotes.length).toBeGreaterThan(100);
    expect(quotes.filter((quote) => !isVerbatim(quote.text, quote))).toEqual([]);
    expect(quotes.filter(({ kind, speaker }) => kind === "team_preference" && speaker !== "person")).toEqual([]);
  });
});
