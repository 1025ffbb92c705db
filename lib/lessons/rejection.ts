import type { SqlTx } from "@/lib/db/client";
import type { Kind } from "./lesson";

/** Law 5: rejections stick. New evidence is at least this many unseen sessions … */
export const MIN_UNSEEN = 3;
/** … which are at least this share of the finding's sessions now. */
export const MIN_UNSEEN_SHARE = 0.5;
/** So much of a rejected finding's sessions in another finding of its family makes it the same finding. */
export const SAME_FINDING_SHARE = 0.5;

export interface Rejected {
  fingerprint: string;
  members: readonly string[];
  mayReturn: boolean;
}

export interface Finding {
  fingerprint: string;
  /** The sessions that show the finding, by id. */
  members: readonly string[];
}

/** Whether a finding is the one that was rejected, and whether its evidence has really changed since. Pure. */
export function compareToRejection(finding: Finding, rejected: Rejected): { same: boolean; unseen: number; stands: boolean } {
  const before = new Set(rejected.members);
  const now = new Set(finding.members);
  const shared = [...before].filter((member) => now.has(member)).length;
  const same = finding.fingerprint === rejected.fingerprint || (before.size > 0 && shared / before.size >= SAME_FINDING_SHARE);
  const unseen = now.size - shared;
  const isNew = unseen >= MIN_UNSEEN && unseen / now.size >= MIN_UNSEEN_SHARE;
  return { same, unseen, stands: same && !(rejected.mayReturn && isNew) };
}

export interface EarlierRejection {
  lessonId: string;
  title: string;
  reason: string;
  note: string;
  mayReturn: boolean;
  rejectedBy: string;
  rejectedByName: string;
  /** ISO 8601. */
  rejectedAt: string;
  /** Sessions of the finding that the rejected one did not have. */
  unseen: number;
  /** True: do not propose. False: propose, and say that it was rejected, by whom and why. */
  stands: boolean;
}

interface Row {
  lessonId: string;
  fingerprint: string;
  members: string[];
  title: string;
  reason: string;
  note: string;
  mayReturn: boolean;
  rejectedBy: string;
  rejectedByName: string;
  rejectedAt: Date;
}

/**
 * The rejections that a finding meets again, the newest first. A finding is the same when its fingerprint is, or when it is of
 * the same `kind` and `family` (a word that its dream keeps under `findings.family`, such as the tool and the party at fault)
 * and half of the rejected one's sessions are among its own. Without a family only the fingerprint counts: two findings of one
 * kind can share sessions without being one.
 */
export async function findRejections(tx: SqlTx, workspaceId: string, finding: Finding & { kind: Kind; family?: string }): Promise<EarlierRejection[]> {
  const rows = await tx.$queryRawUnsafe<Row[]>(
    `SELECT l.id AS "lessonId", l.fingerprint, l.members, r.title, v.reason, v.note, v.may_return AS "mayReturn",
            v.reviewer_id AS "rejectedBy", u.name AS "rejectedByName", v.created_at AS "rejectedAt"
     FROM lessons l
     JOIN reviews v ON v.lesson_id = l.id AND v.decision = 'reject' AND v.undone_at IS NULL
     JOIN revisions r ON r.lesson_id = l.id AND r.id = v.revision_id
     JOIN users u ON u.id = v.reviewer_id
     WHERE l.workspace_id = $1 AND l.state = 'rejected'
       AND (l.fingerprint = $2 OR ($4::text IS NOT NULL AND l.kind = $3 AND l.findings->>'family' = $4))
     ORDER BY v.created_at DESC, l.id DESC`,
    workspaceId,
    finding.fingerprint,
    finding.kind,
    finding.family ?? null,
  );
  return rows.flatMap(({ fingerprint, members, rejectedAt, ...row }) => {
    const { same, unseen, stands } = compareToRejection(finding, { fingerprint, members, mayReturn: row.mayReturn });
    return same ? [{ ...row, rejectedAt: rejectedAt.toISOString(), unseen, stands }] : [];
  });
}

/** The newest rejection that forbids proposing this finding again, or null. */
export async function findStandingRejection(
  tx: SqlTx,
  workspaceId: string,
  finding: Finding & { kind: Kind; family?: string },
): Promise<EarlierRejection | null> {
  return (await findRejections(tx, workspaceId, finding)).find(({ stands }) => stands) ?? null;
}

export interface EarlierWithdrawal {
  lessonId: string;
  /** Who returned to a release without it, and the note of that return. */
  by: string;
  note: string;
  /** Sessions of the finding that the withdrawn lesson did not have. */
  unseen: number;
  /** True: do not propose. False: propose, and say that it was taken out of force. */
  stands: boolean;
}

/** The newest return that took the lesson of this very finding out of force, or null. It sticks like a rejection that may return with new evidence. */
export async function findWithdrawal(tx: SqlTx, workspaceId: string, finding: Finding): Promise<EarlierWithdrawal | null> {
  const [row] = await tx.$queryRawUnsafe<{ lessonId: string; members: string[]; by: string; note: string }[]>(
    `SELECT l.id AS "lessonId", l.members, u.name AS by, coalesce(w.reason, r.note) AS note
     FROM lessons l
     LEFT JOIN LATERAL (SELECT reason, withdrawn_by FROM withdrawals WHERE workspace_id = l.workspace_id AND lesson_id = l.id ORDER BY withdrawn_at DESC LIMIT 1) w ON true
     LEFT JOIN releases r ON r.workspace_id = l.workspace_id AND r.id = l.findings->>'withdrawn'
     JOIN users u ON u.id = coalesce(w.withdrawn_by, r.published_by)
     WHERE l.workspace_id = $1 AND l.state = 'withdrawn' AND l.fingerprint = $2 ORDER BY l.updated_at DESC, l.id DESC LIMIT 1`,
    workspaceId,
    finding.fingerprint,
  );
  if (!row) return null;
  const { members, ...rest } = row;
  const { unseen, stands } = compareToRejection(finding, { fingerprint: finding.fingerprint, members, mayReturn: true });
  return { ...rest, unseen, stands };
}
