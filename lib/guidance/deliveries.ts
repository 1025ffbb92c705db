import { type Actor, authorize } from "@/lib/auth/actor";
import { sql, type Tx, transact } from "@/lib/db/client";
import { AppError, notFound } from "@/lib/errors";
import type { Rendered } from "./current";
import { type DeliveredItem, type DestinationKind, markRead, type NewDelivery, recordDelivery } from "./delivery-record";
import { type DeliveryInput, deliverySchema, type GuidanceQuery } from "./schema";

/** Proof that a session was given items of a release. "Read" is recorded apart from "delivered". */

export interface Delivery {
  id: string;
  session: string;
  release: number;
  destination: string;
  agent: string;
  items: DeliveredItem[];
  deliveredAt: Date;
  readAt: Date | null;
}

// What this process has just recorded, so that an agent that asks every minute costs one lookup here.
const RECENT = 10_000;
const recent = new Set<string>();

/**
 * Records that a session was given what was just rendered for it. Idempotent by session, release and items. A token that may
 * read guidance is enough: the record is our proof, not the caller's right. A session that is held out is recorded with what it would have got.
 */
export async function recordRestDelivery(actor: Actor, rendered: Rendered, query: GuidanceQuery & { session: string }, heldOut = false): Promise<void> {
  await authorize(actor, "guidance.read");
  if (!rendered.release) return;
  const { agent = "", role, task, tools, format, session } = query;
  // The tag stands for the items; another format of them meets the record in the database.
  const key = `${actor.workspaceId}\u0000${session}\u0000${rendered.release.id}\u0000${rendered.etag}\u0000${heldOut}`;
  if (recent.has(key)) return;
  const delivery: NewDelivery = {
    releaseId: rendered.release.id,
    destination: "rest",
    session,
    agent,
    role: role ?? "",
    proof: "response",
    request: { format, ...(role && { role }), ...(task && { task }), ...(tools.length > 0 && { tools }) },
    items: rendered.items,
    heldOut,
  };
  await transact((tx) => recordDelivery(tx, actor, delivery));
  if (recent.size >= RECENT) recent.clear();
  recent.add(key);
}

interface ReleaseRow {
  id: string;
  items: DeliveredItem[];
}

async function releaseWithItems(workspaceId: string, number: number): Promise<ReleaseRow> {
  const [row] = await sql<ReleaseRow>(
    `SELECT r.id, coalesce((SELECT json_agg(json_build_object('itemId', ri.item_id, 'path', i.path, 'revision', ri.revision_id, 'sha256', ri.sha256) ORDER BY ri.position)
       FROM release_items ri JOIN items i ON i.id = ri.item_id WHERE ri.release_id = r.id), '[]') AS items
     FROM releases r WHERE r.workspace_id = $1 AND r.number = $2 AND r.state <> 'draft'`,
    [workspaceId, number],
  );
  if (!row) throw notFound("release");
  return row;
}

/**
 * A session reports that it was given items of a release, or has read them. Without `items`, `read` marks what was delivered to
 * the session from that release before, and a report of delivery means the whole release.
 * @throws AppError not_found for a release that is not there; invalid for an item that is not in it
 */
export async function reportDelivery(actor: Actor, input: DeliveryInput): Promise<Delivery[]> {
  await authorize(actor, "deliveries.write");
  const { session, release: number, destination, agent, items: named, read } = deliverySchema.parse(input);
  const release = await releaseWithItems(actor.workspaceId, number);
  const known = new Map(release.items.map((item) => [`${item.path}\u0000${item.sha256}`, item]));
  const stranger = named?.find((item) => !known.has(`${item.path}\u0000${item.sha256}`));
  if (stranger)
    throw new AppError("invalid", `Release ${number} has no ${stranger.path} with these bytes. Send path and sha256 as the guidance gave them.`, {
      field: "items",
    });
  const wanted = named ? new Set(named.map((item) => `${item.path}\u0000${item.sha256}`)) : null;
  const items = wanted ? release.items.filter((item) => wanted.has(`${item.path}\u0000${item.sha256}`)) : release.items;
  const delivery: NewDelivery = { releaseId: release.id, destination, session, agent, request: {}, items, proof: "report" };
  const ids = await transact(async (tx) => {
    const itemIds = items.map((item) => item.itemId);
    const earlier = read ? await deliveredTo(tx, actor.workspaceId, session, release.id, named ? itemIds : []) : [];
    const all = earlier.length > 0 ? earlier : [(await recordDelivery(tx, actor, delivery)).id];
    if (read) await markRead(tx, actor, all, named ? itemIds : null, delivery);
    return all;
  });
  return listDeliveries(actor.workspaceId, "d.id = ANY($2::text[])", ids);
}

/** The deliveries of a release to a session that hold all of these items. */
async function deliveredTo(tx: Tx, workspaceId: string, session: string, releaseId: string, itemIds: readonly string[]): Promise<string[]> {
  const rows = await tx.$queryRawUnsafe<{ id: string }[]>(
    `SELECT d.id FROM deliveries d WHERE d.workspace_id = $1 AND d.session_source_id = $2 AND d.release_id = $3 AND NOT d.held_out
       AND (SELECT count(*) FROM delivery_items i WHERE i.delivery_id = d.id AND i.item_id = ANY($4::text[])) = cardinality($4::text[]) ORDER BY d.id`,
    workspaceId,
    session,
    releaseId,
    [...new Set(itemIds)],
  );
  return rows.map((row) => row.id);
}

function listDeliveries(workspaceId: string, condition: string, value: unknown): Promise<Delivery[]> {
  return sql<Delivery>(
    `SELECT d.id, d.session_source_id AS session, r.number AS release, d.destination, d.agent, d.items, d.delivered_at AS "deliveredAt", d.read_at AS "readAt"
     FROM deliveries d JOIN releases r ON r.id = d.release_id WHERE d.workspace_id = $1 AND ${condition} ORDER BY d.delivered_at, d.id LIMIT 200`,
    [workspaceId, value],
  );
}

/** What a session was given, by the id of its source, oldest first. */
export async function deliveriesOfSession(actor: Actor, sessionSourceId: string): Promise<Delivery[]> {
  await authorize(actor, "guidance.read");
  return listDeliveries(actor.workspaceId, "d.session_source_id = $2", sessionSourceId);
}

export interface DeliveryCount {
  itemId: string;
  /** Deliveries: one a session, release and list of items. */
  delivered: number;
  read: number;
}

/** How often each item was delivered, and how many of those deliveries were read, over all releases. */
export async function deliveryCounts(actor: Actor): Promise<Map<string, DeliveryCount>> {
  await authorize(actor, "guidance.read");
  // Few lists of items are delivered very often: counted first, opened afterwards.
  const rows = await sql<DeliveryCount>(
    `WITH lists AS (
       SELECT items, count(*) AS delivered, count(read_at) AS read FROM deliveries WHERE workspace_id = $1 AND NOT held_out GROUP BY items
     )
     SELECT x->>'itemId' AS "itemId", sum(delivered)::int AS delivered, sum(read)::int AS read
     FROM lists, jsonb_array_elements(items) AS x GROUP BY 1`,
    [actor.workspaceId],
  );
  return new Map(rows.map((row) => [row.itemId, row]));
}

export interface Way {
  destination: DestinationKind;
  /** Sessions that were given something by it. */
  sessions: number;
  last: Date;
}

/** By which ways sessions were given guidance, and when last. */
export async function waysOfDelivery(actor: Actor): Promise<Way[]> {
  await authorize(actor, "guidance.read");
  return sql<Way>(
    `SELECT destination, count(DISTINCT session_source_id)::int AS sessions, max(delivered_at) AS last FROM deliveries
     WHERE workspace_id = $1 AND NOT held_out GROUP BY 1`,
    [actor.workspaceId],
  );
}
