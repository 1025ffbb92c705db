/** One file that was dropped or chosen, with its path inside what was dropped. */
export interface DroppedFile {
  path: string;
  file: File;
}

const MOST = 50_000;

function filesOf(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((resolve, reject) => entry.file(resolve, reject));
}

function entriesOf(reader: FileSystemDirectoryReader): Promise<FileSystemEntry[]> {
  return new Promise((resolve, reject) => reader.readEntries(resolve, reject));
}

async function walk(entry: FileSystemEntry, found: DroppedFile[]): Promise<void> {
  if (found.length >= MOST) return;
  const path = entry.fullPath.replace(/^\//, "");
  if (entry.isFile) found.push({ path, file: await filesOf(entry as FileSystemFileEntry) });
  else {
    const reader = (entry as FileSystemDirectoryEntry).createReader();
    // A browser hands out a folder in portions, until one is empty.
    for (let entries = await entriesOf(reader); entries.length > 0; entries = await entriesOf(reader)) for (const inside of entries) await walk(inside, found);
  }
}

/** Every file in what was dropped, folders included. The entries must be taken before the drop event ends. */
export async function readDrop(transfer: DataTransfer): Promise<DroppedFile[]> {
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry?.() ?? null);
  const plain = [...transfer.files];
  const found: DroppedFile[] = [];
  if (entries.every((entry) => entry === null)) for (const file of plain) found.push({ path: file.name, file });
  for (const entry of entries) if (entry) await walk(entry, found);
  return found.filter(({ path }) => !hidden(path));
}

/** Files chosen in a dialog; of a folder each brings its path. */
export function readChosen(files: FileList): DroppedFile[] {
  return [...files].map((file) => ({ path: file.webkitRelativePath || file.name, file })).filter(({ path }) => !hidden(path));
}

/** What an operating system leaves in folders. */
function hidden(path: string): boolean {
  const name = path.split("/").at(-1) ?? "";
  return name === ".DS_Store" || name === "Thumbs.db" || name.startsWith("._");
}
