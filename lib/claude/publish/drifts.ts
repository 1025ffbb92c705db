import type Anthropic from "@anthropic-ai/sdk";
import { NotFoundError } from "@anthropic-ai/sdk";
import { recordAudit } from "@/lib/audit/record";
import type { Actor } from "@/lib/auth/actor";
import { transact } from "@/lib/db/client";
import { newId } from "@/lib/ids";
import { authorOf } from "../pull/stores";
import type { Foreign } from "./plan";

export interface DriftContext {
  destinationId: string;
  storeId: string;
  releaseId: string | null;
  /** Whether a publication is about to write over it. */
  replacing: boolean;
}

interface Found {
  content: string | null;
  author: { kind: string; id: string };
}

/** What stands there and who wrote it; null when it has gone in the meantime. */
async function look(client: Anthropic, storeId: string, { found }: Foreign): Promise<Found | null> {
  if (!found) return { content: null, author: { kind: "unknown", id: "" } };
  try {
    const memory = await client.beta.memoryStores.memories.retrieve(found.memoryId, { memory_store_id: storeId });
    const version = await client.beta.memoryStores.memoryVersions.retrieve(memory.memory_version_id, { memory_store_id: storeId, view: "basic" });
    return { content: memory.content_sha256 === found.sha256 ? (memory.content ?? "") : null, author: authorOf(version.created_by) };
  } catch (error) {
    if (error instanceof NotFoundError) return null;
    throw error;
  }
}

/**
 * Keeps what others wrote, each once however often it is looked at, before anything is written over it. What is open and no longer
 * there is closed as gone.
 * @returns how many are new
 */
export async function recordDrifts(actor: Actor, client: Anthropic, context: DriftContext, foreign: readonly Foreign[]): Promise<number> {
  const { workspaceId } = actor;
  const seen: string[] = [];
  let added = 0;
  for (const one of foreign) {
    const sha256 = one.found?.sha256 ?? "";
    seen.push(`${one.path}\u0000${sha256}`);
    const known = await transact(async (tx) => {
      const rows = await tx.$queryRawUnsafe<{ id: string }[]>(
        `UPDATE claude_drifts SET replaced_at = CASE WHEN $5 THEN coalesce(replaced_at, now()) ELSE NULL END
         WHERE workspace_id = $1 AND destination_id = $2 AND path = $3 AND found_sha256 = $4 AND state = 'open' RETURNING id`,
        workspaceId,
        context.destinationId,
        one.path,
        sha256,
        context.replacing,
      );
      if (rows.length > 0) return true;
      // Decided, and what was approved is on its way back: it still stands there, and is no news.
      const decided = await tx.$queryRawUnsafe<{ id: string }[]>(
        `SELECT x.id FROM claude_drifts x JOIN claude_publications p ON p.destination_id = x.destination_id
         WHERE x.workspace_id = $1 AND x.destination_id = $2 AND x.path = $3 AND x.found_sha256 = $4 AND x.state IN ('restored', 'adopted')
           AND (p.verified_at IS NULL OR x.decided_at >= p.verified_at) LIMIT 1`,
        workspaceId,
        context.destinationId,
        one.path,
        sha256,
      );
      return decided.length > 0;
    });
    if (known) continue;
    const found = await look(client, context.storeId, one);
    // Changed again or gone while we looked: the next look meets what is there then.
    if (found === null || (one.found && found.content === null)) continue;
    added += await transact(async (tx) => {
      const id = newId("drift");
      const rows = await tx.$executeRawUnsafe(
        `INSERT INTO claude_drifts (id, workspace_id, destination_id, path, kind, release_id, expected, found, found_sha256, author_kind, author_id, replaced_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, CASE WHEN $12 THEN now() END) ON CONFLICT DO NOTHING`,
        id,
        workspaceId,
        context.destinationId,
        one.path,
        one.kind,
        context.releaseId,
        one.expected?.content ?? null,
        found.content,
        sha256,
        found.author.kind,
        found.author.id,
        context.replacing,
      );
      if (rows === 0) return 0;
      await recordAudit(tx, actor, {
        action: "claude.drift_found",
        object: { type: "destination", id: context.destinationId },
        facts: {
          drift: id,
          kind: one.kind,
          release: context.releaseId,
          expected: one.expected?.sha256 ?? null,
          found: sha256 === "" ? null : sha256,
          author: found.author.kind,
        },
        text: { path: one.path },
      });
      return 1;
    });
  }
  await closeGone(workspaceId, context, seen);
  return added;
}

/** Open ones that were not written over by Lucid and are not there any more: somebody took them back. */
async function closeGone(workspaceId: string, { destinationId }: DriftContext, seen: readonly string[]): Promise<void> {
  await transact((tx) =>
    tx.$executeRawUnsafe(
      `UPDATE claude_drifts SET state = 'gone' WHERE workspace_id = $1 AND destination_id = $2 AND state = 'open' AND replaced_at IS NULL
         AND NOT EXISTS (SELECT 1 FROM unnest($3::text[], $4::text[]) AS s (path, sha) WHERE s.path = claude_drifts.path AND s.sha = claude_drifts.found_sha256)`,
      workspaceId,
      destinationId,
      seen.map((key) => key.split("\u0000")[0]),
      seen.map((key) => key.split("\u0000")[1]),
    ),
  );
}
