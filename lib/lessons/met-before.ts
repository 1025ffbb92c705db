import type { SqlTx } from "@/lib/db/client";
import type { Kind } from "./lesson";

/**
 * Of a dream's findings those that an earlier lesson has a say about: approved, in force, rejected, withdrawn or redacted, by the same
 * fingerprint, or rejected in the same family. The others, nearly all, need not be asked about one by one.
 * @returns their fingerprints
 */
export async function metBefore(
  tx: SqlTx,
  workspaceId: string,
  findings: readonly { fingerprint: string; kind: Kind; family: string }[],
): Promise<ReadonlySet<string>> {
  const rows = await tx.$queryRawUnsafe<{ fingerprint: string }[]>(
    `SELECT f.fingerprint FROM unnest($2::text[], $3::text[], $4::text[]) AS f (fingerprint, kind, family)
     WHERE f.fingerprint IN (SELECT l.fingerprint FROM lessons l WHERE l.workspace_id = $1 AND l.fingerprint = ANY($2::text[])
         AND (l.state IN ('approved', 'published', 'rejected', 'withdrawn')
           OR EXISTS (SELECT 1 FROM revisions r WHERE r.lesson_id = l.id AND r.redacted_at IS NOT NULL)))
       OR (f.kind, f.family) IN (SELECT l.kind, l.findings->>'family' FROM lessons l WHERE l.workspace_id = $1 AND l.state = 'rejected')`,
    workspaceId,
    findings.map(({ fingerprint }) => fingerprint),
    findings.map(({ kind }) => kind),
    findings.map(({ family }) => family),
  );
  return new Set(rows.map(({ fingerprint }) => fingerprint));
}
