import { sql } from "@/lib/db/client";
import { enqueue } from "@/lib/jobs/enqueue";
import { registerJob } from "@/lib/jobs/registry";
import { registerTick } from "@/lib/jobs/ticks";
import { checkDrift, publishTo } from "./publish";
import { PUBLISH_JOB, type PublishJob } from "./publish-job";

registerJob<PublishJob>(PUBLISH_JOB, async (actor, { destinationId, act }, signal) => {
  await (act === "publish" ? publishTo(actor, destinationId, signal) : checkDrift(actor, destinationId));
});

/** A destination that failed is tried again after so many minutes. */
const AGAIN_MINUTES = 5;

interface Due {
  workspaceId: string;
  destinationId: string;
  act: "publish" | "check";
}

/**
 * Destinations that do not hold the release in force, were asked for again, or are to be looked at. Each is claimed, so that it is queued
 * once. A claim that ran out was not given back: its process died, and the work goes on at once.
 */
const DUE = `
UPDATE claude_publications p SET tried_at = now(), claimed_until = NULL, next_check_at = now() + interval '1 hour'
FROM (
  SELECT p.destination_id, CASE WHEN r.id IS NOT NULL AND (p.release_id IS DISTINCT FROM r.id OR p.verified_at < p.wanted_at) THEN 'publish' ELSE 'check' END AS act
  FROM claude_publications p
  JOIN claude_connections c ON c.id = p.connection_id AND c.state = 'active'
  LEFT JOIN releases r ON r.workspace_id = p.workspace_id AND r.state = 'in_force'
  WHERE p.removed_at IS NULL AND (p.claimed_until IS NULL OR p.claimed_until < $1)
    AND ((r.id IS NOT NULL AND (p.release_id IS DISTINCT FROM r.id OR p.verified_at < p.wanted_at)
          AND (p.tried_at IS NULL OR p.claimed_until < $1 OR p.tried_at < greatest(r.published_at, p.wanted_at) OR p.tried_at < $1::timestamptz - interval '${AGAIN_MINUTES} minutes'))
      OR (p.release_id IS NOT NULL AND p.next_check_at <= $1))
  ORDER BY p.destination_id LIMIT 200 FOR UPDATE OF p SKIP LOCKED
) due
WHERE p.destination_id = due.destination_id RETURNING p.workspace_id AS "workspaceId", p.destination_id AS "destinationId", due.act`;

registerTick({
  name: "claude-publish",
  async run(_actorOf, now) {
    for (const due of await sql<Due>(DUE, [now])) await enqueue<PublishJob>(null, PUBLISH_JOB, due, { retryLimit: 2, retryDelay: 10 });
  },
});
