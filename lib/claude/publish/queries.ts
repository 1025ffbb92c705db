import { type Actor, authorize } from "@/lib/auth/actor";
import { sql } from "@/lib/db/client";
import { type Words, wordsOf } from "@/lib/guidance/difference";
import { writtenBy } from "./adopt";

export interface PublicationView {
  id: string;
  name: string;
  storeId: string | null;
  /** The release that stands there, byte for byte, when it was last read back; null before the first time. */
  release: number | null;
  verifiedAt: string | null;
  checkedAt: string | null;
  /** Whether that is not the release in force, or it was asked for again. */
  pending: boolean;
  busy: boolean;
  error: string | null;
  openDrifts: number;
  /** False when it belongs to a connection that was revoked. */
  connected: boolean;
}

/** The memory stores that hold the release in force, by name. */
export async function listPublications(actor: Actor): Promise<PublicationView[]> {
  await authorize(actor, "guidance.read");
  return sql<PublicationView>(
    `SELECT p.destination_id AS id, d.name, p.store_id AS "storeId", held.number AS release, p.verified_at AS "verifiedAt", p.checked_at AS "checkedAt", p.error,
       (r.id IS NOT NULL AND (p.release_id IS DISTINCT FROM r.id OR p.verified_at < p.wanted_at)) AS pending, coalesce(p.claimed_until > now(), false) AS busy,
       (SELECT count(*)::int FROM claude_drifts x WHERE x.destination_id = p.destination_id AND x.state = 'open') AS "openDrifts", c.state = 'active' AS connected
     FROM claude_publications p
     JOIN destinations d ON d.id = p.destination_id
     JOIN claude_connections c ON c.id = p.connection_id
     LEFT JOIN releases r ON r.workspace_id = p.workspace_id AND r.state = 'in_force'
     LEFT JOIN releases held ON held.id = p.release_id
     WHERE p.workspace_id = $1 AND p.removed_at IS NULL ORDER BY d.name`,
    [actor.workspaceId],
  ).then((rows) => rows.map((row) => ({ ...row, verifiedAt: iso(row.verifiedAt), checkedAt: iso(row.checkedAt) })));
}

const iso = (at: unknown): string | null => (at instanceof Date ? at.toISOString() : null);

export interface DriftView {
  id: string;
  destination: string;
  path: string;
  kind: "changed" | "added" | "removed";
  author: string;
  foundAt: string;
  /** Whether what was approved stands there again already. */
  replaced: boolean;
  state: "open" | "restored" | "adopted" | "gone";
  decidedBy: string | null;
  decidedAt: string | null;
  lessonId: string | null;
  words: Words[];
}

interface DriftRow extends Omit<DriftView, "author" | "words" | "foundAt" | "decidedAt"> {
  authorKind: string;
  authorId: string;
  expected: string | null;
  found: string | null;
  foundAt: Date;
  decidedAt: Date | null;
}

const MOST = 100;

/** What others wrote to the memory stores: what waits for a decision first, then the latest that were decided. */
export async function listDrifts(actor: Actor): Promise<DriftView[]> {
  await authorize(actor, "guidance.read");
  const rows = await sql<DriftRow>(
    `SELECT x.id, d.name AS destination, x.path, x.kind, x.author_kind AS "authorKind", x.author_id AS "authorId", x.found_at AS "foundAt",
       x.replaced_at IS NOT NULL AS replaced, x.state, u.name AS "decidedBy", x.decided_at AS "decidedAt", x.lesson_id AS "lessonId", x.expected, x.found
     FROM claude_drifts x JOIN destinations d ON d.id = x.destination_id LEFT JOIN users u ON u.id = x.decided_by
     WHERE x.workspace_id = $1 ORDER BY x.state <> 'open', x.found_at DESC, x.id DESC LIMIT ${MOST}`,
    [actor.workspaceId],
  );
  return rows.map(({ authorKind, authorId, expected, found, foundAt, decidedAt, ...row }) => ({
    ...row,
    author: writtenBy({ authorKind, authorId }),
    foundAt: foundAt.toISOString(),
    decidedAt: decidedAt?.toISOString() ?? null,
    words: wordsOf(expected ?? "", found ?? ""),
  }));
}

/** Whether the workspace has a connection to Claude. */
export async function isConnected(actor: Actor): Promise<boolean> {
  await authorize(actor, "guidance.read");
  return (await sql("SELECT 1 FROM claude_connections WHERE workspace_id = $1 AND state = 'active'", [actor.workspaceId])).length > 0;
}
