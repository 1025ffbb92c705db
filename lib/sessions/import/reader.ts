import { isUtf8 } from "node:buffer";
import type { SessionBuilder } from "./session-builder";

/** One record of a source: a line, an element of an array, a member of an object. */
export interface SourceRecord {
  bytes: Buffer;
  line: number | undefined;
  /** For a member of the root object: its key. */
  key: string | null;
  /** Whether it is one element of the array under `key`. */
  element: boolean;
}

/** A line of a subagent's file, with its time in milliseconds. */
export interface SubagentLine {
  at: number;
  bytes: Buffer;
}

/** What a reader works with. Everything that cannot be taken is told here, with its place. */
export interface ReadContext {
  path: string;
  /** The names of the folders that it lies in, outermost first. */
  folders: readonly string[];
  /** The file's name without its extension. */
  stem: string;
  /** The lines of the session's subagents, from files of their own, by time. */
  subagents: readonly SubagentLine[];
  reject(reason: string, line?: number): void;
  skip(reason: string): void;
  start(source: string, sourceId: string | null): SessionBuilder;
  /** The session is complete. */
  finish(builder: SessionBuilder): void;
}

/** Turns the records of one source into sessions. */
export interface Reader {
  take(record: SourceRecord): void;
  /** The source ended. `cut` says that it ended in the middle. */
  end(cut: boolean): void;
}

export interface Format {
  name: string;
  /** How the bytes are split: by lines, or as JSON with these arrays of the root object element by element. */
  framing: "lines" | "csv" | { streamed: readonly string[] };
  read(context: ReadContext): Reader;
}

/** Why a record could not be taken. */
export class RecordError extends Error {
  override readonly name = "RecordError";
}

const MAX_DEPTH = 1_000;

/**
 * The JSON value of a record.
 * @throws RecordError with a sentence for people
 */
export function parseRecord(bytes: Buffer): unknown {
  if (!isUtf8(bytes)) throw new RecordError("The record is not valid UTF-8.");
  const text = bytes.toString("utf8");
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError)
      throw new RecordError(looksCutOff(text) ? "The record is cut off: its JSON does not end." : "The record is not valid JSON.");
    if (error instanceof RangeError) throw new RecordError("The record is nested too deeply.");
    throw error;
  }
}

/** A record that must be an object. @throws RecordError */
export function parseObject(bytes: Buffer): Record<string, unknown> {
  const value = parseRecord(bytes);
  if (!isObject(value)) throw new RecordError("The record is not a JSON object.");
  if (bytes.length > 4 * MAX_DEPTH && deeperThan(bytes, MAX_DEPTH)) throw new RecordError("The record is nested too deeply.");
  return value;
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function asObject(value: unknown): Record<string, unknown> {
  return isObject(value) ? value : {};
}

export function asArray(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

export function asText(value: unknown): string {
  return typeof value === "string" ? value : "";
}

/** A short text or number as text, null when it is neither or empty. */
export function asName(value: unknown): string | null {
  if (typeof value === "string" && value !== "") return value;
  if (typeof value === "number" && Number.isFinite(value)) return String(value);
  return null;
}

export function asNumber(value: unknown): number | null {
  return typeof value === "number" && Number.isFinite(value) ? value : null;
}

function looksCutOff(text: string): boolean {
  const end = text.trimEnd().at(-1);
  const start = text.trimStart()[0];
  return (start === "{" && end !== "}") || (start === "[" && end !== "]");
}

function deeperThan(bytes: Buffer, limit: number): boolean {
  let depth = 0;
  let inString = false;
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i];
    if (inString) {
      if (byte === 0x5c) i++;
      else if (byte === 0x22) inString = false;
    } else if (byte === 0x22) inString = true;
    else if (byte === 0x7b || byte === 0x5b) {
      if (++depth > limit) return true;
    } else if (byte === 0x7d || byte === 0x5d) depth--;
  }
  return false;
}
