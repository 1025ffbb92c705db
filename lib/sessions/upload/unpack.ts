import { z } from "zod";
import { AppError } from "@/lib/errors";
import type { ImportSource } from "../import/report";

const LONGEST_HEADER = 8192;
const MOST_FILES = 100_000;
const header = z.object({ path: z.string().min(1).max(2000), size: z.number().int().min(0) });

const NEWLINE = 0x0a;

/** Reads bytes in the portions that are asked for, never more than one chunk ahead. */
class Portions {
  private chunk: Uint8Array = new Uint8Array(0);
  private readonly chunks: AsyncIterator<Uint8Array>;

  constructor(body: AsyncIterable<Uint8Array>) {
    this.chunks = body[Symbol.asyncIterator]();
  }

  /** Up to `most` bytes, at least one; null at the end. */
  async next(most: number): Promise<Uint8Array | null> {
    while (this.chunk.byteLength === 0) {
      const { done, value } = await this.chunks.next();
      if (done) return null;
      this.chunk = value;
    }
    const part = this.chunk.subarray(0, most);
    this.chunk = this.chunk.subarray(part.byteLength);
    return part;
  }

  /** The bytes up to the next line feed, which is taken and left out; null at the end. */
  async line(): Promise<string | null> {
    const parts: Uint8Array[] = [];
    let length = 0;
    for (;;) {
      const part = await this.next(LONGEST_HEADER);
      if (part === null) {
        if (length === 0) return null;
        throw broken();
      }
      const end = part.indexOf(NEWLINE);
      if (end !== -1) {
        parts.push(part.subarray(0, end));
        this.unread(part.subarray(end + 1));
        return Buffer.concat(parts).toString("utf8");
      }
      parts.push(part);
      length += part.byteLength;
      if (length > LONGEST_HEADER) throw broken();
    }
  }

  private unread(part: Uint8Array): void {
    this.chunk = this.chunk.byteLength === 0 ? part : Buffer.concat([part, this.chunk]);
  }
}

function broken(cause?: unknown): AppError {
  return new AppError("invalid", "The upload ended early or is damaged. Nothing of its last file was kept; send it again.", { cause });
}

function parseHeader(line: string): z.infer<typeof header> {
  try {
    return header.parse(JSON.parse(line));
  } catch (cause) {
    throw broken(cause);
  }
}

/**
 * The files of a body made by `packFiles`, as they arrive. Each can be opened once, before the next is asked for; what was left
 * unread of it is passed over.
 * @throws AppError invalid when the body is damaged
 */
export async function* unpackFiles(body: AsyncIterable<Uint8Array>): AsyncGenerator<ImportSource> {
  const portions = new Portions(body);
  let files = 0;
  for (let line = await portions.line(); line !== null; line = await portions.line()) {
    if (++files > MOST_FILES) throw new AppError("too_large", `An upload has at most ${MOST_FILES.toLocaleString("en")} files. Send the rest in another one.`);
    const { path, size } = parseHeader(line);
    let left = size;
    let opened = false;
    async function* bytes(): AsyncGenerator<Uint8Array> {
      while (left > 0) {
        const part = await portions.next(left);
        if (part === null) throw broken();
        left -= part.byteLength;
        yield part;
      }
    }
    yield {
      path: cleanPath(path),
      size,
      open() {
        if (opened) throw new Error("A file of an upload can be read once only.");
        opened = true;
        return bytes();
      },
    };
    for await (const _ of bytes());
  }
}

/** A path as people know it: relative, `/` between parts. It names a file to people and is never opened here. */
export function cleanPath(path: string): string {
  const parts = path.replaceAll("\\", "/").split("/");
  return parts.filter((part) => part !== "" && part !== "." && part !== "..").join("/") || "file";
}
