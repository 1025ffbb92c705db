import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { lockConsole } from "@/lib/db/embedded/acquire";
import { noteConsole } from "./console-record";

const ROOT = path.resolve(import.meta.dirname, "..");
const dataDir = mkdtempSync(path.join(tmpdir(), "lucid-bin-"));

afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

function lucid(args: string[], environment: Record<string, string> = {}): Promise<{ code: number | null; stdout: string; stderr: string }> {
  const clean = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(DATABASE_URL|VITEST|NODE_ENV|LUCID_|NEXTAUTH_|PORT|HOST)/.test(name)));
  const child = spawn(process.execPath, [path.join(ROOT, "bin/lucid.mjs"), ...args], {
    // Not the project's folder: the command line must not depend on where it is called.
    cwd: tmpdir(),
    env: { ...clean, LUCID_DATA_DIR: dataDir, ...environment } as unknown as NodeJS.ProcessEnv,
  });
  const said = { stdout: "", stderr: "" };
  child.stdout.on("data", (chunk: Buffer) => {
    said.stdout += chunk.toString();
  });
  child.stderr.on("data", (chunk: Buffer) => {
    said.stderr += chunk.toString();
  });
  return new Promise((resolve) => child.on("close", (code) => resolve({ code, ...said })));
}

describe("the command line", () => {
  test("exits 2 on wrong usage", async () => {
    expect((await lucid(["no-such-verb"])).code).toBe(2);
    expect((await lucid(["doctor", "--no-such-option"])).code).toBe(2);
    expect((await lucid(["--help"])).code).toBe(0);
  });

  test.each([
    [["bogus", "--json"], /unknown command 'bogus'/],
    [["import", "--json"], /missing required argument 'path'/],
    [["lessons", "--json", "--workspace"], /argument missing/],
    [["audit", "export", "--json"], /--out/],
    [["audit", "--json"], /\w/],
    [["start", "--json"], /unknown option '--json'/],
    [["--json"], /\w/],
    [["workspace", "create", "Not A Slug", "--json"], /short name has/],
    [["workspace", "create", "fine", "--name", " ", "--json"], /needs a name/],
    [["import", "-", "--workspace", "Not A Slug", "--json"], /short name has/],
    [["audit", "export", "--out", "/nonexistent/x", "--json"], /There is no folder \/nonexistent\. Make it/],
    [["audit", "export", "--out", tmpdir(), "--json"], /is a folder/],
  ])("answers wrong usage with one JSON object and exit 2: %j", async (args, message) => {
    const { code, stdout, stderr } = await lucid(args);
    expect(code).toBe(2);
    expect(stdout.trim().split("\n")).toHaveLength(1);
    expect(JSON.parse(stdout)).toEqual({ error: { code: "usage", message: expect.stringMatching(message) } });
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(/ENOENT|EISDIR/);
  });

  test("makes a workspace once, on a database that it starts and stops itself", { timeout: 120_000 }, async () => {
    const first = await lucid(["workspace", "create", "trial", "--name", "Trial", "--json"]);
    expect(first).toMatchObject({ code: 0, stderr: "" });
    expect(JSON.parse(first.stdout)).toMatchObject({ slug: "trial", name: "Trial" });
    const second = await lucid(["workspace", "create", "trial", "--json"]);
    expect(second.code).toBe(1);
    expect(JSON.parse(second.stdout)).toMatchObject({ error: { code: "conflict" } });
    expect(second.stderr).toMatch(/^There is a workspace trial already\./);
  });

  test("doctor finds nothing wrong with a sound installation, and the way out of a bad one", { timeout: 120_000 }, async () => {
    const sound = await lucid(["doctor", "--json"]);
    expect(sound.code).toBe(0);
    const report = JSON.parse(sound.stdout) as { ok: boolean; checks: { name: string; status: string }[] };
    expect(report.ok).toBe(true);
    expect(report.checks.map((check) => check.name)).toEqual(
      expect.arrayContaining(["node", "data folder", "disk", "database", "migrations", "worker", "build"]),
    );
    const said = (stdout: string) => (JSON.parse(stdout) as { checks: { name: string; message: string }[] }).checks;
    expect(sound.stdout).not.toContain("3000");
    expect(said(sound.stdout).find((check) => check.name === "console")?.message).toBe("none runs on this data folder");
    const forget = noteConsole(dataDir, { url: "http://localhost:3900", host: "127.0.0.1", port: 3900 });
    const running = said((await lucid(["doctor", "--json"])).stdout).find((check) => check.name === "console");
    expect(running?.message).toBe(`at http://localhost:3900, listening on port 3900 of 127.0.0.1 (process ${process.pid})`);
    forget();
    const bad = await lucid(["doctor", "--json"], { DATABASE_URL: "postgresql://nobody@127.0.0.1:9/none" });
    expect(bad.code).toBe(1);
    expect(JSON.parse(bad.stdout)).toMatchObject({
      ok: false,
      checks: expect.arrayContaining([expect.objectContaining({ name: "database", status: "wrong", mend: expect.any(String) })]),
    });
  });
});

describe("the console", () => {
  test("tells everything that is wrong with the environment and exits 2", async () => {
    const refused = await lucid(["start"], { PORT: "70000", LOG_LEVEL: "loud" });
    expect(refused.code).toBe(2);
    expect(refused.stderr.trim().split("\n")).toEqual([expect.stringMatching(/^PORT must/), expect.stringMatching(/^LOG_LEVEL must/)]);
  });

  test("says so when another program has the port, before anything is built or started", { timeout: 30_000 }, async () => {
    const other = createServer().listen(0, "127.0.0.1");
    await once(other, "listening");
    const { port } = other.address() as AddressInfo;
    const refused = await lucid(["start"], { PORT: String(port) });
    other.close();
    expect(refused).toMatchObject({ code: 1, stdout: "" });
    expect(refused.stderr).toBe(`Port ${port} on 127.0.0.1 is in use by another program. Stop that program, or set PORT to another number.\n`);
  });

  test("says so when another one has the data folder", async () => {
    const mine = lockConsole(dataDir);
    const refused = await lucid(["start"]);
    expect(refused.code).toBe(1);
    expect(refused.stderr.trim()).toBe(
      `Lucid already runs on the data folder ${dataDir} (process ${process.pid}). Stop it first, or set LUCID_DATA_DIR to another folder.`,
    );
    if ("release" in mine) mine.release();
  });
});
