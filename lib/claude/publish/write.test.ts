import Anthropic from "@anthropic-ai/sdk";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type ClaudeServer, startClaudeServer } from "@/e2e/claude-server/start";
import { sha256 } from "@/lib/text/hash";
import type { FoundFile, WantedFile, Write } from "./plan";
import { writeStore } from "./write";

// Somebody else writes to the store between Lucid's listing and its write: the platform answers 409, of two kinds.

let server: ClaudeServer;
let client: Anthropic;
let storeId: string;

beforeAll(async () => {
  server = await startClaudeServer();
  client = new Anthropic({ apiKey: server.key, baseURL: server.url, maxRetries: 4, logLevel: "off" });
});
afterAll(() => server.close());
beforeEach(async () => {
  await server.control.clearFaults();
  storeId = (await client.beta.memoryStores.create({ name: "Guidance" })).id;
  await server.control.writeMemory(storeId, "/changed.md", "old");
  await server.control.writeMemory(storeId, "/gone.md", "old");
  await server.control.resetCounts();
});

const file = (path: string, content: string): WantedFile => ({ path, content, sha256: sha256(content) });
const WANTED = [file("/changed.md", "new"), file("/created.md", "new"), file("/index.md", "index")];
/** Undisturbed: a listing, four writes, reading back. */
const UNDISTURBED = 6;

async function write(before: (write: Write) => Promise<void>): Promise<{ listed: (readonly FoundFile[])[]; requests: number }> {
  const listed: (readonly FoundFile[])[] = [];
  await writeStore({
    client,
    storeId,
    wanted: WANTED,
    onListed: async (found) => {
      listed.push(found);
    },
    beforeWrite: before,
  });
  return { listed, requests: (await server.control.state()).requests };
}

async function files(): Promise<Record<string, string>> {
  return (await server.control.state()).stores.find(({ id }) => id === storeId)?.files ?? {};
}

const pathOf = (write: Write) => (write.act === "delete" ? write.path : write.file.path);
/** Writes behind Lucid's back, once, just before it writes to `path`. */
function interfering(path: string, foreign: string, content: string | null) {
  let done = false;
  return async (write: Write) => {
    if (done || pathOf(write) !== path) return;
    done = true;
    await server.control.writeMemory(storeId, foreign, content);
  };
}

describe("a 409", () => {
  test.each<[string, string, string, string | null, number]>([
    // The write that was refused and another listing come on top.
    ["of the precondition of a change", "/changed.md", "/changed.md", "foreign", 2],
    ["of the precondition of a deletion", "/gone.md", "/gone.md", "foreign", 2],
    ["of a path that was taken meanwhile", "/created.md", "/created.md", "foreign", 2],
    // And what stands in the way must go.
    ["of a path under which something stands", "/created.md", "/created.md/x.md", "foreign", 3],
    ["for a memory that has gone", "/changed.md", "/changed.md", null, 2],
    // Gone already: a listing shows it, and one write less is needed.
    ["for a memory that has gone before its deletion", "/gone.md", "/gone.md", null, 1],
  ])("%s: what others wrote is shown before it is written over, and the store ends as wanted", async (_, path, foreign, content, more) => {
    const { listed, requests } = await write(interfering(path, foreign, content));
    expect(await files()).toEqual(Object.fromEntries(WANTED.map((one) => [one.path, one.content])));
    expect(listed).toHaveLength(2);
    if (content !== null) expect(listed[1]?.find((one) => one.path === foreign)?.sha256).toBe(sha256(content));
    expect(requests).toBe(UNDISTURBED + more);
  });

  test("without end, because others keep writing: it gives up after five rounds, and says what to do", async () => {
    let at = 0;
    await expect(write(async () => void (await server.control.writeMemory(storeId, "/gone.md", `foreign ${at++}`)))).rejects.toThrow(
      "Others keep writing to this memory store",
    );
    expect((await server.control.state()).requests).toBe(10);
  });

  test("to a write that was done all the same is no loss", async () => {
    await server.control.fault({ on: `POST /v1/memory_stores/${storeId}/memories`, kind: "status", status: 409, lateAnswer: true });
    const { requests } = await write(async () => undefined);
    expect(await files()).toEqual(Object.fromEntries(WANTED.map((one) => [one.path, one.content])));
    // One listing more; the write itself is not repeated.
    expect(requests).toBe(UNDISTURBED + 1);
  });
});

describe("a storm of 429 and 529", () => {
  test("is waited out request by request: no more than it strikes", async () => {
    await server.control.fault({ kind: "status", status: 429, times: 3, retryAfterMs: 1 });
    await server.control.fault({ kind: "status", status: 529, times: 3, after: 2, retryAfterMs: 1 });
    const { requests } = await write(async () => undefined);
    expect(await files()).toEqual(Object.fromEntries(WANTED.map((one) => [one.path, one.content])));
    expect(requests).toBe(UNDISTURBED + 6);
  });

  test("that does not end stops it after five tries, with nothing half written", async () => {
    await server.control.fault({ on: "POST", kind: "status", status: 429, times: 1_000, retryAfterMs: 1 });
    await expect(write(async () => undefined)).rejects.toMatchObject({ status: 429 });
    expect((await server.control.state()).requests).toBe(1 + 1 + 5);
    expect(await files()).toEqual({ "/changed.md": "old" });
  });
});
