import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import { AppError } from "@/lib/errors";
import { sha256 } from "@/lib/text/hash";
import { withoutBlock } from "../files/managed-block";
import { readFileBytes, replaceFileBytes } from "../files/store";
import { type FileFormat, pathOf, planFile } from "../files/targets";
import type { Guidance } from "../formats";
import { type ServerEntry, SettingsError, withJsonServer, withoutJsonServer, withoutTomlServer, withTomlServer } from "./settings";

/** Connecting an agent: which files would change and how, doing it, and taking it back. */

export const CONNECT_TARGETS = ["claude-code", "codex", "mcp"] as const;
export type ConnectTarget = (typeof CONNECT_TARGETS)[number];

type Kind = "block" | "json" | "toml";

export interface FileChange {
  file: string;
  kind: Kind;
  before: string | null;
  after: string;
}

export interface ConnectInput {
  target: ConnectTarget;
  /** The project of the agent. */
  folder: string;
  /** For Codex, the folder of its settings; for any MCP client, its settings file. */
  settings: string;
  entry: ServerEntry;
  guidance: Guidance;
}

const utf8 = (bytes: string | null) => (bytes === null ? null : Buffer.from(bytes, "latin1").toString("utf8"));
const latin1 = (text: string) => Buffer.from(text, "utf8").toString("latin1");

function settingsChange(file: string, kind: "json" | "toml", entry: ServerEntry): FileChange {
  const before = readFileBytes(file);
  try {
    const after = kind === "json" ? withJsonServer(utf8(before), entry) : withTomlServer(utf8(before), entry);
    return { file, kind, before, after: latin1(after) };
  } catch (error) {
    if (error instanceof SettingsError) throw new AppError("invalid", `${file}: ${error.message}`);
    throw error;
  }
}

function blockChange(format: FileFormat, { folder, guidance }: ConnectInput): FileChange {
  const file = path.join(folder, pathOf(format));
  const before = readFileBytes(file);
  const { next, state, reason } = planFile(format, guidance, before);
  if (state === "damaged") throw new AppError("invalid", `${file}: ${reason}`);
  return { file, kind: "block", before, after: next ?? before ?? "" };
}

/** What connecting would change, file by file; files that stay as they are are left out. Nothing is written. */
export function planConnection(input: ConnectInput): FileChange[] {
  const changes: Record<ConnectTarget, () => FileChange[]> = {
    "claude-code": () => [blockChange("claude-md", input), settingsChange(path.join(input.folder, ".mcp.json"), "json", input.entry)],
    codex: () => [blockChange("agents-md", input), settingsChange(input.settings, "toml", input.entry)],
    mcp: () => [settingsChange(input.settings, "json", input.entry)],
  };
  return changes[input.target]().filter((change) => change.before !== change.after);
}

const memorySchema = z.object({
  files: z.array(z.object({ file: z.string(), kind: z.enum(["block", "json", "toml"]), before: z.string().nullable(), after: z.string() })),
});

/** Where is kept what the files held before, by target and place. */
function memoryOf(dataDir: string, target: ConnectTarget, place: string): string {
  return path.join(dataDir, "connections", `${target}-${sha256(path.resolve(place)).slice(0, 16)}.json`);
}

/** Carries the changes out, having written down how to undo them. A second connection keeps what was there before the first. */
export function connect(dataDir: string, target: ConnectTarget, place: string, changes: readonly FileChange[]): void {
  const memory = memoryOf(dataDir, target, place);
  const earlier = existsSync(memory) ? memorySchema.parse(JSON.parse(readFileSync(memory, "utf8"))).files : [];
  const known = new Map(earlier.map((entry) => [entry.file, entry]));
  for (const { file, kind, before, after } of changes) {
    const first = known.get(file);
    // What a person changed since the last connection is theirs: going back must not lose it.
    const original =
      first && first.after === sha256(Buffer.from(before ?? "", "latin1"))
        ? first.before
        : before === null
          ? null
          : Buffer.from(before, "latin1").toString("base64");
    known.set(file, { file, kind, before: original, after: sha256(Buffer.from(after, "latin1")) });
  }
  mkdirSync(path.dirname(memory), { recursive: true, mode: 0o700 });
  writeFileSync(memory, JSON.stringify({ files: [...known.values()] }), { mode: 0o600 });
  for (const change of changes) replaceFileBytes(change.file, change.before, change.after);
}

const WITHOUT: Record<Kind, (bytes: string) => string> = {
  block: withoutBlock,
  json: (bytes) => latin1(withoutJsonServer(utf8(bytes) ?? "")),
  toml: (bytes) => latin1(withoutTomlServer(utf8(bytes) ?? "")),
};

export interface Undone {
  file: string;
  did: "restored" | "removed" | "taken out" | "nothing";
}

/**
 * Takes a connection back: a file that is as we left it gets its old bytes, or goes when it was made by us; from one that was
 * changed since, only our part is taken out.
 * @throws AppError not_found when nothing was connected there
 */
export function disconnectAgent(dataDir: string, target: ConnectTarget, place: string): Undone[] {
  const memory = memoryOf(dataDir, target, place);
  if (!existsSync(memory)) throw new AppError("not_found", `Nothing was connected to ${place} from here, so there is nothing to undo.`);
  const { files } = memorySchema.parse(JSON.parse(readFileSync(memory, "utf8")));
  const undone = files.map(({ file, kind, before, after }): Undone => {
    const now = readFileBytes(file);
    if (now === null) return { file, did: "nothing" };
    if (sha256(Buffer.from(now, "latin1")) === after) {
      if (before === null) {
        rmSync(file);
        return { file, did: "removed" };
      }
      replaceFileBytes(file, now, Buffer.from(before, "base64").toString("latin1"));
      return { file, did: "restored" };
    }
    try {
      const rest = WITHOUT[kind](now);
      if (rest === now) return { file, did: "nothing" };
      replaceFileBytes(file, now, rest);
      return { file, did: "taken out" };
    } catch (error) {
      if (error instanceof SettingsError) throw new AppError("invalid", `${file}: ${error.message}`);
      throw error;
    }
  });
  rmSync(memory);
  return undone;
}
