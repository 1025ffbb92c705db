/** What has to be written so that a memory store holds a release and nothing else. Pure. */

export interface WantedFile {
  path: string;
  content: string;
  /** Of the UTF-8 bytes. */
  sha256: string;
}

export interface FoundFile {
  path: string;
  sha256: string;
  memoryId: string;
  versionId: string;
}

export type Write =
  | { act: "create"; file: WantedFile }
  /** Only if the memory still has these bytes. */
  | { act: "update"; file: WantedFile; memoryId: string; expected: string }
  | { act: "delete"; path: string; memoryId: string; expected: string };

/** Stands for "nothing" where a hash is expected: Lucid took the file away itself. */
export const TAKEN_AWAY = "0".repeat(64);

export const writtenKey = (path: string, sha256: string): string => `${path}\u0000${sha256}`;

/** Deletions come first, since a path may stand in the way of another; then by path. Nothing that is right already is written. */
export function planWrites(wanted: readonly WantedFile[], found: readonly FoundFile[]): Write[] {
  const there = new Map(found.map((file) => [file.path, file]));
  const wish = new Map(wanted.map((file) => [file.path, file]));
  const order = (a: { path: string }, b: { path: string }) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0);
  const gone = [...found].filter(({ path }) => !wish.has(path)).sort(order);
  const writes = [...wanted].sort(order).flatMap((file): Write[] => {
    const old = there.get(file.path);
    if (!old) return [{ act: "create", file }];
    return old.sha256 === file.sha256 ? [] : [{ act: "update", file, memoryId: old.memoryId, expected: old.sha256 }];
  });
  return [...gone.map(({ path, memoryId, sha256 }): Write => ({ act: "delete", path, memoryId, expected: sha256 })), ...writes];
}

export interface Foreign {
  kind: "changed" | "added" | "removed";
  path: string;
  expected: WantedFile | null;
  found: FoundFile | null;
}

/**
 * What somebody else did to a store that should hold these files. What Lucid itself wrote or took away since is none of it.
 * @param written `writtenKey` of all that Lucid wrote, or began to write, since the store was last verified
 */
export function foreignChanges(expected: readonly WantedFile[], found: readonly FoundFile[], written: ReadonlySet<string>): Foreign[] {
  const should = new Map(expected.map((file) => [file.path, file]));
  const there = new Set(found.map(({ path }) => path));
  const foreign = found.flatMap((file): Foreign[] => {
    const own = should.get(file.path);
    if (own?.sha256 === file.sha256 || written.has(writtenKey(file.path, file.sha256))) return [];
    return [{ kind: own ? "changed" : "added", path: file.path, expected: own ?? null, found: file }];
  });
  const removed = expected.flatMap((file): Foreign[] =>
    there.has(file.path) || written.has(writtenKey(file.path, TAKEN_AWAY)) ? [] : [{ kind: "removed", path: file.path, expected: file, found: null }],
  );
  return [...foreign, ...removed].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
}
