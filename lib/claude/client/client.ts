import Anthropic from "@anthropic-ai/sdk";
import { type Actor, authorize } from "@/lib/auth/actor";
import { AppError } from "@/lib/errors";
import { guardedFetch } from "@/lib/net/send";
import { openKey } from "../connections/keys";
import { activeConnection, DEFAULT_BASE_URL, type StoredConnection } from "../connections/queries";

export interface ClientOptions {
  /** Told of every request that goes out, the SDK's own repetitions too. */
  onRequest?: () => void;
  /** How often the SDK repeats a request that failed for the moment; 4. */
  maxRetries?: number;
}

/** Events of long sessions come in pages of a hundred, each of which may hold large tool results. */
const MOST_BYTES = 256 * 1024 ** 2;
const ANSWER_MS = 60_000;

const NOT_CONNECTED = "This workspace is not connected to Claude. An admin can connect it in the settings.";

/**
 * The SDK's client for a connection. All it needs is named, so that nothing comes from the environment; the key reaches nothing but
 * its header; each request passes the guard.
 * @throws AppError conflict when the stored key cannot be opened
 */
export function clientFor(connection: StoredConnection, options: ClientOptions = {}): Anthropic {
  const apiKey = openKey("api key", connection.id, connection.apiKey);
  if (apiKey === null) {
    throw new AppError("conflict", "The stored API key cannot be opened: the installation's secret was changed. An admin must enter the key again.");
  }
  const out = guardedFetch({ answerMs: ANSWER_MS, totalMs: 600_000, idleMs: 60_000, maxBytes: MOST_BYTES });
  return new Anthropic({
    apiKey,
    authToken: null,
    webhookKey: null,
    baseURL: connection.baseUrl === "" ? DEFAULT_BASE_URL : connection.baseUrl,
    maxRetries: options.maxRetries ?? 4,
    timeout: ANSWER_MS,
    logLevel: "off",
    openTelemetry: false,
    fetch: (input, init) => {
      options.onRequest?.();
      return out(input, init);
    },
    ...(connection.claudeWorkspaceId === "" ? {} : { defaultHeaders: { "anthropic-workspace-id": connection.claudeWorkspaceId } }),
  });
}

/**
 * The workspace's connection and a client for it.
 * @throws AppError forbidden; conflict when the workspace is not connected
 */
export async function claudeClient(actor: Actor, options: ClientOptions = {}): Promise<{ client: Anthropic; connection: StoredConnection }> {
  await authorize(actor, "connections.use");
  const connection = await activeConnection(actor.workspaceId);
  if (!connection) throw new AppError("conflict", NOT_CONNECTED);
  return { client: clientFor(connection, options), connection };
}
