import type Anthropic from "@anthropic-ai/sdk";
import { BadRequestError } from "@anthropic-ai/sdk";
import type { BetaManagedAgentsSession } from "@anthropic-ai/sdk/resources/beta/sessions/sessions";
import { type Actor, authorize } from "@/lib/auth/actor";
import { JobPostponed } from "@/lib/jobs/registry";
import { claudeClient } from "../client/client";
import { claudeFailure, isOutage, mayPass } from "../client/failure";
import { noteUse } from "../connections/commands";
import type { StoredConnection } from "../connections/queries";
import { takeAgents } from "./agents";
import { PAGE } from "./fetch-session";
import { type ClaimedPull, claimPull, endPull, tellPull } from "./lifecycle";
import { listedSince, whatToDo } from "./pull";
import { dreamSessions, fetchedStates, newestSession, noteGone, noteListed, unfinishedBefore } from "./state";
import { takeStores } from "./stores";
import { Interrupted, type Taken, takeSessions } from "./take-sessions";

/** Sessions that are stored together: what is lost of the work when the process dies is at most this. */
const BATCH = 25;
/** Old sessions that are asked for one by one in an incremental pull. */
const MOST_OLD = 100;
/** Seconds until it goes on after Claude asked for fewer requests, and how often at most. */
const WAIT_SECONDS = 60;
const MOST_WAITS = 10;

class Stopped extends Error {}

interface Run {
  actor: Actor;
  client: Anthropic;
  connection: StoredConnection;
  pull: ClaimedPull;
  signal: AbortSignal | undefined;
}

async function keepOn({ actor, pull, signal }: Run): Promise<void> {
  signal?.throwIfAborted();
  if (!(await tellPull(actor, pull))) throw new Stopped();
}

function account({ pull: { progress, failures } }: Run, taken: Taken): void {
  progress.fetched += taken.fetched;
  progress.added += taken.added;
  progress.updated += taken.updated;
  progress.events += taken.events;
  failures.push(...taken.failures);
}

async function take(run: Run, sessions: readonly BetaManagedAgentsSession[]): Promise<void> {
  const { actor, client, connection, pull, signal } = run;
  const states = await fetchedStates(
    connection,
    sessions.map((session) => session.id),
  );
  await noteListed(connection, sessions);
  const wanted: BetaManagedAgentsSession[] = [];
  for (const session of sessions) {
    const todo = whatToDo(session, states.get(session.id));
    if (todo === "fetch") wanted.push(session);
    else if (todo === "unchanged") pull.progress.unchanged++;
    else pull.progress.atWork++;
  }
  for (let at = 0; at < wanted.length; at += BATCH) {
    try {
      account(run, await takeSessions(actor, client, connection, wanted.slice(at, at + BATCH), signal));
    } catch (error) {
      if (!(error instanceof Interrupted)) throw error;
      account(run, error.taken);
      throw error.reason;
    }
    await keepOn(run);
  }
}

async function listSessions(run: Run, since: string | null): Promise<void> {
  const { client, connection, pull } = run;
  const { agentId, memoryStoreId, deploymentId, archived } = pull.filter;
  const own = await dreamSessions(connection);
  let page = await client.beta.sessions.list({
    limit: PAGE,
    order: "asc",
    ...(since === null ? {} : { "created_at[gte]": since }),
    ...(agentId ? { agent_id: agentId } : {}),
    ...(memoryStoreId ? { memory_store_id: memoryStoreId } : {}),
    ...(deploymentId ? { deployment_id: deploymentId } : {}),
    ...(archived ? { include_archived: true } : {}),
    ...(pull.progress.page === null ? {} : { page: pull.progress.page }),
  });
  for (;;) {
    const agentsWork = page.data.filter((session) => !own.has(session.id));
    await take(run, agentsWork);
    pull.progress.listed += agentsWork.length;
    pull.progress.page = page.next_page;
    await keepOn(run);
    if (!page.hasNextPage()) return;
    page = await page.getNextPage();
  }
}

/** Sessions from before the window that were not finished when they were last seen. */
async function takeOld(run: Run, since: string): Promise<void> {
  const { client, connection } = run;
  const found: BetaManagedAgentsSession[] = [];
  for (const id of await unfinishedBefore(connection, since, MOST_OLD)) {
    try {
      found.push(await client.beta.sessions.retrieve(id));
    } catch (error) {
      const failure = claudeFailure(error);
      if (isOutage(failure)) throw failure;
      await noteGone(connection, id);
    }
  }
  await take(run, found);
}

async function takeAllSessions(run: Run): Promise<void> {
  const { connection, pull } = run;
  pull.progress.since ??= listedSince(pull.kind, await newestSession(connection), pull.filter.since);
  const { since } = pull.progress;
  try {
    await listSessions(run, since);
  } catch (error) {
    // A cursor that is refused after a pause: the list is read again, and what is here already is not fetched again.
    if (!(error instanceof BadRequestError) || pull.progress.page === null) throw error;
    Object.assign(pull.progress, { page: null, listed: 0, unchanged: 0, atWork: 0 });
    await listSessions(run, since);
  }
  if (pull.kind === "new" && since !== null) await takeOld(run, since);
}

async function steps(run: Run): Promise<void> {
  const { client, connection, pull } = run;
  const { progress } = pull;
  if (progress.step === "waiting") progress.step = "agents";
  if (progress.step === "agents") {
    await keepOn(run);
    progress.agents = await takeAgents(client, connection);
    progress.step = "sessions";
  }
  if (progress.step === "sessions") {
    await keepOn(run);
    await takeAllSessions(run);
    progress.step = "stores";
  }
  await keepOn(run);
  const { failures, ...counts } = await takeStores(client, connection, () => keepOn(run));
  Object.assign(progress, counts);
  pull.failures.push(...failures);
  progress.step = "done";
}

/**
 * Brings in what a pull asks for: agents, then sessions with the events of every thread, then memory stores. It can be stopped and taken up
 * again anywhere; what is here already in its present state is not fetched again.
 * @throws JobPostponed when Claude asked for fewer requests or could not be reached
 */
export async function runPull(actor: Actor, pullId: string, signal?: AbortSignal): Promise<void> {
  await authorize(actor, "sessions.import");
  const pull = await claimPull(actor, pullId);
  if (pull === null) return;
  try {
    const { client, connection } = await claudeClient(actor, { onRequest: () => pull.progress.requests++ });
    const run: Run = { actor, client, connection, pull, signal };
    try {
      await steps(run);
      await noteUse(connection.id, null);
    } catch (error) {
      if (!(error instanceof Stopped) && !signal?.aborted) await noteUse(connection.id, claudeFailure(error).message);
      throw error;
    }
    await endPull(actor, pull, pull.failures.length > 0 ? "partial" : "completed", null);
  } catch (error) {
    if (error instanceof Stopped) return;
    if (signal?.aborted) {
      await tellPull(actor, pull);
      throw error;
    }
    const failure = claudeFailure(error);
    if (mayPass(failure) && pull.progress.waited < MOST_WAITS) {
      pull.progress.waited++;
      await tellPull(actor, pull);
      throw new JobPostponed(WAIT_SECONDS);
    }
    await endPull(actor, pull, pull.progress.fetched > 0 ? "partial" : "failed", failure.message);
  }
}
