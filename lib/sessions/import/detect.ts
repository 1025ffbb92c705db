import { isUtf8 } from "node:buffer";
import { isSpace, skipSpace, skipString, skipValue } from "@/lib/text/json-spans";
import { claudeCode, looksLikeClaudeCode } from "./formats/claude-code";
import { codex, looksLikeCodex } from "./formats/codex";
import { copilotCli, looksLikeCopilot } from "./formats/copilot-cli";
import { csvRows, looksLikeCsv } from "./formats/csv";
import { documentKind, documents } from "./formats/documents";
import { looksLikeLucid, lucidExport } from "./formats/lucid-export";
import { looksLikeManagedDocument, looksLikeManagedEvent, looksLikeManagedSession, managedFile, managedLines } from "./formats/managed-agents";
import { messageRows } from "./formats/message-rows";
import { looksLikeMessages, messagesFile } from "./formats/messages";
import { looksLikeOtlp, otlpLines } from "./formats/otlp/reader";
import { looksLikeSimulation, tau2 } from "./formats/tau2";
import { type Format, isObject } from "./reader";

export type Detection = { format: Format } | { skip: string } | { reject: string };

/** Formats of which each line is one record of a session. The first that fits decides. */
const LINE_FORMATS: readonly { format: Format; fits(value: Record<string, unknown>): boolean }[] = [
  { format: lucidExport, fits: looksLikeLucid },
  { format: otlpLines, fits: looksLikeOtlp },
  { format: codex, fits: looksLikeCodex },
  { format: copilotCli, fits: looksLikeCopilot },
  { format: claudeCode, fits: looksLikeClaudeCode },
  { format: managedLines, fits: (value) => looksLikeManagedSession(value) || looksLikeManagedEvent(value) },
  { format: messageRows, fits: (value) => typeof value.role === "string" && ("content" in value || "tool_calls" in value) },
];

export const FORMAT_NAMES = ["claude_managed_agents", "claude_code", "tau_bench", "tau2", "messages", "csv", "codex", "copilot_cli", "otlp", "lucid"] as const;

/** Lines looked at before the format of JSON lines is settled. */
const LINES_TRIED = 25;

/**
 * Which format a source has, by its first bytes. The file's name only decides about CSV, which has no mark of its own.
 * @param whole whether `head` is all there is
 * @param wanted a format's name, or "auto"
 */
export function detect(head: Buffer, whole: boolean, path: string, wanted: string): Detection {
  const bytes = withoutMark(head);
  const refused = unreadable(bytes, whole, path);
  if (refused !== null) return refused;
  const found = detectText(bytes, whole, path);
  if (found === null) return { skip: "Not a session file: no known session format was recognised in it." };
  if (wanted !== "auto" && found.name !== wanted && found.name !== "documents") return { reject: `The content looks like ${found.name}, not like ${wanted}.` };
  return { format: wanted !== "auto" && found.name === "documents" ? documents(wanted, found.framing === "lines" ? "lines" : "array") : found };
}

/** The bytes after a UTF-8 byte order mark. */
export function withoutMark(bytes: Buffer): Buffer {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes;
}

function unreadable(bytes: Buffer, whole: boolean, path: string): Detection | null {
  if (skipSpace(bytes, 0) === bytes.length && whole) return { skip: "The file is empty." };
  const meant = /\.(?:jsonl?|ndjson|csv|tsv)(?:\.\w+)?$/i.test(path) || !/\.\w{1,6}$/.test(path);
  const say = (reason: string): Detection => (meant ? { reject: reason } : { skip: `Not a session file: ${reason}` });
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) return { reject: "The file is compressed (gzip). Unpack it first." };
  if (bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03) return { reject: "The file is a ZIP archive. Unpack it first." };
  if (bytes[0] === 0x28 && bytes[1] === 0xb5 && bytes[2] === 0x2f && bytes[3] === 0xfd) return { reject: "The file is compressed (zstd). Unpack it first." };
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) return { reject: "The file is UTF-16. Save it as UTF-8 first." };
  if (bytes.subarray(0, 8192).includes(0)) return say("It is binary.");
  return null;
}

function detectText(bytes: Buffer, whole: boolean, path: string): Format | null {
  const start = skipSpace(bytes, 0);
  if (bytes[start] === 0x5b) return ofArray(bytes, start);
  if (bytes[start] === 0x7b) {
    const lines = ofLines(bytes, whole);
    return lines ?? ofObject(bytes, start);
  }
  // A first line may be broken while the rest is sound.
  return ofLines(bytes, whole) ?? (looksLikeCsv(bytes, path) ? csvRows : null);
}

function ofArray(bytes: Buffer, start: number): Format | null {
  const first = skipSpace(bytes, start + 1);
  if (bytes[first] !== 0x7b) return null;
  const keys = memberKeys(bytes, first);
  if (documentKind(keys) !== null) return documents("documents", "array");
  const end = skipValue(bytes, first);
  const value = end < 0 ? null : parsed(bytes.subarray(first, end));
  if (isObject(value) && looksLikeManagedEvent(value)) return managedFile;
  return keys.has("role") || (keys.has("from") && keys.has("value")) ? messagesFile : null;
}

function ofObject(bytes: Buffer, start: number): Format | null {
  const keys = memberKeys(bytes, start);
  if (keys.has("simulations") || looksLikeSimulation(keys)) return tau2;
  if (looksLikeManagedDocument(keys)) return managedFile;
  return looksLikeMessages(keys) ? messagesFile : null;
}

/** JSON lines: the first line that is a record of a known kind decides, when the first lines are whole values. */
function ofLines(bytes: Buffer, whole: boolean): Format | null {
  let from = 0;
  for (let tried = 0; tried < LINES_TRIED && from < bytes.length; tried++) {
    const newline = bytes.indexOf(0x0a, from);
    if (newline < 0 && !whole) return null;
    const line = bytes.subarray(from, newline < 0 ? bytes.length : newline);
    from = newline < 0 ? bytes.length : newline + 1;
    const value = parsed(line);
    if (!isObject(value)) continue;
    const rowed = LINE_FORMATS.find((each) => each.fits(value));
    if (rowed) return rowed.format;
    if (documentKind(new Set(Object.keys(value))) !== null) {
      // One object that is the whole file is read part by part.
      const alone = tried === 0 && skipSpace(bytes, from) === bytes.length && whole;
      return alone ? (ofObject(bytes, skipSpace(bytes, 0)) ?? documents("documents", "lines")) : documents("documents", "lines");
    }
  }
  return null;
}

function parsed(line: Buffer): unknown {
  if (line.length === 0 || !isUtf8(line)) return null;
  try {
    return JSON.parse(line.toString("utf8"));
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof RangeError) return null;
    throw error;
  }
}

/** The keys of the object that starts at `at`, as far as the bytes go; the last one's value may be cut off. */
function memberKeys(bytes: Buffer, at: number): Set<string> {
  const keys = new Set<string>();
  let i = at + 1;
  for (;;) {
    i = skipSpace(bytes, i);
    if (bytes[i] === 0x2c) i = skipSpace(bytes, i + 1);
    if (bytes[i] !== 0x22) return keys;
    const end = skipString(bytes, i);
    if (end < 0) return keys;
    const key = parsed(bytes.subarray(i, end));
    const colon = skipSpace(bytes, end);
    if (typeof key !== "string" || bytes[colon] !== 0x3a) return keys;
    keys.add(key);
    const value = skipSpace(bytes, colon + 1);
    const after = skipValue(bytes, value);
    if (after < 0 || after === value || (after === bytes.length && !isSpace(bytes[after - 1]))) return keys;
    i = after;
  }
}
