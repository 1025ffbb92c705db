import type Anthropic from "@anthropic-ai/sdk";
import type { BetaManagedAgentsSession } from "@anthropic-ai/sdk/resources/beta/sessions/sessions";
import type { Actor } from "@/lib/auth/actor";
import type { StoredConnection } from "@/lib/claude/connections/queries";
import { importWithFeatures } from "@/lib/dreams/import";
import type { AppError } from "@/lib/errors";
import type { ImportSource } from "@/lib/sessions/import/report";
import { claudeFailure, isOutage } from "../client/failure";
import { fetchSession } from "./fetch-session";
import { inOrder } from "./in-order";
import type { PullFailure } from "./pull";
import { sessionLines } from "./session-lines";
import { type Fetched, noteFetched, noteProblem } from "./state";

/** Sessions fetched at a time. */
const WIDTH = 4;

export interface Taken {
  fetched: number;
  added: number;
  updated: number;
  events: number;
  failures: PullFailure[];
}

const pathOf = (id: string) => `claude/${id}.jsonl`;

function sourceOf(id: string, lines: readonly string[]): ImportSource {
  return {
    path: pathOf(id),
    async *open() {
      for (const line of lines) yield Buffer.from(`${line}\n`);
    },
  };
}

/**
 * Fetches these sessions and stores them through the one way sessions come in. Only what is stored counts as fetched, so that a
 * process that dies in between loses nothing.
 * @throws AppError what is not about one session; those fetched before it are stored
 */
export async function takeSessions(
  actor: Actor,
  client: Anthropic,
  connection: StoredConnection,
  sessions: readonly BetaManagedAgentsSession[],
  signal?: AbortSignal,
): Promise<Taken> {
  const taken: Taken = { fetched: 0, added: 0, updated: 0, events: 0, failures: [] };
  if (sessions.length === 0) return taken;
  const fetched: Fetched[] = [];
  let stop: AppError | null = null;
  const fail = async (id: string, reason: string) => {
    taken.failures.push({ what: "session", id, reason });
    await noteProblem(connection, id, reason);
  };
  async function* sources(): AsyncGenerator<ImportSource> {
    for await (const { item, result } of inOrder(sessions, WIDTH, async (session) => (stop || signal?.aborted ? null : fetchSession(client, session)))) {
      if (result.status === "rejected") {
        const error = claudeFailure(result.reason);
        if (isOutage(error)) stop ??= error;
        else await fail(item.id, error.message);
        continue;
      }
      if (result.value === null) continue;
      const { children, primary } = result.value;
      const events = primary.length + children.reduce((sum, child) => sum + child.events.length, 0);
      fetched.push({ id: item.id, state: item.updated_at, threads: children.length + 1, events });
      yield sourceOf(item.id, sessionLines(result.value));
    }
  }
  const report = await importWithFeatures(actor, sources(), { format: "claude_managed_agents", origin: "claude", ...(signal ? { signal } : {}) });
  const refused = new Map(report.rejected.map((each) => [each.file, each.reason]));
  for (const { id } of fetched) {
    const reason = refused.get(pathOf(id));
    if (reason !== undefined) await fail(id, reason);
  }
  // A canceled import may have left the last one out.
  if (report.status === "completed")
    await noteFetched(
      connection,
      fetched.filter(({ id }) => !refused.has(pathOf(id))),
    );
  Object.assign(taken, { fetched: fetched.length, added: report.sessions.added, updated: report.sessions.updated, events: report.events });
  if (stop) throw new Interrupted(stop, taken);
  return taken;
}

/** The work stopped before its end; what was done until then. */
export class Interrupted extends Error {
  constructor(
    readonly reason: AppError,
    readonly taken: Taken,
  ) {
    super(reason.message, { cause: reason });
  }
}
