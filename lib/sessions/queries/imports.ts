import { type Actor, authorize } from "@/lib/auth/actor";
import { sql } from "@/lib/db/client";

export interface ImportView {
  id: string;
  status: "running" | "completed" | "failed" | "canceled";
  origin: string;
  counts: Record<string, unknown>;
  rejected: { file: string; line?: number; reason: string }[];
  error: string | null;
  createdAt: string;
  finishedAt: string | null;
}

/** The latest imports of the workspace, newest first. @throws AppError forbidden */
export async function listImports(actor: Actor, limit = 20): Promise<ImportView[]> {
  await authorize(actor, "sessions.read");
  const rows = await sql<Omit<ImportView, "createdAt" | "finishedAt"> & { created_at: Date; finished_at: Date | null }>(
    `SELECT id, status, origin, counts, rejected, error, created_at, finished_at FROM imports WHERE workspace_id = $1 ORDER BY created_at DESC, id DESC LIMIT $2`,
    [actor.workspaceId, Math.max(1, Math.min(limit, 100))],
  );
  return rows.map(({ created_at, finished_at, ...row }) => ({ ...row, createdAt: created_at.toISOString(), finishedAt: finished_at?.toISOString() ?? null }));
}
