import { recordAudit } from "@/lib/audit/record";
import { type Actor, authorize } from "@/lib/auth/actor";
import { sql, type Tx, transact } from "@/lib/db/client";
import { AppError, notFound } from "@/lib/errors";
import { newId } from "@/lib/ids";
import type { Rendered } from "./current";
import { type DeliveryInput, deliverySchema, type GuidanceQuery } from "./schema";

/** Proof that a session was given items of a release. "Read" is recorded apart from "delivered". */

export interface DeliveredItem {
  itemId: string;
  path: string;
  revision: string;
  sha256: string;
}

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

type Destination = "rest" | "files" | "mcp" | "claude_memory_store";

interface NewDelivery {
  releaseId: string;
  destination: Destination;
  session: string;
  agent: string;
  request: Record<string, string | string[]>;
  items: readonly DeliveredItem[];
}

/** Records a delivery once; a second time finds the first. @returns its id, and whether it is new */
async function record(tx: Tx, actor: Actor, delivery: NewDelivery): Promise<{ id: string; added: boolean }> {
  const items = JSON.stringify(delivery.items);
  const [row] = await tx.$queryRawUnsafe<{ id: string }[]>(
    `INSERT INTO deliveries (id, workspace_id, release_id, destination, session_source_id, agent, request, items, token_id)
     VALUES ($1, $2, $3, $4, $5, $6, $7::jsonb, $8::jsonb, $9) ON CONFLICT DO NOTHING RETURNING id`,
    newId("delivery"),
    actor.workspaceId,
    delivery.releaseId,
    delivery.destination,
    delivery.session,
    delivery.agent,
    JSON.stringify(delivery.request),
    items,
    actor.kind === "token" ? actor.id : null,
  );
  if (row) return { id: row.id, added: true };
  const [known] = await tx.$queryRawUnsafe<{ id: string }[]>(
    `SELECT id FROM deliveries WHERE workspace_id = $1 AND session_source_id = $2 AND release_id = $3 AND destination = $4 AND items = $5::jsonb`,
    actor.workspaceId,
    delivery.session,
    delivery.releaseId,
    delivery.destination,
    items,
  );
  if (!known) throw new AppError("conflict", "This delivery is being recorded by another request. Send it again.");
  return { id: known.id, added: false };
}

async function auditDelivery(tx: Tx, actor: Actor, action: "guidance.delivered" | "guidance.read", id: string, delivery: NewDelivery): Promise<void> {
  await recordAudit(tx, actor, {
    action,
    object: { type: "delivery", id },
    facts: { release: delivery.releaseId, destination: delivery.destination, items: delivery.items.length, hashes: delivery.items.map((item) => item.sha256) },
    text: { session: delivery.session },
  });
}

// What this process has just recorded, so that an agent that asks every minute costs one lookup here.
const RECENT = 10_000;
const recent = new Set<string>();

/**
 * Records that a session was given what was just rendered for it. Idempotent by session, release and items. A token that may
 * read guidance is enough: the record is our proof, not the caller's right.
 */
export async function recordRestDelivery(actor: Actor, rendered: Rendered, query: GuidanceQuery & { session: string }): Promise<void> {
  await authorize(actor, "guidance.read");
  if (!rendered.release) return;
  const { agent = "", role, task, tools, format, session } = query;
  // The tag stands for the items; another format of them meets the record in the database.
  const key = `${actor.workspaceId}\u0000${session}\u0000${rendered.release.id}\u0000${rendered.etag}`;
  if (recent.has(key)) return;
  const delivery: NewDelivery = {
    releaseId: rendered.release.id,
    destination: "rest",
    session,
    agent,
    request: { format, ...(role && { role }), ...(task && { task }), ...(tools.length > 0 && { tools }) },
    items: rendered.items,
  };
  await transact(async (tx) => {
    const { id, added } = await record(tx, actor, delivery);
    if (added) await auditDelivery(tx, actor, "guidance.delivered", id, delivery);
  });
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
  const delivery: NewDelivery = { releaseId: release.id, destination, session, agent, request: {}, items };
  const ids = await transact(async (tx) => {
    const earlier = read && !named ? await deliveredTo(tx, actor.workspaceId, session, release.id) : [];
    const { id, added } = earlier.length > 0 ? { id: "", added: false } : await record(tx, actor, delivery);
    const all = earlier.length > 0 ? earlier : [id];
    const marked = read
      ? await tx.$queryRawUnsafe<{ id: string }[]>(
          "UPDATE deliveries SET read_at = now() WHERE workspace_id = $1 AND id = ANY($2::text[]) AND read_at IS NULL RETURNING id",
          actor.workspaceId,
          all,
        )
      : [];
    if (added) await auditDelivery(tx, actor, "guidance.delivered", id, delivery);
    for (const row of marked) await auditDelivery(tx, actor, "guidance.read", row.id, delivery);
    return all;
  });
  return listDeliveries(actor.workspaceId, "d.id = ANY($2::text[])", ids);
}

async function deliveredTo(tx: Tx, workspaceId: string, session: string, releaseId: string): Promise<string[]> {
  const rows = await tx.$queryRawUnsafe<{ id: string }[]>(
    "SELECT id FROM deliveries WHERE workspace_id = $1 AND session_source_id = $2 AND release_id = $3 ORDER BY id",
    workspaceId,
    session,
    releaseId,
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
