import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer, request as httpRequest } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { PersonActor } from "@/lib/auth/actor";
import { makePerson, makeWorkspace } from "@/test/fixtures";
import { findLocalSessions, localSources, mayUseLocalSessions } from "./local";
import { isLocalRequest, isLoopback, watchPeers } from "./local-peer";

let admin: PersonActor;
let lead: PersonActor;
let folder: string;
let local: Headers;
const server = createServer((request, response) => response.end(JSON.stringify(request.headers)));

function headersSeen(headers: Record<string, string>): Promise<Headers> {
  return new Promise((resolve, reject) => {
    const { port } = server.address() as AddressInfo;
    const sent = httpRequest({ port, host: "127.0.0.1", headers }, (response) => {
      let text = "";
      response.on("data", (part) => {
        text += part;
      });
      response.on("end", () => resolve(new Headers(JSON.parse(text))));
    });
    sent.on("error", reject).end();
  });
}

beforeAll(async () => {
  watchPeers();
  const { id } = await makeWorkspace();
  admin = await makePerson(id, "admin");
  lead = await makePerson(id, "lead");
  folder = mkdtempSync(path.join(tmpdir(), "lucid-local-"));
  mkdirSync(path.join(folder, "projects/-home-me-app"), { recursive: true });
  mkdirSync(path.join(folder, "projects/-home-me-other/sub"), { recursive: true });
  writeFileSync(path.join(folder, "projects/-home-me-app/a.jsonl"), "{}\n");
  writeFileSync(path.join(folder, "projects/-home-me-app/notes.txt"), "not a session");
  writeFileSync(path.join(folder, "projects/-home-me-other/sub/b.jsonl"), "{}\n{}\n");
  symlinkSync("/etc", path.join(folder, "projects/-home-me-app/elsewhere"));
  process.env.CLAUDE_CONFIG_DIR = folder;
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  local = await headersSeen({ host: "localhost:3000" });
});

afterAll(() => {
  server.close();
  delete process.env.CLAUDE_CONFIG_DIR;
  rmSync(folder, { recursive: true });
});

it("knows a browser on this machine from everything else", async () => {
  expect(isLocalRequest(local)).toBe(true);
  expect(isLocalRequest(await headersSeen({ host: "127.0.0.1:3000" }))).toBe(true);
  for (const headers of [
    { host: "lucid.example.com" },
    { host: "localhost.evil.example" },
    { host: "localhost", "x-forwarded-for": "127.0.0.1" },
    { host: "localhost", forwarded: "for=127.0.0.1" },
    { host: "localhost", via: "1.1 proxy" },
  ] as Record<string, string>[])
    expect(isLocalRequest(await headersSeen(headers)), JSON.stringify(headers)).toBe(false);
  const forged = await headersSeen({ host: "localhost", "x-lucid-peer": "secret 127.0.0.1", "x-real-ip": "10.0.0.1" });
  expect(isLocalRequest(forged)).toBe(false);
  expect(isLocalRequest(new Headers({ host: "localhost", "x-lucid-peer": `${"0".repeat(48)} 127.0.0.1` }))).toBe(false);
  expect(["127.0.0.1", "127.9.9.9", "::1", "::ffff:127.0.0.1"].every(isLoopback)).toBe(true);
  expect(["10.0.0.1", "::2", "127.0.0.1.example", "::ffff:10.0.0.1", "unknown", "forwarded"].some(isLoopback)).toBe(false);
});

it("shows what it would read, and opens nothing but what was chosen", async () => {
  const found = await findLocalSessions(admin, local);
  expect(found).toMatchObject({ files: 2, bytes: 9, folder: path.join(folder, "projects") });
  expect(found.projects.map((project) => [project.name, project.files, project.bytes]).sort()).toEqual([
    ["-home-me-app", 1, 3],
    ["-home-me-other", 1, 6],
  ]);
  const sources = await localSources(admin, local, ["-home-me-other", "../../etc"]);
  expect(sources.map((source) => source.path)).toEqual(["-home-me-other/sub/b.jsonl"]);
});

it("is for an admin at this machine only", async () => {
  const remote = await headersSeen({ host: "lucid.example.com" });
  expect([mayUseLocalSessions(admin, local), mayUseLocalSessions(lead, local), mayUseLocalSessions(admin, remote)]).toEqual([true, false, false]);
  await expect(findLocalSessions(lead, local)).rejects.toMatchObject({ code: "forbidden" });
  await expect(findLocalSessions(admin, remote)).rejects.toMatchObject({ code: "forbidden" });
  await expect(localSources(admin, remote, ["-home-me-app"])).rejects.toMatchObject({ code: "forbidden" });
});

it("says that there is nothing, when there is nothing", async () => {
  process.env.CLAUDE_CONFIG_DIR = path.join(folder, "missing");
  expect(await findLocalSessions(admin, local)).toMatchObject({ projects: [], files: 0, bytes: 0 });
  process.env.CLAUDE_CONFIG_DIR = folder;
});
