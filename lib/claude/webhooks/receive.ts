import Anthropic from "@anthropic-ai/sdk";
import type { BetaWebhookEvent } from "@anthropic-ai/sdk/resources/beta/webhooks";
import { z } from "zod";
import { transact } from "@/lib/db/client";
import { AppError, notFound } from "@/lib/errors";
import { isId } from "@/lib/ids";
import { enqueue } from "@/lib/jobs/enqueue";
import { openKey } from "../connections/keys";
import { connectionsWithWebhooks, type StoredConnection } from "../connections/queries";
import { EVENTS_JOB, type EventsJob } from "./events-job";

/** Only what is worked with; the rest of an event is left where it is. */
const event = z.object({
  id: z.string().min(1).max(200),
  created_at: z.string().max(60),
  data: z.object({ type: z.string().min(1).max(100), id: z.string().min(1).max(200) }),
});

/** Several events of one session come together; the job takes them in one go. */
const GATHER_SECONDS = 2;

// Never sends anything: it only knows how a signature is checked.
const verifier = new Anthropic({ apiKey: "not used", authToken: null, logLevel: "off", openTelemetry: false });

function unwrap(connection: StoredConnection, body: string, headers: Record<string, string>): BetaWebhookEvent | null {
  const key = connection.webhookKey && openKey("webhook key", connection.id, connection.webhookKey);
  if (!key) return null;
  try {
    return verifier.beta.webhooks.unwrap(body, { headers, key });
  } catch {
    // Signed with another key, too old, or changed: not of this connection.
    return null;
  }
}

/**
 * Takes one delivery of the Claude platform: its signature and time are checked, the event is written down once however often it comes,
 * and the work is left to a job.
 * @param connectionId whose key is tried; null tries all that have one
 * @throws AppError unauthenticated for a signature that fits no connection
 */
export async function receiveWebhook(connectionId: string | null, body: string, headers: Record<string, string>): Promise<{ fresh: boolean }> {
  if (connectionId !== null && !isId("connection", connectionId)) throw notFound("connection");
  for (const connection of await connectionsWithWebhooks(connectionId)) {
    const unwrapped = unwrap(connection, body, headers);
    if (unwrapped === null) continue;
    const parsed = event.safeParse(unwrapped);
    if (!parsed.success) throw new AppError("invalid", "The delivery is signed, but it is not an event.");
    return { fresh: await keep(connection, parsed.data) };
  }
  throw new AppError("unauthenticated", "The signature of this delivery does not fit.");
}

async function keep({ id, workspaceId }: StoredConnection, { id: eventId, created_at, data }: z.output<typeof event>): Promise<boolean> {
  return transact(async (tx) => {
    const rows = await tx.$queryRawUnsafe<{ id: string }[]>(
      `INSERT INTO claude_events (workspace_id, connection_id, event_id, type, object_id, happened_at) VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT (connection_id, event_id) DO NOTHING RETURNING event_id AS id`,
      workspaceId,
      id,
      eventId,
      data.type,
      data.id,
      created_at,
    );
    if (!rows[0]) return false;
    await enqueue<EventsJob>(tx, EVENTS_JOB, { workspaceId, connectionId: id }, { startAfter: GATHER_SECONDS, retryLimit: 8, retryDelay: 10 });
    return true;
  });
}
