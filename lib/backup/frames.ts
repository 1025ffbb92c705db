/** How a backup lies in its file: gzip over frames of one letter, four bytes of length, and so many bytes. Pure but for the streams. */

export type FrameKind = "H" | "T" | "D" | "E" | "F";

export interface Frame {
  kind: FrameKind;
  bytes: Buffer;
}

export interface TrailState {
  trail: string;
  size: number;
  /** RFC 6962 root, hex. */
  root: string;
}

/** What a backup says of itself, before anything else. */
export interface BackupHead {
  format: "lucid-backup/1";
  /** ISO 8601, UTC. */
  createdAt: string;
  /** The schema that the rows have. */
  migrations: { name: string; checksum: string }[];
  trails: TrailState[];
}

export interface TableHead {
  table: string;
  columns: string[];
}

export interface TableEnd {
  table: string;
  rows: number;
  /** Of the bytes of COPY (FORMAT binary). */
  sha256: string;
}

/** The last frame: without it a file is not whole. */
export interface BackupFoot {
  tables: number;
  rows: number;
}

const LONGEST = 64 * 1024 * 1024;

export function frame(kind: FrameKind, bytes: Buffer): Buffer {
  const head = Buffer.alloc(5);
  head.write(kind, 0, "latin1");
  head.writeUInt32BE(bytes.length, 1);
  return Buffer.concat([head, bytes]);
}

export function jsonFrame(kind: FrameKind, value: BackupHead | TableHead | TableEnd | BackupFoot): Buffer {
  return frame(kind, Buffer.from(JSON.stringify(value)));
}

const KINDS = "HTDEF";

/** The frames in a stream of bytes. @throws Error for bytes that are no backup, or that end in the middle of one */
export async function* readFrames(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Frame> {
  let waiting: Buffer[] = [];
  let length = 0;
  const take = (count: number): Buffer => {
    const all = waiting.length === 1 ? waiting[0]! : Buffer.concat(waiting);
    waiting = count < all.length ? [all.subarray(count)] : [];
    length -= count;
    return all.subarray(0, count);
  };
  let head: { kind: FrameKind; size: number } | null = null;
  for await (const chunk of bytes) {
    waiting.push(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength));
    length += chunk.byteLength;
    for (;;) {
      if (head === null) {
        if (length < 5) break;
        const start = take(5);
        const kind = start.toString("latin1", 0, 1);
        const size = start.readUInt32BE(1);
        if (!KINDS.includes(kind) || size > LONGEST) throw new Error("This file is not a backup of Lucid.");
        head = { kind: kind as FrameKind, size };
      }
      if (length < head.size) break;
      yield { kind: head.kind, bytes: take(head.size) };
      head = null;
    }
  }
  if (head !== null || length > 0) throw new Error("The backup ends in the middle: it is not whole.");
}
