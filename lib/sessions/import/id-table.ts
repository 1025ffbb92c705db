import { createHash } from "node:crypto";

const WORDS = 4;
const EMPTY = -1;

/**
 * Small numbers by ids, for sessions with millions of them: 20 bytes an entry instead of some 150. Ids are known by 128 bits of
 * their SHA-256, in open addressing, at most five sixths full.
 */
export class IdTable {
  private keys = new Int32Array(1024 * WORDS);
  private values = new Int32Array(1024).fill(EMPTY);
  private count = 0;

  get(id: string): number | undefined {
    const value = this.values[place(this.keys, this.values, hashed(id), 0)]!;
    return value === EMPTY ? undefined : value;
  }

  /** @param value from 0 on */
  set(id: string, value: number): void {
    const key = hashed(id);
    const at = place(this.keys, this.values, key, 0);
    if (this.values[at] === EMPTY) {
      this.keys.set(key, at * WORDS);
      this.count++;
    }
    this.values[at] = value;
    if (this.count * 6 > this.values.length * 5) this.grow();
  }

  private grow(): void {
    const size = this.values.length * 2;
    const keys = new Int32Array(size * WORDS);
    const values = new Int32Array(size).fill(EMPTY);
    for (let from = 0; from < this.values.length; from++) {
      if (this.values[from] === EMPTY) continue;
      const at = place(keys, values, this.keys, from * WORDS);
      for (let word = 0; word < WORDS; word++) keys[at * WORDS + word] = this.keys[from * WORDS + word]!;
      values[at] = this.values[from]!;
    }
    this.keys = keys;
    this.values = values;
  }
}

function hashed(id: string): Int32Array {
  const digest = createHash("sha256").update(id).digest();
  return Int32Array.of(digest.readInt32LE(0), digest.readInt32LE(4), digest.readInt32LE(8), digest.readInt32LE(12));
}

/** Where the key at `offset` of `from` lies, or the free place that it would take. The size is a power of two. */
function place(keys: Int32Array, values: Int32Array, from: Int32Array, offset: number): number {
  const mask = values.length - 1;
  for (let at = from[offset]! & mask; ; at = (at + 1) & mask) {
    if (values[at] === EMPTY) return at;
    const own = at * WORDS;
    if (keys[own] === from[offset] && keys[own + 1] === from[offset + 1] && keys[own + 2] === from[offset + 2] && keys[own + 3] === from[offset + 3]) return at;
  }
}
