import { watch } from "node:fs";
import { open, stat } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileSource, findFiles } from "./import/files";
import type { ImportSource } from "./import/report";

/** Follows a folder of transcripts that grow. The system tells of changes; a look at everything now and then finds what it did not tell. */

export interface WatchOptions {
  signal: AbortSignal;
  /** Milliseconds in which changes are gathered. */
  gather?: number;
  /** Milliseconds between two looks at everything. */
  rescan?: number;
  /** Called with the files of every session that changed. The next call waits for it. */
  onChanged(sources: ImportSource[]): Promise<void>;
}

const GATHER_MS = 400;
const RESCAN_MS = 15_000;
const LINES = /\.(?:jsonl|ndjson)$/i;
const WATCHED = /\.(?:jsonl|ndjson|json|csv|tsv)$/i;
const TAIL = 65_536;

/** How far the whole lines of a file go: its writer may be in the middle of one. */
async function wholeLines(file: string, size: number): Promise<number> {
  const handle = await open(file);
  try {
    for (let end = size; end > 0; ) {
      const start = Math.max(0, end - TAIL);
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(end - start), 0, end - start, start);
      const newline = buffer.subarray(0, bytesRead).lastIndexOf(0x0a);
      if (newline >= 0) return start + newline + 1;
      end = start;
    }
    return 0;
  } finally {
    await handle.close();
  }
}

/** The file up to its last whole line. */
function grown(source: ImportSource): ImportSource {
  if (!LINES.test(source.path)) return source;
  return {
    ...source,
    async *open() {
      const { size } = await stat(source.path);
      let left = await wholeLines(source.path, size);
      for await (const chunk of fileSource(source.path, size).open() as AsyncIterable<Uint8Array>) {
        if (left <= 0) return;
        yield chunk.subarray(0, left);
        left -= chunk.length;
      }
    },
  };
}

/** What a file shares with the others of its session: its own path, or that of the session whose subagent wrote it. */
function groupOf(file: string): string {
  const below = /^(.*)[/\\]subagents[/\\].*agent-[^/\\]+\.jsonl$/.exec(file);
  if (below) return below[1] ?? file;
  return path.basename(file).startsWith("agent-") ? path.dirname(file) : file.replace(/\.[^./\\]+$/, "");
}

/** Every file of the sessions that these files belong to. A subagent's file beside its session does not name it by its place. */
function withCompanions(changed: ReadonlySet<string>, all: readonly ImportSource[]): ImportSource[] {
  const groups = new Set([...changed].map(groupOf));
  return all.filter((source) => {
    const group = groupOf(source.path);
    return changed.has(source.path) || groups.has(group) || groups.has(path.dirname(source.path)) || (groups.has(group) && source.path.endsWith(".jsonl"));
  });
}

/** Follows `folder` until `signal`: everything that is there first, then what changes. @throws when the folder cannot be read */
export async function watchFolder(folder: string, { signal, onChanged, gather = GATHER_MS, rescan = RESCAN_MS }: WatchOptions): Promise<void> {
  const known = new Map<string, string>();
  let touched = true;
  let wake: () => void = () => undefined;
  const watcher = watch(folder, { recursive: true, signal }, (_, name) => {
    if (name !== null && !WATCHED.test(name.toString()) && path.extname(name.toString()) !== "") return;
    touched = true;
    wake();
  });
  // What the system can no longer tell (too many folders, one that went) the look at everything finds.
  watcher.on("error", () => undefined);
  let looked = 0;
  while (!signal.aborted) {
    if (touched || Date.now() - looked >= rescan) {
      touched = false;
      looked = Date.now();
      const all = (await findFiles([folder])).sources.filter((source) => WATCHED.test(source.path));
      const changed = new Set<string>();
      for (const source of all) {
        const now = await stat(source.path).then(
          (info) => `${info.size}:${info.mtimeMs}:${info.ino}`,
          () => null,
        );
        if (now === null || known.get(source.path) === now) continue;
        known.set(source.path, now);
        changed.add(source.path);
      }
      if (changed.size > 0) await onChanged(withCompanions(changed, all).map(grown));
      // What is written again and again is not read more often than this.
      await sleep(gather, undefined, { signal }).catch(() => undefined);
      continue;
    }
    // Whatever ends the wait ends its timer and its listener, too.
    const woken = new AbortController();
    wake = () => woken.abort();
    await sleep(Math.max(0, rescan - (Date.now() - looked)), undefined, { signal: AbortSignal.any([signal, woken.signal]) }).catch(() => undefined);
    if (touched) await sleep(gather, undefined, { signal }).catch(() => undefined);
  }
}
