import { isSpace, skipSpace, skipString } from "@/lib/text/json-spans";

/** One part of a JSON text: an element of the root array, a member of the root object, or an element of one of its streamed arrays. */
export interface JsonPart {
  /** The member's key, or null for an element of the root array. */
  key: string | null;
  /** Whether `bytes` is one element of the array under `key`. */
  element: boolean;
  bytes: Buffer;
}

const QUOTE = 0x22;
type State = "start" | "array" | "object" | "member" | "elements" | "end";

/** Splits JSON of any size into its parts as the bytes arrive; memory is bounded by the largest part. */
export class JsonSplitter {
  private pending: Buffer = Buffer.alloc(0);
  private used = 0;
  private state: State = "start";
  private key: string | null = null;
  // Where the scan of an unfinished value stands: position from the value's start, depth, inside a string.
  private scanned = 0;
  private depth = 0;
  // Up to where the bytes are used up.
  private rest = 0;

  constructor(
    private readonly streamed: ReadonlySet<string>,
    private readonly maxPart: number,
    private readonly emit: (part: JsonPart) => void,
  ) {}

  /**
   * Takes the next bytes.
   * @throws RangeError when one part is larger than the limit; SyntaxError when the text cannot be split
   */
  feed(chunk: Buffer): void {
    this.append(chunk);
    let from = 0;
    for (;;) {
      const next = this.step(from);
      if (next < 0) break;
      from = next;
    }
    this.drop(this.rest);
  }

  /** @throws SyntaxError when the text is cut off */
  end(): void {
    if (this.state !== "end") throw new SyntaxError("The JSON is cut off.");
  }

  private append(chunk: Buffer): void {
    if (this.used === 0) {
      this.pending = chunk;
      this.used = chunk.length;
      return;
    }
    if (this.used + chunk.length > this.pending.length) {
      const grown = Buffer.allocUnsafe(Math.max(this.pending.length * 2, this.used + chunk.length));
      this.pending.copy(grown, 0, 0, this.used);
      this.pending = grown;
    }
    chunk.copy(this.pending, this.used);
    this.used += chunk.length;
  }

  /** Parts that were handed out point into the old bytes, so the rest moves to new ones. */
  private drop(count: number): void {
    if (count === 0) return;
    this.pending = Buffer.from(this.pending.subarray(count, this.used));
    this.used = this.pending.length;
    this.rest = 0;
  }

  /** Handles what stands at `from`; the next position, or -1 when more bytes are needed (`rest` is then where to go on). */
  private step(from: number): number {
    const bytes = this.pending;
    const limit = this.used;
    const i = this.scanned > 0 ? from : skipSpace(bytes, from, limit);
    this.rest = i;
    if (i >= limit) return -1;
    const byte = bytes[i];
    switch (this.state) {
      case "start":
        if (byte === 0x5b) this.state = "array";
        else if (byte === 0x7b) this.state = "object";
        else throw new SyntaxError("Neither an object nor an array.");
        return i + 1;
      case "end":
        throw new SyntaxError("There is text after the end of the JSON.");
      case "array":
      case "elements":
        if (this.scanned === 0 && byte === 0x2c) return i + 1;
        if (this.scanned === 0 && byte === 0x5d) {
          this.state = this.state === "array" ? "end" : "object";
          return i + 1;
        }
        return this.value(i, this.state === "elements");
      case "object": {
        if (byte === 0x2c) return i + 1;
        if (byte === 0x7d) {
          this.state = "end";
          return i + 1;
        }
        if (byte !== QUOTE) throw new SyntaxError("A member's name is missing.");
        const keyEnd = skipString(bytes, i, limit);
        const colon = keyEnd < 0 ? limit : skipSpace(bytes, keyEnd, limit);
        const start = colon >= limit ? limit : skipSpace(bytes, colon + 1, limit);
        if (start >= limit) return this.wait(i);
        if (bytes[colon] !== 0x3a) throw new SyntaxError("A colon is missing.");
        this.key = String(JSON.parse(bytes.toString("utf8", i, keyEnd)));
        if (this.streamed.has(this.key) && bytes[start] === 0x5b) {
          this.state = "elements";
          return start + 1;
        }
        this.state = "member";
        return start;
      }
      case "member":
        return this.value(i, false);
    }
  }

  private wait(start: number): number {
    if (this.used - start > this.maxPart) throw new RangeError(`One record is larger than ${Math.round(this.maxPart / 1048576)} MB.`);
    this.rest = start;
    return -1;
  }

  private value(start: number, element: boolean): number {
    const end = this.scan(start);
    if (end < 0) return this.wait(start);
    if (end === start) throw new SyntaxError("A value is missing.");
    this.scanned = 0;
    this.depth = 0;
    this.emit({ key: this.key, element, bytes: this.pending.subarray(start, end) });
    if (this.state === "member") this.state = "object";
    return end;
  }

  /** Goes on with the value at `start` from where the last scan stopped. */
  private scan(start: number): number {
    const bytes = this.pending;
    const limit = this.used;
    let i = start + this.scanned;
    let depth = this.depth;
    while (i < limit) {
      const byte = bytes[i];
      if (byte === QUOTE) {
        const after = skipString(bytes, i, limit);
        if (after < 0) break;
        i = after;
        if (depth === 0) return i;
        continue;
      }
      if (byte === 0x7b || byte === 0x5b) depth++;
      else if (byte === 0x7d || byte === 0x5d) {
        if (depth === 0) return i;
        depth--;
        if (depth === 0) return i + 1;
      } else if (depth === 0 && (byte === 0x2c || isSpace(byte))) return i;
      i++;
    }
    this.scanned = i - start;
    this.depth = depth;
    return -1;
  }
}
