import { spawn } from "node:child_process";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { sql } from "@/lib/db/client";

const ROOT = path.resolve(import.meta.dirname, "..");

/** Runs the real command line on this worker's database. */
function lucid(args: string[], stdin = ""): Promise<{ code: number | null; out: string; err: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ["bin/lucid.mjs", ...args], { cwd: ROOT, env: process.env });
    let out = "";
    let err = "";
    child.stdout.on("data", (part) => {
      out += part;
    });
    child.stderr.on("data", (part) => {
      err += part;
    });
    child.on("close", (code) => resolve({ code, out, err }));
    child.stdin.end(stdin);
  });
}

async function json<T>(args: string[], stdin?: string): Promise<T> {
  const { code, out, err } = await lucid([...args, "--json"], stdin);
  expect(code, err).toBe(0);
  return JSON.parse(out) as T;
}

const slug = `cli-${process.pid}`;

/** Four tasks with the same failure, as `messages[]`. */
function sessions(): string {
  const lines = [];
  for (let task = 0; task < 4; task++) {
    for (let trial = 0; trial < 3; trial++) {
      lines.push({
        id: `s-${task}-${trial}`,
        task_id: `t-${task}`,
        agent: "clerk",
        reward: trial === 0 ? 0 : 1,
        messages: [
          { role: "user", content: `Please send invoice ${task}${trial}.` },
          {
            role: "assistant",
            content: "Sending it.",
            tool_calls: [{ id: "c1", type: "function", function: { name: "send_invoice", arguments: JSON.stringify({ number: task, format: "doc" }) } }],
          },
          { role: "tool", tool_call_id: "c1", name: "send_invoice", content: "Error: format must be pdf", is_error: true },
          {
            role: "assistant",
            content: null,
            tool_calls: [{ id: "c2", type: "function", function: { name: "send_invoice", arguments: JSON.stringify({ number: task, format: "pdf" }) } }],
          },
          { role: "tool", tool_call_id: "c2", name: "send_invoice", content: '{"sent":true}' },
          { role: "assistant", content: "It is sent." },
        ],
      });
    }
  }
  return `${lines.map((line) => JSON.stringify(line)).join("\n")}\n`;
}

describe("the command line", { timeout: 120_000 }, () => {
  it("imports from stdin, makes the workspace, and adds nothing the second time", async () => {
    const first = await json<{ sessions: { added: number }; events: number; rejected: unknown[] }>(["import", "-", "--workspace", slug], sessions());
    expect(first).toMatchObject({ sessions: { added: 12, updated: 0, unchanged: 0, skipped: 0 }, rejected: [] });
    expect(first.events).toBe(12 * 7);
    const second = await json<{ sessions: object; events: number }>(["import", "-", "--workspace", slug], sessions());
    expect(second).toMatchObject({ sessions: { added: 0, updated: 0, unchanged: 12, skipped: 0 }, events: 0 });
    const [workspace] = await sql<{ sample: boolean }>("SELECT sample FROM workspaces WHERE slug = $1", [slug]);
    expect(workspace?.sample).toBe(false);
  });

  it("reports a bad record with file, line and reason, and takes the rest", async () => {
    const lines = sessions().split("\n");
    lines[3] = '{"id": "broken", "messages": [';
    const report = await json<{ sessions: { added: number }; rejected: { file: string; line: number; reason: string }[] }>(
      ["import", "-", "--workspace", `${slug}-bad`],
      lines.join("\n"),
    );
    expect(report.sessions.added).toBe(11);
    expect(report.rejected).toEqual([{ file: "stdin", line: 4, reason: expect.stringMatching(/\w/) }]);
  });

  it("dreams and lists lessons whose quotes stand verbatim in their events", async () => {
    const { dream, lessons } = await json<{ dream: object; lessons: Lesson[] }>(["dream", "--workspace", slug]);
    expect(dream).toMatchObject({
      id: expect.stringMatching(/^drm_/),
      status: "completed",
      provider: "embedded",
      sessions: 12,
      durationMs: expect.any(Number),
    });
    expect(lessons).toHaveLength(1);
    const listed = await json<{ lessons: Lesson[] }>(["lessons", "--workspace", slug]);
    expect(listed.lessons.map((lesson) => lesson.id)).toEqual(lessons.map((lesson) => lesson.id));
    for (const lesson of listed.lessons) {
      expect(lesson.fingerprint).toMatch(/^[0-9a-f]{64}$/);
      expect(lesson.evidence.length).toBeGreaterThan(0);
      for (const quote of lesson.evidence) {
        const [event] = await sql<{ text: string }>(
          "SELECT e.text FROM events e JOIN sessions s ON s.id = e.session_id WHERE s.source_id = $1 AND s.current AND e.index = $2",
          [quote.sessionId, quote.eventIndex],
        );
        expect(event?.text.slice(quote.start, quote.end)).toBe(quote.exact);
      }
    }
    expect((await json<{ lessons: Lesson[] }>(["lessons", "--workspace", slug, "--state", "rejected"])).lessons).toEqual([]);
  });

  it("adds people and tokens, audited as the operator", async () => {
    const user = await json<{ id: string; role: string }>(
      ["user", "add", "Ada@Example.test", "--role", "lead", "--password-stdin", "--workspace", slug],
      "correct horse battery staple\n",
    );
    expect(user).toMatchObject({ email: "ada@example.test", role: "lead", created: true });
    const token = await json<{ id: string; token: string }>([
      "token",
      "create",
      "--name",
      "ci",
      "--permissions",
      "sessions.import,guidance.read",
      "--workspace",
      slug,
    ]);
    const entries = await sql<{ action: string; actor_kind: string }>(
      "SELECT action, actor_kind FROM audit_entries WHERE trail = (SELECT id FROM workspaces WHERE slug = $1) AND object_id = ANY($2)",
      [slug, [user.id, token.id]],
    );
    expect(entries).toEqual(
      expect.arrayContaining([
        { action: "member.added", actor_kind: "operator" },
        { action: "token.created", actor_kind: "operator" },
      ]),
    );
    const stored = await sql("SELECT 1 FROM tokens WHERE token_hash = $1", [token.token]);
    expect(stored).toEqual([]);
  });

  it("prints guidance in every format", async () => {
    expect(await json(["guidance", "--workspace", slug])).toMatchObject({ release: null, items: [] });
    const skill = await lucid(["guidance", "--workspace", slug, "--format", "skill"]);
    expect(skill).toMatchObject({ code: 0, out: expect.stringMatching(/^---\nname: /) });
  });

  it("exports the trail and verifies the file without a database", async () => {
    const file = path.join(process.env.TMPDIR ?? "/tmp", `${slug}.jsonl`);
    await json(["audit", "export", "--out", file, "--workspace", slug]);
    const verified = await json<{ ok: boolean; size: number }>(["audit", "verify", "--workspace", slug]);
    expect(verified).toMatchObject({ ok: true, problems: [] });
    const offline = spawn(process.execPath, ["bin/lucid.mjs", "audit", "verify", "--file", file, "--json"], {
      cwd: ROOT,
      env: { ...process.env, DATABASE_URL: "postgresql://nobody@127.0.0.1:1/nothing" },
    });
    let out = "";
    for await (const part of offline.stdout) out += part;
    expect(JSON.parse(out)).toMatchObject({ ok: true, problems: [] });
  });

  it.each([
    [["import"]],
    [["import", "/no/such/folder"]],
    [["lessons", "--state", "nonsense"]],
    [["guidance", "--format", "pdf"]],
    [["guidance", "--at", "yesterday"]],
    [["user", "add", "ada@example.test", "--role", "owner"]],
    [["token", "create", "--name", "x", "--permissions", "lessons.review"]],
    [["nonsense"]],
  ])("refuses wrong usage with exit 2: %j", async (args) => {
    const { code, out, err } = await lucid([...args, "--workspace", slug]);
    expect(code).toBe(2);
    expect(out).toBe("");
    expect(err.trim()).not.toBe("");
  });

  it("fails with exit 1 and a sentence for a workspace that is not there", async () => {
    const { code, out, err } = await lucid(["lessons", "--workspace", "absent", "--json"]);
    expect(code).toBe(1);
    expect(err).toContain("There is no workspace absent.");
    expect(JSON.parse(out)).toMatchObject({ error: { code: "not_found" } });
  });
});

interface Lesson {
  id: string;
  fingerprint: string;
  evidence: { sessionId: string; eventIndex: number; exact: string; start: number; end: number }[];
}
