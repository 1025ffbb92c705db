import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { leafHash, MerkleFrontier, nodeHash, rootOf, verifyConsistency, verifyInclusion } from "./tree";

const VECTORS = path.resolve("../shared/data/vectors/merkle/testdata");

interface Vector {
  desc: string;
  wantErr: boolean;
  proof: string[] | null;
  [name: string]: unknown;
}

function vectors(kind: string): Vector[] {
  const folder = path.join(VECTORS, kind);
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".json"))
    .map((name) => JSON.parse(readFileSync(path.join(folder, name), "utf8")));
}

const bytes = (value: unknown) => Buffer.from(typeof value === "string" ? value : "", "base64");

if (!existsSync(VECTORS)) test.skip("the vectors are not on this machine (../shared/data/vectors)", () => undefined);
else {
  test("inclusion proofs of the vectors", () => {
    const all = vectors("inclusion");
    expect(all.length).toBeGreaterThan(50);
    for (const vector of all) {
      const accepted = verifyInclusion(
        Number(vector.leafIdx),
        Number(vector.treeSize),
        bytes(vector.leafHash),
        (vector.proof ?? []).map(bytes),
        bytes(vector.root),
      );
      expect([vector.desc, accepted]).toEqual([vector.desc, !vector.wantErr]);
    }
  });

  test("consistency proofs of the vectors", () => {
    const all = vectors("consistency");
    expect(all.length).toBeGreaterThan(50);
    for (const vector of all) {
      const accepted = verifyConsistency(Number(vector.size1), Number(vector.size2), bytes(vector.root1), bytes(vector.root2), (vector.proof ?? []).map(bytes));
      expect([vector.desc, accepted]).toEqual([vector.desc, !vector.wantErr]);
    }
  });
}

/** RFC 6962 word by word: split at the largest power of two below n. */
function plainRoot(leaves: readonly Buffer[]): Buffer {
  if (leaves.length === 0) return rootOf([]);
  if (leaves.length === 1) return leaves[0]!;
  let split = 1;
  while (split * 2 < leaves.length) split *= 2;
  return nodeHash(plainRoot(leaves.slice(0, split)), plainRoot(leaves.slice(split)));
}

test("the growing tree has the root of the definition at every size", () => {
  expect(rootOf([]).toString("hex")).toBe("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  const leaves = Array.from({ length: 130 }, (_, i) => leafHash(`entry ${i}`));
  const tree = new MerkleFrontier();
  leaves.forEach((leaf, i) => {
    tree.append(leaf);
    expect(tree.size).toBe(i + 1);
    expect(tree.root().equals(plainRoot(leaves.slice(0, i + 1)))).toBe(true);
  });
});
