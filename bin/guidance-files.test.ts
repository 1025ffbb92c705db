import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { GET } from "@/app/api/v1/guidance/route";
import { publish } from "@/lib/guidance/commands";
import { getDraft } from "@/lib/guidance/queries";
import { makePerson, makeWorkspace } from "@/test/fixtures";
import { type ApprovedLesson, approveIntoDraft, makeToken } from "@/test/guidance-fixtures";
import { type Served, serve } from "@/test/serve";

const ROOT = path.resolve(import.meta.dirname, "..");
const folder = mkdtempSync(path.join(tmpdir(), "lucid-files-"));
let lesson: ApprovedLesson;
let slug = "";
let token = "";
let server: Served;

beforeAll(async () => {
  const workspace = await makeWorkspace();
  slug = workspace.slug;
  const reviewer = await makePerson(workspace.id, "reviewer");
  token = await makeToken(workspace.id, ["guidance.read"]);
  lesson = await approveIntoDraft(reviewer, { title: "One", body: "Do é." });
  const draft = await getDraft(reviewer);
  if (!draft) throw new Error("no draft");
  await publish(reviewer, { releaseId: draft.id, expectedDigest: draft.digest });
  server = await serve({ "/api/v1/guidance": { GET } });
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await server.close();
});

function lucid(
  args: string[],
  environment: Record<string, string> = {},
): Promise<{ code: number | null; json: { ok?: boolean; files?: { state: string }[]; changes?: unknown[] } }> {
  const child = spawn(process.execPath, [path.join(ROOT, "bin/lucid.mjs"), ...args, "--json"], {
    cwd: folder,
    env: { ...process.env, LUCID_DATA_DIR: path.join(folder, "data"), ...environment },
    stdio: ["ignore", "pipe", "ignore"],
  });
  let out = "";
  child.stdout.on("data", (chunk: Buffer) => {
    out += chunk.toString();
  });
  return new Promise((resolve) => child.on("close", (code) => resolve({ code, json: JSON.parse(out) as never })));
}

const states = (answer: Awaited<ReturnType<typeof lucid>>) => answer.json.files?.map((file) => file.state);
const exportAll = (...more: string[]) => lucid(["export", "--workspace", slug, "--format", "claude-md,skill", "--out", folder, ...more]);

test("export writes a block, --check tells what is not so, and what people wrote stays", { timeout: 90_000 }, async () => {
  const file = path.join(folder, "CLAUDE.md");
  writeFileSync(file, "# Mine\r\nkeep\r\n");
  const before = await exportAll("--check");
  expect([before.code, states(before)]).toEqual([1, ["missing", "missing"]]);
  const wrote = await exportAll();
  expect([wrote.code, states(wrote)]).toEqual([0, ["written", "written"]]);
  expect(readFileSync(file, "utf8").startsWith("# Mine\r\nkeep\r\n")).toBe(true);
  expect(readFileSync(file, "utf8")).toContain(lesson.file);
  expect(readFileSync(path.join(folder, "lucid-guidance", "SKILL.md"), "utf8")).toMatch(
    /^---\nname: lucid-guidance\n[\s\S]*lucid:begin release 1, sha256 [0-9a-f]{64}/,
  );
  // Another installation's command line, with a token and no database of its own.
  const remote = await lucid(["export", "--format", "claude-md", "--out", folder, "--check", "--url", server.url], {
    LUCID_TOKEN: token,
    DATABASE_URL: "postgresql://nowhere.invalid/x",
  });
  expect([remote.code, states(remote)]).toEqual([0, ["current"]]);
  writeFileSync(file, readFileSync(file, "utf8").replace("Do é.", "Do not."));
  const edited = await exportAll("--check");
  expect([edited.code, states(edited)]).toEqual([1, ["edited", "current"]]);
});
