import type { SqlTx } from "@/lib/db/client";
import { sql } from "@/lib/db/client";
import type { AppliesTo } from "./audience";
import type { Operation, Placed } from "./release";

/** Reads the items of one release with everything that pages, formats and checks need: one query, by primary keys. */

export interface ItemApproval {
  id: string;
  name: string;
  at: string;
  note: string;
  selfApproved: boolean;
}

export interface LoadedItem extends Placed {
  position: number;
  title: string;
  trigger: string;
  appliesTo: AppliesTo;
  /** The canonical file, verbatim. */
  file: string;
  bytes: number;
  kind: string;
  operation: Operation;
  lessonState: string;
  /** Whether the review that let it in has not been undone. */
  standing: boolean;
  /** Standing approvals of exactly this revision, oldest first; for an adopted item, who adopted it. */
  approvals: ItemApproval[];
  evidence: number;
}

type Run = <T extends object>(text: string, values: readonly unknown[]) => Promise<T[]>;

/** Runs queries in a transaction, where `sql` runs them on any connection. */
export function inside(tx: SqlTx): Run {
  return <T>(text: string, values: readonly unknown[]) => tx.$queryRawUnsafe<T[]>(text, ...values);
}

/** @param source rows like those of release_items */
const itemsOf = (source: string) => `
SELECT ri.position, ri.item_id AS "itemId", i.path, ri.lesson_id AS "lessonId", ri.revision_id AS "revisionId", ri.sha256,
  ri.review_id AS "reviewId", ri.decision, v.title, v.trigger, v.applies_to AS "appliesTo", v.file, octet_length(v.file) AS bytes,
  l.kind, l.operation, l.state AS "lessonState", r.undone_at IS NULL AS standing,
  coalesce((SELECT json_agg(json_build_object('id', u.id, 'name', u.name, 'at', rv.created_at, 'note', rv.note, 'selfApproved', rv.self_approved)
              ORDER BY rv.created_at, rv.id)
            FROM reviews rv JOIN users u ON u.id = rv.reviewer_id
            WHERE rv.lesson_id = ri.lesson_id AND rv.revision_id = ri.revision_id AND rv.decision = ri.decision AND rv.undone_at IS NULL), '[]') AS approvals,
  (SELECT count(*)::int FROM evidence e WHERE e.lesson_id = ri.lesson_id AND e.detached_at IS NULL) AS evidence
FROM ${source} ri
JOIN items i ON i.id = ri.item_id AND i.workspace_id = $1
JOIN revisions v ON v.lesson_id = ri.lesson_id AND v.id = ri.revision_id
JOIN lessons l ON l.id = ri.lesson_id
JOIN reviews r ON r.id = ri.review_id
ORDER BY ri.position`;

const STORED = itemsOf("(SELECT * FROM release_items WHERE workspace_id = $1 AND release_id = $2)");
const GIVEN = itemsOf(`(SELECT (n - 1)::int AS position, item_id, lesson_id, revision_id, sha256, review_id, decision
  FROM unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[])
    WITH ORDINALITY AS t (item_id, lesson_id, revision_id, sha256, review_id, decision, n))`);

/** The items of a published release in order. The caller has authorised and scoped the release. */
export async function loadItems(workspaceId: string, releaseId: string, run: Run = sql): Promise<LoadedItem[]> {
  return withTimes(await run<LoadedItem>(STORED, [workspaceId, releaseId]));
}

/** Items that are placed and not stored yet, in order: a draft's. The caller has authorised and scoped them. */
export async function loadPlaced(workspaceId: string, placed: readonly Placed[], run: Run = sql): Promise<LoadedItem[]> {
  const column = (name: keyof Placed) => placed.map((item) => item[name]);
  const columns = [column("itemId"), column("lessonId"), column("revisionId"), column("sha256"), column("reviewId"), column("decision")];
  return withTimes(await run<LoadedItem>(GIVEN, [workspaceId, ...columns]));
}

function withTimes(rows: LoadedItem[]): LoadedItem[] {
  // JSON made by the server writes times in its own zone.
  return rows.map((row) => ({ ...row, approvals: row.approvals.map((approval) => ({ ...approval, at: new Date(approval.at).toISOString() })) }));
}

export interface LoadedChange {
  operation: Operation;
  itemId: string;
  path: string;
  lessonId: string;
  revisionId: string;
  reviewId: string;
  sha256: string;
  targets: string[];
  standsOn: string | null;
  title: string;
  /** What the lesson says; for a retirement, why. */
  body: string;
  kind: string;
  lessonState: string;
  /** Whether the lesson still stands at the approved revision. */
  current: boolean;
  standing: boolean;
  /** Waits in the draft without effect, because what it is about is no longer in force; see `isMoot`. */
  moot: boolean;
  approvals: ItemApproval[];
  joinedAt: Date;
}

/** `isMoot` for a row c of release_changes of a draft. */
export const MOOT = `(c.operation <> 'add' AND CASE WHEN c.operation = 'retire' THEN 0 ELSE cardinality(ARRAY(SELECT DISTINCT unnest(c.item_id || c.targets))) - 1 END >=
  (SELECT count(*) FROM release_items f JOIN releases r ON r.id = f.release_id WHERE r.workspace_id = c.workspace_id AND r.state = 'in_force' AND f.item_id = ANY(c.item_id || c.targets)))`;

const CHANGES = `
SELECT c.operation, c.item_id AS "itemId", i.path, c.lesson_id AS "lessonId", c.revision_id AS "revisionId", c.review_id AS "reviewId", c.sha256, c.targets, c.stands_on AS "standsOn",
  v.title, v.body, l.kind, l.state AS "lessonState", l.revision_id = c.revision_id AS current, r.undone_at IS NULL AS standing, c.joined_at AS "joinedAt",
  (SELECT state FROM releases WHERE id = c.release_id) = 'draft' AND ${MOOT} AS moot,
  coalesce((SELECT json_agg(json_build_object('id', u.id, 'name', u.name, 'at', rv.created_at, 'note', rv.note, 'selfApproved', rv.self_approved)
              ORDER BY rv.created_at, rv.id)
            FROM reviews rv JOIN users u ON u.id = rv.reviewer_id
            WHERE rv.lesson_id = c.lesson_id AND rv.revision_id = c.revision_id AND rv.decision = c.decision AND rv.undone_at IS NULL), '[]') AS approvals
FROM release_changes c
JOIN items i ON i.id = c.item_id
JOIN revisions v ON v.lesson_id = c.lesson_id AND v.id = c.revision_id
JOIN lessons l ON l.id = c.lesson_id
JOIN reviews r ON r.id = c.review_id
WHERE c.workspace_id = $1 AND c.release_id = $2
ORDER BY c.joined_at, c.lesson_id`;

/** The approved operations of a release, with their approvals, in the order they joined. */
export async function loadChanges(workspaceId: string, releaseId: string, run: Run = sql): Promise<LoadedChange[]> {
  const rows = await run<LoadedChange>(CHANGES, [workspaceId, releaseId]);
  return rows.map((row) => ({ ...row, approvals: row.approvals.map((approval) => ({ ...approval, at: new Date(approval.at).toISOString() })) }));
}
