import { parentSession } from "./formats/claude-code";
import { asObject, type SubagentLine } from "./reader";
import type { ImportSource } from "./report";
import { readTime } from "./session-builder";

/** What one subagent's file may hold to be joined with its session's. */
const MAX_JOINED = 67_108_864;
const PEEK = 262_144;

/**
 * Orders the sources by path, and puts the files of Claude Code's subagents (`<session>/subagents/agent-*.jsonl`, or `agent-*.jsonl`
 * beside the session's own file) with the session that they belong to. One whose session is not here stays on its own.
 */
export async function gather(sources: readonly ImportSource[]): Promise<ImportSource[]> {
  const ordered = [...sources].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
  const byPath = new Map(ordered.map((source) => [source.path, source]));
  const joined = new Map<ImportSource, ImportSource[]>();
  const taken = new Set<ImportSource>();
  for (const source of ordered) {
    const main = await mainOf(source, byPath);
    if (main === undefined || main === source) continue;
    taken.add(source);
    joined.set(main, [...(joined.get(main) ?? []), source]);
  }
  return ordered.filter((source) => !taken.has(source)).map((source) => ({ ...source, subagents: joined.get(source) }));
}

async function mainOf(source: ImportSource, byPath: ReadonlyMap<string, ImportSource>): Promise<ImportSource | undefined> {
  const match = /^(.*?)([^/\\]+)[/\\]subagents[/\\](?:.*[/\\])?agent-[^/\\]+\.jsonl$/.exec(source.path);
  if (match) return byPath.get(`${match[1]}${match[2]}.jsonl`);
  const beside = /^(.*?)agent-[^/\\]+\.jsonl$/.exec(source.path);
  if (!beside || (source.size ?? 0) > MAX_JOINED) return undefined;
  const session = await sessionNamed(source);
  return session === null ? undefined : byPath.get(`${beside[1]}${session}.jsonl`);
}

/** The session that a subagent's first line names. A file that cannot be read is told of when it is its turn. */
async function sessionNamed(source: ImportSource): Promise<string | null> {
  try {
    for await (const chunk of source.open()) {
      const text = Buffer.from(chunk).toString("utf8", 0, PEEK);
      return parentSession(JSON.parse(text.slice(0, text.indexOf("\n") < 0 ? undefined : text.indexOf("\n"))));
    }
  } catch (error) {
    if (error instanceof SyntaxError || (error instanceof Error && "code" in error)) return null;
    throw error;
  }
  return null;
}

/** The lines of subagents' files in the order of their times; of equal times, in the order of the files. */
export async function subagentLines(sources: readonly ImportSource[]): Promise<SubagentLine[]> {
  const lines: SubagentLine[] = [];
  for (const source of sources) {
    const parts: Buffer[] = [];
    let size = 0;
    for await (const chunk of source.open()) {
      size += chunk.length;
      if (size > MAX_JOINED) throw new RangeError(`The subagent's file ${source.path} is too large to be joined with its session.`);
      parts.push(Buffer.from(chunk));
    }
    const bytes = Buffer.concat(parts);
    let last = 0;
    for (let from = 0; from < bytes.length; ) {
      const end = bytes.indexOf(0x0a, from);
      const line = bytes.subarray(from, end < 0 ? bytes.length : end);
      from = end < 0 ? bytes.length : end + 1;
      if (line.length === 0) continue;
      last = Math.max(last, timeOf(line) ?? last);
      lines.push({ at: last, bytes: line });
    }
  }
  return lines.sort((a, b) => a.at - b.at);
}

/** The time that a record names, in milliseconds; null when it names none or is broken. */
export function timeOf(line: Buffer): number | null {
  try {
    return readTime(asObject(JSON.parse(line.toString("utf8"))).timestamp)?.getTime() ?? null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
