import { type Actor, authorize } from "@/lib/auth/actor";
import { sql } from "@/lib/db/client";
import { type PrivacySettings, readPrivacy } from "@/lib/sessions/import/masking/settings";
import { DUE } from "./sweep";

export interface RetentionView {
  privacy: PrivacySettings;
  rules: { id: string; source: string; days: number; by: string | null; since: string; due: number; quoted: number; held: number }[];
  holds: { id: string; source: string | null; sessionId: string | null; sessionTitle: string | null; reason: string; by: string | null; since: string }[];
  /** The sources that sessions came from. */
  sources: string[];
  redactions: { id: string; kind: string; at: string }[];
  /** People who acted here and are members nowhere any more. */
  left: { id: string; name: string }[];
}

/** How long sessions are kept, what is held, what is masked, and what was redacted last. */
export async function getRetention(actor: Actor): Promise<RetentionView> {
  await authorize(actor, "workspace.settings");
  const { workspaceId } = actor;
  const [settings, rules, holds, sources, redactions, left] = await Promise.all([
    sql<{ settings: unknown }>("SELECT settings FROM workspaces WHERE id = $1", [workspaceId]),
    sql<{ id: string; source: string; days: number; by: string | null; since: Date; due: number; quoted: number; held: number }>(
      `SELECT r.id, r.source, r.days, u.name AS by, r.created_at AS since,
         count(d.id) FILTER (WHERE NOT d.held AND NOT d.quoted)::int AS due, count(d.id) FILTER (WHERE d.quoted AND NOT d.held)::int AS quoted,
         count(d.id) FILTER (WHERE d.held)::int AS held
       FROM retention_rules r LEFT JOIN users u ON u.id = r.created_by LEFT JOIN (${DUE}) d ON d.rule_id = r.id
       WHERE r.workspace_id = $1 GROUP BY r.id, u.name ORDER BY r.source`,
      [workspaceId],
    ),
    sql<{ id: string; source: string | null; sessionId: string | null; sessionTitle: string | null; reason: string; by: string | null; since: Date }>(
      `SELECT h.id, h.source, h.session_id AS "sessionId", s.title AS "sessionTitle", h.reason, u.name AS by, h.created_at AS since FROM legal_holds h
       LEFT JOIN users u ON u.id = h.created_by LEFT JOIN sessions s ON s.workspace_id = h.workspace_id AND s.id = h.session_id
       WHERE h.workspace_id = $1 AND h.lifted_at IS NULL ORDER BY h.created_at DESC LIMIT 200`,
      [workspaceId],
    ),
    sql<{ source: string }>("SELECT DISTINCT source FROM sessions WHERE workspace_id = $1 ORDER BY source LIMIT 100", [workspaceId]),
    sql<{ id: string; kind: string; at: Date }>("SELECT id, kind, created_at AS at FROM redactions WHERE workspace_id = $1 ORDER BY created_at DESC LIMIT 20", [
      workspaceId,
    ]),
    sql<{ id: string; name: string }>(
      `SELECT u.id, u.name FROM users u WHERE u.name <> 'Redacted person' AND NOT EXISTS (SELECT 1 FROM memberships m WHERE m.user_id = u.id)
         AND EXISTS (SELECT 1 FROM audit_entries e WHERE e.trail = $1 AND e.actor_id = u.id) ORDER BY u.name LIMIT 100`,
      [workspaceId],
    ),
  ]);
  return {
    privacy: readPrivacy(settings[0]?.settings),
    rules: rules.map((rule) => ({ ...rule, since: rule.since.toISOString() })),
    holds: holds.map((hold) => ({ ...hold, since: hold.since.toISOString() })),
    sources: sources.map(({ source }) => source),
    redactions: redactions.map((one) => ({ ...one, at: one.at.toISOString() })),
    left,
  };
}
