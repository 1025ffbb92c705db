import { sql } from "@/lib/db/client";

/** One process writes to a destination at a time. A claim that is not renewed ends by itself, so that a process that died blocks nobody for long. */

const SECONDS = 45;

export interface Claimed {
  destinationId: string;
  workspaceId: string;
  connectionId: string;
  storeId: string | null;
  name: string;
  releaseId: string | null;
  wantedAt: Date;
}

/** Takes a destination up. Null while another process has it, or when it was removed. */
export async function claim(workspaceId: string, destinationId: string): Promise<Claimed | null> {
  const [row] = await sql<Claimed>(
    `UPDATE claude_publications p SET claimed_until = now() + interval '${SECONDS} seconds', tried_at = now()
     FROM destinations d WHERE d.id = p.destination_id AND p.workspace_id = $1 AND p.destination_id = $2 AND p.removed_at IS NULL
       AND (p.claimed_until IS NULL OR p.claimed_until < now())
     RETURNING p.destination_id AS "destinationId", p.workspace_id AS "workspaceId", p.connection_id AS "connectionId", p.store_id AS "storeId", d.name,
       p.release_id AS "releaseId", p.wanted_at AS "wantedAt"`,
    [workspaceId, destinationId],
  );
  return row ?? null;
}

/** Keeps a claim while the work goes on. @returns a function that ends it */
export function keepClaim(destinationId: string): () => Promise<void> {
  const timer = setInterval(
    () => {
      sql(`UPDATE claude_publications SET claimed_until = now() + interval '${SECONDS} seconds' WHERE destination_id = $1 AND claimed_until IS NOT NULL`, [
        destinationId,
      ]).catch(() => clearInterval(timer));
    },
    (SECONDS * 1000) / 4,
  );
  timer.unref();
  return async () => {
    clearInterval(timer);
    await sql("UPDATE claude_publications SET claimed_until = NULL WHERE destination_id = $1", [destinationId]);
  };
}
