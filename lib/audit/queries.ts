import { type Actor, authorize } from "@/lib/auth/actor";
import { sql } from "@/lib/db/client";
import { decodeCursor, encodeCursor } from "@/lib/db/cursor";
import { AppError, notFound } from "@/lib/errors";
import { checkpointsOf, cutCheckpoint } from "./checkpoints/cut";
import { keysOf } from "./checkpoints/keys";
import { treeOf } from "./checkpoints/leaves";
import { formatKey } from "./checkpoints/note";
import { type AuditEntry, type AuditRow, ENTRY_COLUMNS, entryHash, entryOf, fitsCommitment, textOf } from "./entry";
import { namesOf } from "./names";
import { INSTALLATION } from "./record";
import { type AuditFilters, actionsOf } from "./schema";
import { sentenceParts } from "./sentences";
import { type Checkpoint, checkpointOf, originOf } from "./trail";

/** An entry as it is shown: with names instead of ids where there are any, and the text beside it. */
export interface EntryView extends AuditEntry {
  actorName: string;
  objectName: string | null;
  /** Names, reasons, notes; null when there are none or they were erased. */
  text: Record<string, string> | null;
  erased: boolean;
}

export interface EntryPage {
  entries: EntryView[];
  next: string | null;
}

const KINDS: Record<string, string> = { operator: "The operator", job: "A worker", anonymous: "Someone", token: "A token", person: "Someone" };

function readText(body: string | undefined): Record<string, string> | null {
  if (body === undefined) return null;
  const parsed: unknown = JSON.parse(body);
  if (typeof parsed !== "object" || parsed === null) return null;
  return Object.fromEntries(Object.entries(parsed).map(([key, value]) => [key, String(value)]));
}

async function view(workspaceId: string, rows: readonly AuditRow[]): Promise<EntryView[]> {
  const entries = rows.map((row) => ({ entry: entryOf(row), text: textOf(row) }));
  const actors = entries.map(({ entry }) => ({ type: entry.actor.kind === "person" ? "user" : entry.actor.kind, id: entry.actor.id }));
  const names = await namesOf(workspaceId, [...actors, ...entries.map(({ entry }) => entry.object)]);
  return entries.map(({ entry, text }) => {
    const said = readText(text?.body);
    const { type, id } = entry.object;
    return {
      ...entry,
      actorName: names.get(entry.actor.id) ?? KINDS[entry.actor.kind] ?? entry.actor.kind,
      // What it was called then goes before what it is called now.
      objectName: said?.title ?? names.get(id) ?? said?.name ?? (type === "permission" ? id : null),
      text: said,
      erased: entry.commitment !== null && text === null,
    };
  });
}

async function page(workspaceId: string, conditions: string[], values: unknown[], limit: number): Promise<EntryPage> {
  const rows = await sql<AuditRow>(
    `SELECT ${ENTRY_COLUMNS} FROM audit_entries e LEFT JOIN audit_texts t ON t.trail = e.trail AND t.seq = e.seq
     WHERE ${conditions.join(" AND ")} ORDER BY e.seq DESC LIMIT ${limit + 1}`,
    values,
  );
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return { entries: await view(workspaceId, shown), next: rows.length > limit && last ? encodeCursor([Number(last.seq)]) : null };
}

/** A page of the workspace's trail, the newest first. @throws AppError invalid for a cursor that is none */
export async function listEntries(actor: Actor, filters: AuditFilters, limit = 50): Promise<EntryPage> {
  await authorize(actor, "audit.read");
  const conditions = ["e.trail = $1"];
  const values: unknown[] = [actor.workspaceId];
  const add = (condition: (parameter: string) => string, value: unknown) => {
    values.push(value);
    conditions.push(condition(`$${values.length}`));
  };
  if (filters.who) add((p) => `e.actor_id = ${p}`, filters.who);
  if (filters.what) add((p) => `e.action = ANY(${p})`, actionsOf(filters.what));
  if (filters.object) add((p) => `e.object_id = ${p}`, filters.object);
  if (filters.from) add((p) => `e.at >= ${p}::date::timestamp AT TIME ZONE 'UTC'`, filters.from);
  if (filters.to) add((p) => `e.at < (${p}::date + 1)::timestamp AT TIME ZONE 'UTC'`, filters.to);
  if (filters.cursor) add((p) => `e.seq < ${p}`, decodeCursor(filters.cursor, ["number"])[0]);
  return page(actor.workspaceId, conditions, values, limit);
}

/**
 * The sign-ins of the workspace's members, successful or not, out of the installation's trail. Other people's are left out.
 * For those who manage the members.
 */
export async function listMemberSignIns(actor: Actor, cursor: string | undefined, limit = 50): Promise<EntryPage> {
  await authorize(actor, "members.manage");
  const values: unknown[] = [INSTALLATION, actor.workspaceId];
  const conditions = [
    "e.trail = $1",
    "e.action LIKE 'access.%'",
    `(e.actor_id IN (SELECT user_id FROM memberships WHERE workspace_id = $2) OR (e.action = 'access.sign_in_failed' AND
      (t.body::jsonb ->> 'email') IN (SELECT u.email FROM users u JOIN memberships m ON m.user_id = u.id WHERE m.workspace_id = $2)))`,
  ];
  if (cursor) {
    values.push(decodeCursor(cursor, ["number"])[0]);
    conditions.push(`e.seq < $${values.length}`);
  }
  return page(actor.workspaceId, conditions, values, limit);
}

export interface EntryDetail extends EntryView {
  /** The entry's leaf in the trail's tree, in hex. */
  leaf: string;
  /** Whether the text beside it is the one it was committed to; null without a text. */
  fits: boolean | null;
  newest: number;
}

/** One entry by its number. @throws AppError not_found */
export async function getEntry(actor: Actor, seq: number): Promise<EntryDetail> {
  await authorize(actor, "audit.read");
  if (!Number.isSafeInteger(seq) || seq < 1) throw notFound("entry");
  const [row] = await sql<AuditRow & { newest: string }>(
    `SELECT ${ENTRY_COLUMNS}, (SELECT h.seq::text FROM audit_heads h WHERE h.trail = e.trail) AS newest
     FROM audit_entries e LEFT JOIN audit_texts t ON t.trail = e.trail AND t.seq = e.seq WHERE e.trail = $1 AND e.seq = $2`,
    [actor.workspaceId, seq],
  );
  if (!row) throw notFound("entry");
  const [shown] = await view(actor.workspaceId, [row]);
  if (!shown) throw notFound("entry");
  const text = textOf(row);
  const fits = text && row.commitment ? fitsCommitment(text, row.commitment) : null;
  return { ...shown, leaf: entryHash(entryOf(row)).toString("hex"), fits, newest: Number(row.newest) };
}

/** Everyone who can be chosen as "who": members and tokens, and whoever is in the trail besides. */
export async function listActors(actor: Actor): Promise<{ id: string; name: string; kind: string }[]> {
  await authorize(actor, "audit.read");
  return sql<{ id: string; name: string; kind: string }>(
    `SELECT u.id, u.name, 'person' AS kind FROM users u JOIN memberships m ON m.user_id = u.id WHERE m.workspace_id = $1
     UNION ALL SELECT id, name, 'token' FROM tokens WHERE workspace_id = $1
     ORDER BY kind, name, id LIMIT 500`,
    [actor.workspaceId],
  );
}

/** The sentence of an entry as plain text, for lists, titles and the API. */
export function plainSentence(entry: EntryView): string {
  const words = sentenceParts(entry).map((part) => ("object" in part ? (entry.objectName ?? entry.object.id) : part.text));
  return `${entry.actorName} ${words.join("")}`;
}

export interface CheckpointView extends Checkpoint {
  origin: string;
  /** The newest signed checkpoint, as a C2SP signed note; null before the first. It may be over fewer entries than `size`. */
  note: string | null;
  /** The keys that sign, the newest last. */
  keys: string[];
}

/** The size and root of the workspace's trail now, for anyone to note and compare later, and the newest checkpoint that was signed. */
export async function getCheckpoint(actor: Actor): Promise<CheckpointView> {
  await authorize(actor, "audit.read");
  const { workspaceId } = actor;
  const [now, [latest], keys] = await Promise.all([checkpointOf(workspaceId), checkpointsOf(workspaceId, 1), keysOf(workspaceId)]);
  return { origin: originOf(workspaceId), ...now, note: latest?.note ?? null, keys: keys.map(formatKey) };
}

/**
 * A checkpoint signed now over everything in the trail, with the proof that it continues the tree of the first `from` entries.
 * @throws AppError invalid when the trail is not that long
 */
export async function getSignedCheckpoint(actor: Actor, from: number | undefined): Promise<CheckpointView & { consistency: string[] | null }> {
  await authorize(actor, "audit.read");
  const { size, root, note } = await cutCheckpoint(actor);
  const { workspaceId } = actor;
  const consistency = from === undefined ? null : await consistencyProof(workspaceId, from, size);
  const [{ at }, keys] = await Promise.all([checkpointOf(workspaceId), keysOf(workspaceId)]);
  return { origin: originOf(workspaceId), size, root, at, note, keys: keys.map(formatKey), consistency };
}

async function consistencyProof(trail: string, from: number, size: number): Promise<string[]> {
  if (from < 1 || from > size) throw new AppError("invalid", `The trail has ${size} entries: from must be 1 to ${size}.`, { field: "from" });
  const tree = await treeOf(trail, size);
  return tree.consistency(from).map((step) => step.toString("hex"));
}
