import { readSettings, type WorkspaceSettings } from "@/lib/auth/settings";
import type { Tx } from "@/lib/db/client";
import { canonicalJson, sha256 } from "@/lib/text/hash";
import { GATES_VERSION } from "./gates/gates";

export interface ReviewPolicy {
  /** How many people must approve a revision. */
  approvals: number;
  /** Whether the approval of whoever edited a revision counts beside that of others. */
  selfApproval: boolean;
  /** SHA-256 of the canonical rules, the gates' version included: what a decision was made under. */
  version: string;
}

/** The rules for approvals that a workspace's settings say. */
export function policyOf({ approvalsRequired, selfApproval }: Pick<WorkspaceSettings, "approvalsRequired" | "selfApproval">): ReviewPolicy {
  const version = sha256(canonicalJson({ approvals: approvalsRequired, selfApproval, editorAlone: false, quotesVerify: true, gates: GATES_VERSION }));
  return { approvals: approvalsRequired, selfApproval, version };
}

/** How many approvals a revision needs where so many members can review. */
export function approvalsNeeded(policy: Pick<ReviewPolicy, "approvals">, reviewers: number): number {
  return Math.max(1, Math.min(policy.approvals, reviewers));
}

/**
 * How many more people must approve. Whoever edited the revision is never its only approver, unless nobody else can review.
 * @param authorId who edited the revision; null for a dream's
 * @param approvers who approved it, by id
 */
export function approvalsMissing(
  policy: Pick<ReviewPolicy, "approvals" | "selfApproval">,
  reviewers: number,
  authorId: string | null,
  approvers: readonly string[],
): number {
  const people = new Set(approvers);
  if (reviewers <= 1) return people.size > 0 ? 0 : 1;
  const others = [...people].filter((id) => id !== authorId).length;
  const counted = policy.selfApproval ? people.size : others;
  // Where only the author and one more can review, the author cannot be asked to make up the number.
  const able = policy.selfApproval || authorId === null ? reviewers : reviewers - 1;
  return Math.max(approvalsNeeded(policy, able) - counted, others === 0 ? 1 : 0, 0);
}

/** The policy in force and how many members can review, read in the transaction of the decision. */
export async function readPolicy(tx: Tx, workspaceId: string): Promise<{ policy: ReviewPolicy; reviewers: number }> {
  const rows = await tx.$queryRawUnsafe<{ settings: unknown; reviewers: number }[]>(
    `SELECT w.settings, (SELECT count(*)::int FROM memberships m JOIN users u ON u.id = m.user_id
       WHERE m.workspace_id = w.id AND m.role <> 'viewer' AND u.disabled_at IS NULL) AS reviewers
     FROM workspaces w WHERE w.id = $1`,
    workspaceId,
  );
  return { policy: policyOf(readSettings(rows[0]?.settings)), reviewers: rows[0]?.reviewers ?? 0 };
}
