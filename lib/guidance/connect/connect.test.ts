import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parse } from "jsonc-parser";
import { afterEach, beforeEach, expect, test } from "vitest";
import { sha256 } from "@/lib/text/hash";
import type { Guidance } from "../formats";
import { type ConnectInput, type ConnectTarget, connect, disconnectAgent, planConnection } from "./connect";

let root = "";
const at = (...parts: string[]) => path.join(root, ...parts);
const read = (...parts: string[]) => readFileSync(at(...parts), "utf8");

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), "lucid-connect-"));
});
afterEach(() => rmSync(root, { recursive: true }));

const content = "# One\n\nDo one.\n";
const guidance = (number: number): Guidance => ({
  release: { id: "rel_1", number, sha256: "b".repeat(64), publishedAt: "2026-01-01T00:00:00.000Z" },
  items: [
    {
      path: "one.md",
      sha256: sha256(content),
      content,
      lessonId: "l",
      revision: "r",
      title: "One",
      trigger: "",
      appliesTo: {},
      adopted: false,
      approvedBy: [],
    },
  ],
});

const input = (target: ConnectTarget, over: Partial<ConnectInput> = {}): ConnectInput => ({
  target,
  folder: root,
  settings: at(target === "codex" ? "config.toml" : "client.json"),
  entry: { run: { command: "node", args: ["lucid.mjs", "mcp", "--agent", 'a "b"'] } },
  guidance: guidance(1),
  ...over,
});

function apply(given: ConnectInput): void {
  connect(at("data"), given.target, root, planConnection(given));
}

test("Claude Code: shows, does, does again without change, and undoes to the byte", () => {
  const settings = '{\n    // mine\n    "mcpServers": {\n        "other": { "command": "x" }\n    }\n}\n';
  writeFileSync(at(".mcp.json"), settings);
  writeFileSync(at("CLAUDE.md"), "# Mine\r\nkeep\r\n");
  const plan = planConnection(input("claude-code"));
  expect(plan.map((change) => path.basename(change.file))).toEqual(["CLAUDE.md", ".mcp.json"]);
  expect(read("CLAUDE.md")).toBe("# Mine\r\nkeep\r\n");
  apply(input("claude-code"));
  expect(read("CLAUDE.md").startsWith("# Mine\r\nkeep\r\n")).toBe(true);
  expect(read("CLAUDE.md")).toContain(content);
  expect(read(".mcp.json")).toContain("// mine");
  expect(parse(read(".mcp.json"))).toEqual({
    mcpServers: { other: { command: "x" }, lucid: { command: "node", args: ["lucid.mjs", "mcp", "--agent", 'a "b"'] } },
  });
  expect(planConnection(input("claude-code"))).toEqual([]);
  apply(input("claude-code", { guidance: guidance(2) }));
  expect(read("CLAUDE.md")).toContain("release 2");
  expect(disconnectAgent(at("data"), "claude-code", root).map((one) => one.did)).toEqual(["restored", "restored"]);
  expect(read("CLAUDE.md")).toBe("# Mine\r\nkeep\r\n");
  expect(read(".mcp.json")).toBe(settings);
  expect(() => disconnectAgent(at("data"), "claude-code", root)).toThrow(/nothing to undo/);
});

test("what a person changed since stays; only our part goes", () => {
  apply(input("claude-code"));
  writeFileSync(at("CLAUDE.md"), `${read("CLAUDE.md")}\nMy own rule.\n`);
  writeFileSync(at(".mcp.json"), read(".mcp.json").replace('"mcpServers": {', '"mcpServers": {\n    "mine": { "command": "y" },'));
  expect(disconnectAgent(at("data"), "claude-code", root).map((one) => one.did)).toEqual(["taken out", "taken out"]);
  expect(read("CLAUDE.md")).toBe("\nMy own rule.\n");
  expect(parse(read(".mcp.json"))).toEqual({ mcpServers: { mine: { command: "y" } } });
});

test("Codex: AGENTS.md and an entry of its own in config.toml; what we made goes again", () => {
  writeFileSync(at("config.toml"), 'model = "o"\n[mcp_servers.docs]\ncommand = "d"');
  apply(input("codex", { entry: { run: { url: "https://lucid.example.org/api/mcp?agent=codex" } } }));
  expect(read("config.toml")).toBe(
    'model = "o"\n[mcp_servers.docs]\ncommand = "d"\n\n# lucid:begin\n[mcp_servers.lucid]\nurl = "https://lucid.example.org/api/mcp?agent=codex"\nbearer_token_env_var = "LUCID_TOKEN"\n# lucid:end\n',
  );
  expect(planConnection(input("codex", { entry: { run: { url: "https://lucid.example.org/api/mcp?agent=codex" } } }))).toEqual([]);
  disconnectAgent(at("data"), "codex", root);
  expect(existsSync(at("AGENTS.md"))).toBe(false);
  expect(read("config.toml")).toBe('model = "o"\n[mcp_servers.docs]\ncommand = "d"');
});

test("a file that cannot be changed safely stops everything before anything is written", () => {
  writeFileSync(at(".mcp.json"), "{ broken");
  expect(() => apply(input("claude-code"))).toThrow(/not a JSON object/);
  expect(existsSync(at("CLAUDE.md"))).toBe(false);
  writeFileSync(at("config.toml"), "[mcp_servers.lucid]\n");
  expect(() => apply(input("codex"))).toThrow(/did not write/);
  writeFileSync(at("client.json"), "");
  apply(input("mcp", { entry: { run: { url: "http://localhost:3000/api/mcp" } } }));
  expect(read("client.json")).toMatch(/Bearer \$\{LUCID_TOKEN\}/);
  expect(read("client.json")).not.toContain("lucid_");
});
