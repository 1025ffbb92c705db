import { createHash, hash } from "node:crypto";

/** Merkle trees as RFC 6962, section 2.1, defines them, over SHA-256. Hashes are 32 bytes. */

export function leafHash(data: string | Uint8Array): Buffer {
  if (typeof data === "string") return hash("sha256", `\0${data}`, "buffer");
  return createHash("sha256").update(Buffer.of(0)).update(data).digest();
}

// Hashing is synchronous, so one buffer does for every node.
const pair = Buffer.alloc(65);

export function nodeHash(left: Uint8Array, right: Uint8Array): Buffer {
  if (left.length !== 32 || right.length !== 32) return createHash("sha256").update(Buffer.of(1)).update(left).update(right).digest();
  pair[0] = 1;
  pair.set(left, 1);
  pair.set(right, 33);
  return hash("sha256", pair, "buffer");
}

/**
 * A tree that grows by one leaf at a time and keeps only the roots of its complete subtrees: as many hashes as `size` has one-bits.
 */
export class MerkleFrontier {
  private readonly roots: Buffer[] = [];
  private count = 0;

  /** How many leaves there are. */
  get size(): number {
    return this.count;
  }

  append(leaf: Buffer): void {
    let node = leaf;
    for (let bits = this.count; bits & 1; bits = Math.floor(bits / 2)) node = nodeHash(this.roots.pop()!, node);
    this.roots.push(node);
    this.count += 1;
  }

  /** The same tree again, to be grown differently. */
  copy(): MerkleFrontier {
    const other = new MerkleFrontier();
    other.roots.push(...this.roots);
    other.count = this.count;
    return other;
  }

  /** The tree's root; that of no leaves is the hash of nothing. */
  root(): Buffer {
    const last = this.roots.at(-1);
    if (!last) return createHash("sha256").digest();
    return this.roots.slice(0, -1).reduceRight((right, left) => nodeHash(left, right), last);
  }
}

/** The root over the given leaf hashes. */
export function rootOf(leaves: Iterable<Buffer>): Buffer {
  const tree = new MerkleFrontier();
  for (const leaf of leaves) tree.append(leaf);
  return tree.root();
}

/** The largest power of two below `n`, which is at least 2. */
function splitOf(n: number): number {
  let split = 1;
  while (split * 2 < n) split *= 2;
  return split;
}

/** All leaves of a tree, to prove things about it. Complete subtrees are hashed once. */
export class MerkleTree {
  private readonly levels: Buffer[][];

  constructor(leaves: readonly Buffer[]) {
    this.levels = [[...leaves]];
    for (let below = this.levels[0]!; below.length > 1; ) {
      const level: Buffer[] = [];
      for (let at = 0; at + 1 < below.length; at += 2) level.push(nodeHash(below[at]!, below[at + 1]!));
      this.levels.push(level);
      below = level;
    }
  }

  /** The root over the leaves from `start` up to `end`. */
  private rangeRoot(start: number, end: number): Buffer {
    const size = end - start;
    const height = Math.log2(size);
    if (Number.isInteger(height) && start % size === 0) return this.levels[height]![start / size]!;
    const split = splitOf(size);
    return nodeHash(this.rangeRoot(start, start + split), this.rangeRoot(start + split, end));
  }

  /** The root over the first `size` leaves. */
  root(size: number = this.levels[0]!.length): Buffer {
    return size === 0 ? createHash("sha256").digest() : this.rangeRoot(0, size);
  }

  /** Proof that the leaf at `index` is in the tree of the first `size` leaves (RFC 6962, section 2.1.1). */
  inclusion(index: number, size: number = this.levels[0]!.length): Buffer[] {
    const path = (start: number, end: number): Buffer[] => {
      if (end - start === 1) return [];
      const middle = start + splitOf(end - start);
      return index < middle ? [...path(start, middle), this.rangeRoot(middle, end)] : [...path(middle, end), this.rangeRoot(start, middle)];
    };
    return path(0, size);
  }

  /** Proof that the tree of `size` leaves begins with that of the first `older` ones (RFC 6962, section 2.1.2); `older` is at least 1. */
  consistency(older: number, size: number = this.levels[0]!.length): Buffer[] {
    const proof = (start: number, end: number, whole: boolean): Buffer[] => {
      if (older === end) return whole ? [] : [this.rangeRoot(start, end)];
      const middle = start + splitOf(end - start);
      return older <= middle ? [...proof(start, middle, whole), this.rangeRoot(middle, end)] : [...proof(middle, end, false), this.rangeRoot(start, middle)];
    };
    return proof(0, size, true);
  }
}

/** The root that an inclusion proof leads to (RFC 9162, section 2.1.3.2), or null when the proof has the wrong length. */
export function inclusionRoot(index: number, size: number, leaf: Uint8Array, proof: readonly Uint8Array[]): Buffer | null {
  if (!Number.isSafeInteger(index) || !Number.isSafeInteger(size) || index < 0 || index >= size) return null;
  let fn = BigInt(index);
  let sn = BigInt(size) - 1n;
  let root: Uint8Array = leaf;
  for (const step of proof) {
    if (sn === 0n) return null;
    if ((fn & 1n) === 1n || fn === sn) {
      root = nodeHash(step, root);
      while ((fn & 1n) === 0n && fn !== 0n) {
        fn >>= 1n;
        sn >>= 1n;
      }
    } else root = nodeHash(root, step);
    fn >>= 1n;
    sn >>= 1n;
  }
  return sn === 0n ? Buffer.from(root) : null;
}

/** Whether the leaf is the one at `index` of the tree with this size and root. */
export function verifyInclusion(index: number, size: number, leaf: Uint8Array, proof: readonly Uint8Array[], root: Uint8Array): boolean {
  return leaf.length === 32 && (inclusionRoot(index, size, leaf, proof)?.equals(root) ?? false);
}

/** Whether the second tree begins with all leaves of the first (RFC 9162, section 2.1.4.2). */
export function verifyConsistency(size1: number, size2: number, root1: Uint8Array, root2: Uint8Array, proof: readonly Uint8Array[]): boolean {
  if (![size1, size2].every((size) => Number.isSafeInteger(size) && size >= 0) || size1 > size2) return false;
  // About the empty tree nothing can be proven.
  if (size1 === 0) return false;
  if (size1 === size2) return proof.length === 0 && Buffer.from(root1).equals(root2);
  const powerOfTwo = (BigInt(size1) & (BigInt(size1) - 1n)) === 0n;
  const steps = powerOfTwo ? [root1, ...proof] : [...proof];
  const first = steps.shift();
  if (!first || proof.length === 0) return false;
  let fn = BigInt(size1) - 1n;
  let sn = BigInt(size2) - 1n;
  while ((fn & 1n) === 1n) {
    fn >>= 1n;
    sn >>= 1n;
  }
  let old: Uint8Array = first;
  let grown: Uint8Array = first;
  for (const step of steps) {
    if (sn === 0n) return false;
    if ((fn & 1n) === 1n || fn === sn) {
      old = nodeHash(step, old);
      grown = nodeHash(step, grown);
      while ((fn & 1n) === 0n && fn !== 0n) {
        fn >>= 1n;
        sn >>= 1n;
      }
    } else grown = nodeHash(grown, step);
    fn >>= 1n;
    sn >>= 1n;
  }
  return sn === 0n && Buffer.from(old).equals(root1) && Buffer.from(grown).equals(root2);
}
