import { createHash } from "node:crypto";

/** Merkle trees as RFC 6962, section 2.1, defines them, over SHA-256. Hashes are 32 bytes. */

export function leafHash(data: string | Uint8Array): Buffer {
  return createHash("sha256").update(Buffer.of(0)).update(data).digest();
}

export function nodeHash(left: Uint8Array, right: Uint8Array): Buffer {
  return createHash("sha256").update(Buffer.of(1)).update(left).update(right).digest();
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
