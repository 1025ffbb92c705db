import { applyEdits, type JSONPath, modify, type ParseError, parse } from "jsonc-parser";

/** One entry of somebody's settings file, put in and taken out again while everything else in the file stays as it is. Pure. */

export interface ServerEntry {
  /** A command on this machine, or the address of a server. */
  run: { command: string; args: string[] } | { url: string };
}

/** Why a file cannot be changed. */
export class SettingsError extends Error {
  override readonly name = "SettingsError";
}

/** Clients put the variable's value there; the file holds no secret. */
const TOKEN = "$" + "{LUCID_TOKEN}";
const JSON_PATH: JSONPath = ["mcpServers", "lucid"];

function jsonOptions(text: string) {
  const indent = /\n([ \t]+)"/.exec(text)?.[1] ?? "  ";
  const tabs = indent.startsWith("\t");
  return { formattingOptions: { insertSpaces: !tabs, tabSize: tabs ? 1 : indent.length, eol: text.includes("\r\n") ? "\r\n" : "\n" } };
}

function assertJson(text: string): void {
  const errors: ParseError[] = [];
  const value: unknown = parse(text, errors, { allowTrailingComma: true });
  if (errors.length > 0 || typeof value !== "object" || value === null || Array.isArray(value))
    throw new SettingsError("It is not a JSON object, so nothing was changed in it.");
}

/** A JSON settings file (comments allowed) with Lucid among its `mcpServers`. `text` null: the file is made. */
export function withJsonServer(text: string | null, entry: ServerEntry): string {
  const { run } = entry;
  const value = "url" in run ? { type: "http", url: run.url, headers: { Authorization: `Bearer ${TOKEN}` } } : { command: run.command, args: run.args };
  const before = text === null || text.trim() === "" ? "{}\n" : text;
  assertJson(before);
  return applyEdits(before, modify(before, JSON_PATH, value, jsonOptions(before)));
}

/** The same file without it. */
export function withoutJsonServer(text: string): string {
  assertJson(text);
  return applyEdits(text, modify(text, JSON_PATH, undefined, jsonOptions(text)));
}

const TOML_BLOCK = /(?:\r?\n)?^# lucid:begin\r?\n[\s\S]*?^# lucid:end(?:\r?\n|$)/m;

/** A TOML settings file (Codex) with Lucid among its `mcp_servers`. */
export function withTomlServer(text: string | null, entry: ServerEntry): string {
  const rest = withoutTomlServer(text ?? "");
  if (/^\s*\[\s*mcp_servers\s*\.\s*"?lucid"?\s*[\].]/m.test(rest))
    throw new SettingsError("It has an entry mcp_servers.lucid that Lucid did not write. Remove it first.");
  const { run } = entry;
  const lines =
    "url" in run
      ? [`url = ${JSON.stringify(run.url)}`, 'bearer_token_env_var = "LUCID_TOKEN"']
      : [`command = ${JSON.stringify(run.command)}`, `args = ${JSON.stringify(run.args)}`];
  const gap = rest === "" ? "" : rest.endsWith("\n") ? "\n" : "\n\n";
  return `${rest}${gap}# lucid:begin\n[mcp_servers.lucid]\n${lines.join("\n")}\n# lucid:end\n`;
}

/** The same file without it. */
export function withoutTomlServer(text: string): string {
  return text.replace(TOML_BLOCK, "");
}
