import { z } from "zod";
import type { Tx } from "@/lib/db/client";
import { canonicalJson, sha256 } from "@/lib/text/hash";
import { GATES_VERSION } from "./gates/gates";

/** The part of a workspace's settings that rules approvals: `settings.review`. */
export const ReviewSettings = z.object({
  /** How many people must approve a revision. */
  approvals: z.int().min(1).max(5).default(1),
});

export interface ReviewPolicy {
  approvals: number;
  /** SHA-256 of the canonical rules, the gates' version included: what a decision was made under. */
  version: string;
}

/** The policy that a workspace's stored settings say. A missing or broken part means the default. */
export function policyOf(settings: unknown): ReviewPolicy {
  const stored = typeof settings === "object" && settings !== null ? (settings as Record<string, unknown>).review : undefined;
  const parsed = ReviewSettings.safeParse(stored ?? {});
  const { approvals } = parsed.success ? parsed.data : ReviewSettings.parse({});
  return { approvals, version: sha256(canonicalJson({ approvals, gates: GATES_VERSION, authorAlone: false, quotesVerify: true })) };
}

export interface Approval {
  reviewerId: string;
}

/** How many approvals a revision needs where so many members can review. */
export function approvalsNeeded(policy: Pick<ReviewPolicy, "approvals">, reviewers: number): number {
  return Math.max(1, Math.min(policy.approvals, reviewers));
}

/**
 * Whether these approvals are enough: so many people, and not only whoever wrote the text, unless nobody else can review.
 * @param authorId who edited the revision; null for a dream's
 */
export function isApproved(policy: Pick<ReviewPolicy, "approvals">, reviewers: number, authorId: string | null, approvals: readonly Approval[]): boolean {
  const people = new Set(approvals.map(({ reviewerId }) => reviewerId));
  if (people.size < approvalsNeeded(policy, reviewers)) return false;
  return reviewers <= 1 || authorId === null || [...people].some((id) => id !== authorId);
}

/** The policy in force and how many members can review, read in the transaction of the decision. */
export async function readPolicy(tx: Tx, workspaceId: string): Promise<{ policy: ReviewPolicy; reviewers: number }> {
  const rows = await tx.$queryRawUnsafe<{ settings: unknown; reviewers: number }[]>(
    `SELECT w.settings, (SELECT count(*)::int FROM memberships m JOIN users u ON u.id = m.user_id
       WHERE m.workspace_id = w.id AND m.role <> 'viewer' AND u.disabled_at IS NULL) AS reviewers
     FROM workspaces w WHERE w.id = $1`,
    workspaceId,
  );
  return { policy: policyOf(rows[0]?.settings), reviewers: rows[0]?.reviewers ?? 0 };
}
