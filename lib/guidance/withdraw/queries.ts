import { type Actor, authorize } from "@/lib/auth/actor";
import { sql } from "@/lib/db/client";
import { getReleaseInForce } from "../queries";

/** One place that the withdrawn text had been brought to, and whether it is gone from there. */
export interface Place {
  kind: "rest" | "mcp" | "claude_memory_store" | "files";
  name: string;
  /** proven: we looked, and it is not there. pending: on its way, tried until it is. unreachable: nobody but its owner can reach it. */
  state: "proven" | "pending" | "unreachable";
  detail: string;
  at: string | null;
}

export interface WithdrawalView {
  reason: string;
  by: string;
  at: string;
  /** The release without it. */
  release: number;
  sha256: string;
  places: Place[];
}

interface Row {
  reason: string;
  by: string;
  at: Date;
  release: number;
  sha256: string;
  lessonId: string;
}

interface StoreRow {
  name: string;
  held: number | null;
  verifiedAt: Date | null;
  error: string | null;
  removed: boolean;
}

/** What answers are made from now, whoever asks. */
async function answered(actor: Actor, row: Row): Promise<Place[]> {
  const release = await getReleaseInForce(actor);
  const there = release?.items.some(({ lessonId, sha256 }) => lessonId === row.lessonId || sha256 === row.sha256) === true;
  const at = new Date().toISOString();
  const detail = there ? "Answers still have these words." : `Every answer is made from release ${release?.number ?? "none"}, which does not have it.`;
  return (["rest", "mcp"] as const).map((kind) => ({ kind, name: kind === "rest" ? "REST API" : "MCP", state: there ? "pending" : "proven", detail, at }));
}

async function memoryStores(workspaceId: string, release: number): Promise<Place[]> {
  const rows = await sql<StoreRow>(
    `SELECT d.name, r.number AS held, p.verified_at AS "verifiedAt", p.error, p.removed_at IS NOT NULL AS removed
     FROM claude_publications p JOIN destinations d ON d.id = p.destination_id LEFT JOIN releases r ON r.id = p.release_id
     WHERE p.workspace_id = $1 AND p.store_id IS NOT NULL ORDER BY d.name`,
    [workspaceId],
  );
  return rows.map(({ name, held, verifiedAt, error, removed }): Place => {
    const base = { kind: "claude_memory_store" as const, name, at: verifiedAt?.toISOString() ?? null };
    if (removed) return { ...base, state: "unreachable", detail: "Lucid no longer publishes to this store. Archive it on the Claude platform." };
    if (held !== null && held >= release) return { ...base, state: "proven", detail: `Read back byte for byte as release ${held}.` };
    return { ...base, state: "pending", detail: error === null ? "Being published." : `${error} It is tried again every few minutes.` };
  });
}

async function files(workspaceId: string, since: Row): Promise<Place[]> {
  const rows = await sql<{ exports: number; later: number; last: Date | null }>(
    `SELECT count(*) FILTER (WHERE e.at < $2)::int AS exports, count(*) FILTER (WHERE e.at >= $2)::int AS later, max(e.at) AS last
     FROM audit_entries e WHERE e.trail = $1 AND e.action = 'guidance.exported'`,
    [workspaceId, since.at],
  );
  const { exports = 0, later = 0, last = null } = rows[0] ?? {};
  if (exports === 0) return [];
  const again = later > 0 ? ` Exported ${later} ${later === 1 ? "time" : "times"} since, without it.` : "";
  return [
    {
      kind: "files",
      name: "Exported files",
      state: "unreachable",
      detail: `Guidance was exported to files ${exports} ${exports === 1 ? "time" : "times"} before. Run “lucid export” again wherever they lie; “lucid export --check” says where it is still to be done.${again}`,
      at: last?.toISOString() ?? null,
    },
  ];
}

/** The withdrawal of a lesson with the proof for each place that had it; null when it was not withdrawn. */
export async function withdrawalOf(actor: Actor, lessonId: string): Promise<WithdrawalView | null> {
  await authorize(actor, "guidance.read");
  const [row] = await sql<Row>(
    `SELECT w.reason, u.name AS by, w.withdrawn_at AS at, r.number AS release, w.sha256, w.lesson_id AS "lessonId"
     FROM withdrawals w JOIN users u ON u.id = w.withdrawn_by JOIN releases r ON r.id = w.release_id
     WHERE w.workspace_id = $1 AND w.lesson_id = $2 ORDER BY w.withdrawn_at DESC LIMIT 1`,
    [actor.workspaceId, lessonId],
  );
  if (!row) return null;
  const places = (await Promise.all([answered(actor, row), memoryStores(actor.workspaceId, row.release), files(actor.workspaceId, row)])).flat();
  return { reason: row.reason, by: row.by, at: row.at.toISOString(), release: row.release, sha256: row.sha256, places };
}

/** The revision of a lesson that is in force now, or null. */
export async function revisionInForce(actor: Actor, lessonId: string): Promise<string | null> {
  await authorize(actor, "guidance.read");
  const [row] = await sql<{ revisionId: string }>(
    `SELECT i.revision_id AS "revisionId" FROM release_items i JOIN releases r ON r.id = i.release_id
     WHERE r.workspace_id = $1 AND r.state = 'in_force' AND i.lesson_id = $2`,
    [actor.workspaceId, lessonId],
  );
  return row?.revisionId ?? null;
}
