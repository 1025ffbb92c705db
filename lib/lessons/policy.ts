import { z } from "zod";
import type { Tx } from "@/lib/db/client";
import { canonicalJson, sha256 } from "@/lib/text/hash";
import type { Risk } from "./desk-types";
import { GATES_VERSION } from "./gates/gates";

/** Who must approve what, as a workspace decides it. Kept in its settings; every value has a default. */
export const reviewSettings = z.object({
  /** How many different people must decide about a revision. */
  approvalsRequired: z.int().min(1).max(3).default(1),
  /** The same for one of high risk: a new capability, host, path or command. */
  approvalsForHighRisk: z.int().min(1).max(3).default(2),
  /** Whether one of those who approve a revision of high risk must be a lead. */
  leadForHighRisk: z.boolean().default(true),
  /** Whether whoever edited a revision may approve it beside others; where a workspace has one reviewer it is always possible, and stamped. */
  selfApproval: z.boolean().default(true),
  /** Whether verdicts stay sealed until the last one is in, where more than one is needed. */
  sealedVerdicts: z.boolean().default(true),
});
export type ReviewSettings = z.output<typeof reviewSettings>;

export interface ReviewPolicy extends ReviewSettings {
  /** SHA-256 of the canonical rules, the gates' version included: what a decision was made under. */
  version: string;
}

/** The rules that do not depend on settings, so that a change of the product is another version too. */
const FIXED = { quotesVerify: true, noBlockFlag: true, editorAlone: false, lapse: ["text", "audience", "evidence"], leadMayOverride: true };

const rulesOf = (settings: ReviewSettings) => ({ ...settings, ...FIXED, gates: GATES_VERSION });

/** The rules for decisions that a workspace's stored settings say. */
export function policyOf(stored: unknown): ReviewPolicy {
  const settings = reviewSettings.parse(stored ?? {});
  return { ...settings, version: sha256(canonicalJson(rulesOf(settings))) };
}

/** Someone who can review in the workspace. */
export interface Reviewer {
  id: string;
  lead: boolean;
}

/** What the number of verdicts depends on. */
export interface Electorate {
  risk: Risk;
  reviewers: readonly Reviewer[];
  /** Who edited the revision; null for a dream's. */
  authorId: string | null;
}

const able = (policy: ReviewSettings, { reviewers, authorId }: Electorate): readonly Reviewer[] =>
  policy.selfApproval || authorId === null || reviewers.length <= 1 ? reviewers : reviewers.filter(({ id }) => id !== authorId);

/** How many people must decide about the revision. Nobody is asked for more than there are. */
export function verdictsNeeded(policy: ReviewSettings, electorate: Electorate): number {
  const wanted = electorate.risk === "high" ? Math.max(policy.approvalsRequired, policy.approvalsForHighRisk) : policy.approvalsRequired;
  return Math.max(1, Math.min(wanted, able(policy, electorate).length));
}

/** Whether a lead must be among them; not where nobody else can review, or no lead can. */
export function leadNeeded(policy: ReviewSettings, electorate: Electorate): boolean {
  if (electorate.risk !== "high" || !policy.leadForHighRisk || electorate.reviewers.length <= 1) return false;
  return able(policy, electorate).some(({ lead }) => lead);
}

export interface Standing {
  needed: number;
  /** Different people whose verdict counts. */
  counted: number;
  /** How many more people must decide; 0 when the policy is content. */
  missing: number;
  leadMissing: boolean;
  /** Whoever edited the text would be its only approver. */
  editorAlone: boolean;
}

/** What the verdicts of `voters` come to under the policy. Pure. */
export function standingOf(policy: ReviewSettings, electorate: Electorate, voters: readonly string[]): Standing {
  const people = [...new Set(voters)];
  const { reviewers, authorId } = electorate;
  const needed = verdictsNeeded(policy, electorate);
  const others = people.filter((id) => id !== authorId);
  const alone = reviewers.length <= 1;
  const counted = policy.selfApproval || alone ? people.length : others.length;
  const editorAlone = !alone && people.length > 0 && others.length === 0;
  const leads = new Set(reviewers.filter(({ lead }) => lead).map(({ id }) => id));
  const leadMissing = leadNeeded(policy, electorate) && !people.some((id) => leads.has(id) && (policy.selfApproval || id !== authorId));
  const missing = Math.max(needed - counted, editorAlone ? 1 : 0, leadMissing ? 1 : 0, 0);
  return { needed, counted, missing, leadMissing, editorAlone };
}

/** Whether the verdicts on the revision stay sealed until the last one is in. */
export function isSealed(policy: ReviewSettings, electorate: Electorate): boolean {
  return policy.sealedVerdicts && (verdictsNeeded(policy, electorate) > 1 || leadNeeded(policy, electorate));
}

/** The policy in force and who can review, read in the transaction of the decision. */
export async function readPolicy(tx: Pick<Tx, "$queryRawUnsafe">, workspaceId: string): Promise<{ policy: ReviewPolicy; reviewers: Reviewer[] }> {
  const rows = await tx.$queryRawUnsafe<{ settings: unknown; reviewers: Reviewer[] }[]>(
    `SELECT w.settings, coalesce((SELECT json_agg(json_build_object('id', m.user_id, 'lead', m.role IN ('lead', 'admin')) ORDER BY m.user_id)
       FROM memberships m JOIN users u ON u.id = m.user_id WHERE m.workspace_id = w.id AND m.role <> 'viewer' AND u.disabled_at IS NULL), '[]') AS reviewers
     FROM workspaces w WHERE w.id = $1`,
    workspaceId,
  );
  return { policy: policyOf(rows[0]?.settings), reviewers: rows[0]?.reviewers ?? [] };
}

/** Keeps the rules behind a version, so that every version that a decision names can be read. */
export async function keepPolicy(tx: Tx, workspaceId: string, policy: ReviewPolicy): Promise<void> {
  const { version, ...settings } = policy;
  await tx.$executeRawUnsafe(
    "INSERT INTO policy_versions (workspace_id, version, rules) VALUES ($1, $2, $3::jsonb) ON CONFLICT DO NOTHING",
    workspaceId,
    version,
    JSON.stringify(rulesOf(settings)),
  );
}
