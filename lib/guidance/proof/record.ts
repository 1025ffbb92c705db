import { type Actor, authorize } from "@/lib/auth/actor";
import { sql, type Tx, transact } from "@/lib/db/client";
import { type DeliveredItem, type DestinationKind, markRead, type NewDelivery, recordDelivery } from "../delivery-record";
import { fileHash, type Shown, type ShownFile, shownIn } from "./shown";

/** Delivery records of imported sessions, where their own content proves what they were given. */

interface Candidate {
  sessionId: string;
  sourceId: string;
  agent: string;
  role: string;
  index: number;
  speaker: string;
  toolName: string | null;
  at: Date | null;
  text: string;
  /** What the tool was called with. */
  called: string | null;
}

// Every text is looked at, by plain comparison: an index over words would be asked for words that every session with guidance holds.
const CANDIDATES = `
SELECT e.session_id AS "sessionId", s.source_id AS "sourceId", a.name AS agent, coalesce(t.role, '') AS role, e.index, e.speaker, e.tool_name AS "toolName", e.at, e.text,
  (SELECT u.text FROM events u WHERE u.session_id = e.session_id AND u.tool_use_id = e.tool_use_id AND u.index < e.index AND u.type <> e.type ORDER BY u.index DESC LIMIT 1) AS called
FROM sessions s JOIN agents a ON a.id = s.agent_id JOIN events e ON e.session_id = s.id LEFT JOIN threads t ON t.session_id = e.session_id AND t.index = e.thread_index
WHERE s.workspace_id = $1 AND s.import_id = $2 AND s.current AND (e.session_id, e.index) > ($3, $4)
  AND (e.text LIKE '%<!-- file %, sha256 %' OR (e.speaker = 'tool' AND length(e.text) < 120000 AND (e.text LIKE '# %' OR e.text ~ '^ {0,8}1(→|\\t)# ')))
ORDER BY e.session_id, e.index LIMIT 200`;

interface ReleaseItem extends DeliveredItem {
  releaseId: string;
  number: number;
  releaseSha: string;
  publishedAt: Date;
}

/** Where items with these bytes stood, newest release first. */
const PLACES = `
SELECT r.id AS "releaseId", r.number, r.sha256 AS "releaseSha", r.published_at AS "publishedAt", ri.item_id AS "itemId", i.path, ri.revision_id AS revision, ri.sha256
FROM release_items ri JOIN releases r ON r.id = ri.release_id JOIN items i ON i.id = ri.item_id
WHERE ri.workspace_id = $1 AND r.state <> 'draft' AND ri.sha256 = ANY($2::text[]) ORDER BY r.number DESC, ri.position`;

/**
 * The items of one release that a text shows, in its order: the release that it names, else the newest one before the event that had
 * them all. The order is that of the answer itself, by which the record of that answer is found again.
 */
export function placeOf(shown: Pick<Shown, "release">, files: readonly ShownFile[], at: Date | null, places: readonly ReleaseItem[]): ReleaseItem[] {
  const fits = [...new Set(files.flatMap((file) => places.filter((place) => file.sha256 === place.sha256 && (file.path === "" || file.path === place.path))))];
  const named = shown.release && fits.filter((place) => place.number === shown.release?.number && place.releaseSha === shown.release.sha256);
  if (named && named.length > 0) return named;
  const earlier = fits.filter((place) => at === null || place.publishedAt <= at);
  const [newest] = earlier.filter((place) => earlier.filter((other) => other.releaseId === place.releaseId).length >= files.length);
  return newest ? earlier.filter((place) => place.releaseId === newest.releaseId) : [];
}

function destinationOf(candidate: Candidate, shown: Shown): DestinationKind {
  if (shown.managed) return "files";
  if (/(?:^|[_.:])find_guidance$/.test(candidate.toolName ?? "")) return "mcp";
  if (/memory/i.test(`${candidate.toolName ?? ""} ${(candidate.called ?? "").slice(0, 2_000)}`)) return "claude_memory_store";
  return "files";
}

/** A delivery that was written down under the connection's own id is this session's, now that its transcript names it. */
async function claimConnection(tx: Tx, actor: Actor, delivery: NewDelivery): Promise<void> {
  if (delivery.destination !== "mcp" || !delivery.at) return;
  await tx.$executeRawUnsafe(
    `UPDATE deliveries SET session_source_id = $3 WHERE id = (
       SELECT d.id FROM deliveries d WHERE d.workspace_id = $1 AND d.release_id = $2 AND d.destination = 'mcp' AND d.session_source_id LIKE 'mcp\\_%'
         AND d.items = $4::jsonb AND abs(extract(epoch FROM d.delivered_at - $5::timestamptz)) < 300
         AND NOT EXISTS (SELECT 1 FROM deliveries k WHERE k.workspace_id = $1 AND k.session_source_id = $3 AND k.release_id = $2 AND k.destination = 'mcp' AND k.items = d.items)
       ORDER BY abs(extract(epoch FROM d.delivered_at - $5::timestamptz)), d.id LIMIT 1)`,
    actor.workspaceId,
    delivery.releaseId,
    delivery.session,
    JSON.stringify(delivery.items),
    delivery.at,
  );
}

async function recordOne(actor: Actor, candidate: Candidate, shown: Shown, items: readonly ReleaseItem[]): Promise<boolean> {
  const [first] = items;
  if (!first) return false;
  const delivery: NewDelivery = {
    releaseId: first.releaseId,
    destination: destinationOf(candidate, shown),
    session: candidate.sourceId,
    agent: candidate.agent,
    role: candidate.role,
    request: {},
    items: items.map(({ itemId, path, revision, sha256 }) => ({ itemId, path, revision, sha256 })),
    proof: "content",
    eventIndex: candidate.index,
    ...(candidate.at && { at: candidate.at }),
  };
  return transact(async (tx) => {
    await claimConnection(tx, actor, delivery);
    const { id, added } = await recordDelivery(tx, actor, delivery);
    // What the agent itself fetched, it has read. What was put before it is delivered, and no more is known.
    if (candidate.speaker === "tool") await markRead(tx, actor, [id], null, delivery, candidate.at);
    return added;
  });
}

/**
 * Looks through the sessions that an import stored for guidance in their texts, and records what they prove. Safe to run twice.
 * @returns how many records are new
 */
export async function recordProvenDeliveries(actor: Actor, importId: string): Promise<number> {
  await authorize(actor, "sessions.import");
  const [any] = await sql<{ id: string }>("SELECT id FROM releases WHERE workspace_id = $1 AND state <> 'draft' LIMIT 1", [actor.workspaceId]);
  if (!any) return 0;
  let added = 0;
  let after: [string, number] = ["", -1];
  for (;;) {
    const candidates = await sql<Candidate>(CANDIDATES, [actor.workspaceId, importId, ...after]);
    const last = candidates.at(-1);
    if (!last) return added;
    after = [last.sessionId, last.index];
    const found = candidates.map((candidate) => {
      const shown = shownIn(candidate.text);
      const files = shown.files.length > 0 ? shown.files : candidate.speaker === "tool" ? [{ path: "", sha256: fileHash(candidate.text) }] : [];
      return { candidate, shown, files };
    });
    const hashes = [...new Set(found.flatMap(({ files }) => files.map((file) => file.sha256)))];
    const places = hashes.length > 0 ? await sql<ReleaseItem>(PLACES, [actor.workspaceId, hashes]) : [];
    for (const { candidate, shown, files } of found) {
      if (await recordOne(actor, candidate, shown, placeOf(shown, files, candidate.at, places))) added++;
    }
  }
}
