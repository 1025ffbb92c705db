import { sql } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { MerkleTree } from "../tree";

/** The whole tree over a trail's first `size` entries, which a checkpoint covers. @throws AppError conflict when leaves are missing */
export async function treeOf(trail: string, size: number): Promise<MerkleTree> {
  const leaves: Buffer[] = [];
  while (leaves.length < size) {
    const rows = await sql<{ leaf: Buffer }>("SELECT leaf FROM audit_leaves WHERE trail = $1 AND seq > $2 AND seq <= $3 ORDER BY seq LIMIT 20000", [
      trail,
      leaves.length,
      size,
    ]);
    if (rows.length === 0) throw new AppError("conflict", "Leaves of the trail are missing. `lucid audit verify` says more.");
    for (const { leaf } of rows) leaves.push(leaf);
  }
  return new MerkleTree(leaves);
}
