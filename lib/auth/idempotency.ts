import { sql } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { sha256 } from "@/lib/text/hash";
import type { MeteredBody } from "./body";

export const IDEMPOTENCY_HEADER = "idempotency-key";
/** How long an answer is kept, as an interval of PostgreSQL. */
export const KEEP_ANSWERS = "24 hours";
// After how long a request that never answered may be taken over.
const TAKE_OVER = "15 minutes";

interface Kept {
  request_hash: string;
  status: number | null;
  response: { type: string; body: string } | null;
}

/** The Idempotency-Key of a request, or null. @throws AppError invalid when it is longer than 255 characters */
export function idempotencyKey(headers: Headers): string | null {
  const key = headers.get(IDEMPOTENCY_HEADER)?.trim();
  if (!key) return null;
  if (key.length > 255) throw new AppError("invalid", "An Idempotency-Key has at most 255 characters.", { field: IDEMPOTENCY_HEADER });
  return key;
}

/**
 * Answers a machine's write once: the same key with the same body gets the first answer again, with another body it is refused,
 * and while the first is still running it is a conflict. Only successes are kept, since a failure changed nothing.
 */
export async function answerOnce(workspaceId: string, key: string, target: string, body: MeteredBody, run: () => Promise<Response>): Promise<Response> {
  await sql(`DELETE FROM idempotency_keys WHERE workspace_id = $1 AND created_at < now() - interval '${KEEP_ANSWERS}'`, [workspaceId]);
  const won = await sql(
    `INSERT INTO idempotency_keys (workspace_id, key, request_hash) VALUES ($1, $2, '')
     ON CONFLICT (workspace_id, key) DO UPDATE SET created_at = now()
       WHERE idempotency_keys.status IS NULL AND idempotency_keys.created_at < now() - interval '${TAKE_OVER}'
     RETURNING key`,
    [workspaceId, key],
  );
  const hash = async () => sha256(`${target}\n${await body.digest()}`);
  if (won.length === 0) return replay(workspaceId, key, hash);
  try {
    const response = await run();
    if (!response.ok) {
      await release(workspaceId, key);
      return response;
    }
    const kept = { type: response.headers.get("content-type") ?? "application/json", body: await response.clone().text() };
    await sql("UPDATE idempotency_keys SET request_hash = $3, status = $4, response = $5 WHERE workspace_id = $1 AND key = $2", [
      workspaceId,
      key,
      await hash(),
      response.status,
      JSON.stringify(kept),
    ]);
    return response;
  } catch (error) {
    await release(workspaceId, key);
    throw error;
  }
}

async function replay(workspaceId: string, key: string, hash: () => Promise<string>): Promise<Response> {
  const [kept] = await sql<Kept>("SELECT request_hash, status, response FROM idempotency_keys WHERE workspace_id = $1 AND key = $2", [workspaceId, key]);
  if (!kept || kept.status === null || !kept.response)
    throw new AppError("conflict", "A request with this Idempotency-Key is still running. Ask again in a moment.", { retryAfter: 2 });
  if (kept.request_hash !== (await hash()))
    throw new AppError("invalid", "This Idempotency-Key was used for another request. Use a new key for a new request.", { field: IDEMPOTENCY_HEADER });
  return new Response(kept.response.body, { status: kept.status, headers: { "content-type": kept.response.type, "idempotency-replayed": "true" } });
}

async function release(workspaceId: string, key: string): Promise<void> {
  await sql("DELETE FROM idempotency_keys WHERE workspace_id = $1 AND key = $2 AND status IS NULL", [workspaceId, key]);
}
