import { type Actor, authorize } from "@/lib/auth/actor";
import { onPool, sql } from "@/lib/db/client";
import { decodeCursor, encodeCursor } from "@/lib/db/cursor";
import { notFound } from "@/lib/errors";
import { guidanceOf, type ReleaseHead, type Rendered, releaseAt, releaseInForce, renderedFor } from "./current";
import { draftItems } from "./draft";
import type { Format, Guidance } from "./formats";
import { type LoadedChange, type LoadedItem, loadChanges, loadItems, loadPlaced, MOOT } from "./load";
import { releaseDigest, type Sizes, sizesOf } from "./release";
import { type Ask, askSchema, type GuidanceQuery } from "./schema";

/**
 * What an agent gets now, or got at a time: the items of the release in force that apply, in order. A field that is not named
 * does not narrow, so a question without any gets everything.
 */
export async function guidanceFor(actor: Actor, ask: Ask = {}): Promise<Guidance> {
  await authorize(actor, "guidance.read");
  const { at, ...question } = askSchema.parse(ask);
  return guidanceOf(actor.workspaceId, await headAt(actor.workspaceId, at), question);
}

/** As `guidanceFor`, in the bytes of one format with their entity tag. */
export async function renderedGuidance(actor: Actor, ask: Ask, format: Format): Promise<Rendered> {
  await authorize(actor, "guidance.read");
  const { at, ...question } = askSchema.parse(ask);
  return renderedFor(actor.workspaceId, await headAt(actor.workspaceId, at), question, format);
}

/** As `renderedGuidance`, for a query that `guidanceQueryOf` has read: the hot way, nothing is checked twice. */
export async function renderedQuery(actor: Actor, query: GuidanceQuery): Promise<Rendered> {
  await authorize(actor, "guidance.read");
  return renderedFor(actor.workspaceId, await headAt(actor.workspaceId, query.at), query, query.format);
}

function headAt(workspaceId: string, at: Date | undefined): Promise<ReleaseHead | null> {
  return at ? releaseAt(workspaceId, at) : releaseInForce(workspaceId);
}

export interface ReleaseSummary {
  id: string;
  number: number;
  state: "draft" | "in_force" | "past";
  origin: "reviewed" | "adopted" | "returned" | "withdrawn";
  returnsTo: number | null;
  note: string;
  sha256: string | null;
  publishedAt: Date | null;
  publishedBy: string | null;
  items: number;
  changes: number;
  deliveries: number;
}

export interface ReleaseView extends Omit<ReleaseSummary, "items" | "changes"> {
  items: LoadedItem[];
  changes: LoadedChange[];
  index: string;
  digest: string;
  sizes: Sizes;
}

const SUMMARY = `
SELECT r.id, r.number, r.state, r.origin, r.returns_to AS "returnsTo", r.note, r.sha256, r.published_at AS "publishedAt", u.name AS "publishedBy",
  (SELECT count(*)::int FROM release_items ri WHERE ri.release_id = r.id) AS items,
  (SELECT count(*)::int FROM release_changes c WHERE c.release_id = r.id) AS changes,
  (SELECT count(*)::int FROM deliveries d WHERE d.release_id = r.id AND NOT d.held_out) AS deliveries
FROM releases r LEFT JOIN users u ON u.id = r.published_by
WHERE r.workspace_id = $1`;

async function view(workspaceId: string, summary: ReleaseSummary | undefined): Promise<ReleaseView | null> {
  if (!summary) return null;
  const draft = summary.state === "draft";
  const [items, changes] = await Promise.all([
    draft ? draftItems(onPool(), workspaceId, summary.id).then((placed) => loadPlaced(workspaceId, placed)) : loadItems(workspaceId, summary.id),
    loadChanges(workspaceId, summary.id),
  ]);
  const digest = releaseDigest(items);
  return { ...summary, items, changes, index: digest.index, digest: digest.sha256, sizes: sizesOf(items, digest.index) };
}

/** The release in force with its items, or null before the first. */
export async function getReleaseInForce(actor: Actor): Promise<ReleaseView | null> {
  await authorize(actor, "guidance.read");
  const [summary] = await sql<ReleaseSummary>(`${SUMMARY} AND r.state = 'in_force'`, [actor.workspaceId]);
  return view(actor.workspaceId, summary);
}

/** The draft release with the complete guidance it would bring, or null when nothing waits. */
export async function getDraft(actor: Actor): Promise<ReleaseView | null> {
  await authorize(actor, "guidance.read");
  const [summary] = await sql<ReleaseSummary>(`${SUMMARY} AND r.state = 'draft'`, [actor.workspaceId]);
  return view(actor.workspaceId, summary);
}

/** A published release by its number, and the one in force before it. @throws AppError not_found */
export async function getRelease(actor: Actor, number: number): Promise<{ release: ReleaseView; before: ReleaseView | null }> {
  await authorize(actor, "guidance.read");
  if (!Number.isInteger(number) || number < 0 || number > 2 ** 31 - 1) throw notFound("release");
  const [summary] = await sql<ReleaseSummary>(`${SUMMARY} AND r.state <> 'draft' AND r.number = $2`, [actor.workspaceId, number]);
  const release = await view(actor.workspaceId, summary);
  if (!release) throw notFound("release");
  const [previous] = await sql<ReleaseSummary>(`${SUMMARY} AND r.state <> 'draft' AND r.number < $2 ORDER BY r.number DESC LIMIT 1`, [
    actor.workspaceId,
    number,
  ]);
  return { release, before: await view(actor.workspaceId, previous) };
}

export interface ReleaseNote {
  number: number;
  note: string;
  publishedAt: Date;
  publishedBy: string;
}

/**
 * Any two published releases, and what was said of those that came into force after the earlier one, up to the later one, oldest first.
 * @throws AppError not_found
 */
export async function compareReleases(actor: Actor, from: number, to: number): Promise<{ from: ReleaseView; to: ReleaseView; notes: ReleaseNote[] }> {
  const [a, b] = await Promise.all([getRelease(actor, from), getRelease(actor, to)]);
  const notes = await sql<ReleaseNote>(
    `SELECT r.number, r.note, r.published_at AS "publishedAt", u.name AS "publishedBy" FROM releases r JOIN users u ON u.id = r.published_by
     WHERE r.workspace_id = $1 AND r.state <> 'draft' AND r.number > least($2::int, $3::int) AND r.number <= greatest($2::int, $3::int) ORDER BY r.number LIMIT 100`,
    [actor.workspaceId, from, to],
  );
  return { from: a.release, to: b.release, notes };
}

/** Published releases, newest first. `cursor` from an earlier page. */
export async function listReleases(
  actor: Actor,
  options: { cursor?: string; limit?: number } = {},
): Promise<{ releases: ReleaseSummary[]; next: string | null }> {
  await authorize(actor, "guidance.read");
  const limit = Math.min(options.limit ?? 20, 100);
  const [below] = options.cursor ? decodeCursor(options.cursor, ["number"]) : [null];
  const rows = await sql<ReleaseSummary>(`${SUMMARY} AND r.state <> 'draft' AND ($2::int IS NULL OR r.number < $2) ORDER BY r.number DESC LIMIT $3`, [
    actor.workspaceId,
    below,
    limit + 1,
  ]);
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return { releases: rows.slice(0, limit), next: last ? encodeCursor([last.number]) : null };
}

export interface GuidanceState {
  inForce: number | null;
  /** Approved changes that wait in the draft and would change something. */
  waiting: number;
  /** Those that wait without effect, because what they are about is no longer in force. */
  moot: number;
}

/** A line for the navigation and the desk: which release is in force and how much waits. */
export async function guidanceState(actor: Actor): Promise<GuidanceState> {
  await authorize(actor, "guidance.read");
  const [row] = await sql<GuidanceState>(
    `SELECT (SELECT number FROM releases WHERE workspace_id = $1 AND state = 'in_force') AS "inForce",
       count(*) FILTER (WHERE NOT c.moot)::int AS waiting, count(*) FILTER (WHERE c.moot)::int AS moot
     FROM (SELECT ${MOOT} AS moot FROM release_changes c JOIN releases d ON d.id = c.release_id WHERE c.workspace_id = $1 AND d.state = 'draft') c`,
    [actor.workspaceId],
  );
  return row ?? { inForce: null, waiting: 0, moot: 0 };
}

/** The agents of the workspace, for the preview's suggestions; what items name is added by the page. */
export async function knownAgents(actor: Actor): Promise<string[]> {
  await authorize(actor, "guidance.read");
  const rows = await sql<{ name: string }>("SELECT name FROM agents WHERE workspace_id = $1 ORDER BY name LIMIT 200", [actor.workspaceId]);
  return rows.map((row) => row.name);
}
