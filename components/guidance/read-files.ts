import type { AdoptSource } from "@/lib/guidance/adopt-split";

const READABLE = /(?:\.(?:md|mdc|markdown|txt)|(?:^|\/)\.(?:cursorrules|windsurfrules|clinerules))$/i;
const MAX_FILE = 1024 * 1024;
const MAX_FILES = 200;

export interface ReadFiles {
  sources: AdoptSource[];
  /** What was left out, with the reason. */
  left: { name: string; reason: string }[];
}

/** Reads text files that a person chose or dropped. */
export async function readFiles(files: readonly { name: string; file: File }[]): Promise<ReadFiles> {
  const result: ReadFiles = { sources: [], left: [] };
  for (const { name, file } of files) {
    if (!READABLE.test(name)) result.left.push({ name, reason: "not a Markdown or text file" });
    else if (file.size > MAX_FILE) result.left.push({ name, reason: "larger than 1 MB" });
    else if (result.sources.length >= MAX_FILES) result.left.push({ name, reason: `more than ${MAX_FILES} files` });
    else result.sources.push({ name, text: await file.text() });
  }
  result.sources.sort((a, b) => (a.name < b.name ? -1 : 1));
  return result;
}

/** The files of an input, with their paths when a folder was chosen. */
export function filesOf(list: FileList): { name: string; file: File }[] {
  return [...list].map((file) => ({ name: file.webkitRelativePath || file.name, file }));
}

function entries(directory: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = directory.createReader();
  const all: FileSystemEntry[] = [];
  return new Promise((resolve, reject) => {
    // A reader gives its entries in portions; an empty one is the end.
    const take = (some: FileSystemEntry[]) => {
      all.push(...some);
      if (some.length === 0) resolve(all);
      else next();
    };
    const next = () => reader.readEntries(take, reject);
    next();
  });
}

async function walk(entry: FileSystemEntry): Promise<{ name: string; file: File }[]> {
  if (entry.isDirectory) {
    if (/^(?:\.git|node_modules)$/.test(entry.name)) return [];
    return (await Promise.all((await entries(entry as FileSystemDirectoryEntry)).map(walk))).flat();
  }
  const file = await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject));
  return [{ name: entry.fullPath.replace(/^\//, ""), file }];
}

/** Everything that was dropped, folders walked through. */
export async function filesDropped(transfer: DataTransfer): Promise<{ name: string; file: File }[]> {
  const roots = [...transfer.items].flatMap((item) => {
    const entry = item.kind === "file" ? item.webkitGetAsEntry() : null;
    return entry ? [entry] : [];
  });
  return (await Promise.all(roots.map(walk))).flat();
}
