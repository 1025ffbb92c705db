import { type Actor, authorize } from "@/lib/auth/actor";
import { pool } from "@/lib/db/client";
import { checkpointsOf } from "./cut";
import { type UnsignedTrail, unsignedTrails } from "./failures";
import { keysOf } from "./keys";
import { formatKey } from "./note";

export interface CheckpointOverview {
  checkpoints: { size: number; root: string; at: string; keyId: string; note: string }[];
  /** Why no new one is signed; null when all is well. */
  unsigned: UnsignedTrail | null;
  keys: { id: string; key: string; createdAt: string; retiredAt: string | null }[];
}

/** The newest signed checkpoints of the workspace's trail, and the keys that sign them. */
export async function getCheckpoints(actor: Actor): Promise<CheckpointOverview> {
  await authorize(actor, "audit.read");
  const [checkpoints, keys, [unsigned = null]] = await Promise.all([
    checkpointsOf(actor.workspaceId, 10),
    keysOf(actor.workspaceId),
    unsignedTrails(pool(), actor.workspaceId),
  ]);
  return {
    checkpoints,
    unsigned,
    keys: keys.map(({ id, createdAt, retiredAt, ...key }) => ({ id, key: formatKey({ id, ...key }), createdAt, retiredAt })).reverse(),
  };
}
