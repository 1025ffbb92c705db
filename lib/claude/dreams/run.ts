import type Anthropic from "@anthropic-ai/sdk";
import { BadRequestError } from "@anthropic-ai/sdk";
import type { BetaDream } from "@anthropic-ai/sdk/resources/beta/dreams";
import { recordAudit } from "@/lib/audit/record";
import { type Actor, authorize } from "@/lib/auth/actor";
import { sql, transact } from "@/lib/db/client";
import { type DreamFunnel, isOver } from "@/lib/dreams/dream";
import { failDream } from "@/lib/dreams/lifecycle";
import { AppError } from "@/lib/errors";
import { enqueue } from "@/lib/jobs/enqueue";
import { JobPostponed } from "@/lib/jobs/registry";
import { claudeClient } from "../client/client";
import { claudeFailure, mayPass, withoutKeys } from "../client/failure";
import { readStore } from "../client/stores";
import { lessonsFromStores } from "../compare/lessons";
import { noteUse } from "../connections/commands";
import type { StoredConnection } from "../connections/queries";
import { failureSentence, lastTime, withEvents } from "./activity";
import { budgetOf } from "./budget";
import { CLAUDE_DREAM_JOB, type ClaudeDreamJob } from "./claude-dream-job";
import { begin, endCanceled, type HeldDream, noteState, noteWaiting, readHeld, sessionsOf } from "./held";
import { mayHaveArrived, sendDream } from "./send";

/** Seconds between two looks: often while it is young, then calmly. */
const YOUNG_MS = 120_000;
const EVERY = { young: 2, old: 10 };
/** Seconds until Claude is asked again after it could not be, and how often in a row. */
const WAIT_SECONDS = 30;
const MOST_WAITS = 60;
/** Counts move on after a cancel. */
const COUNTS_AFTER_SECONDS = 60;
const WRITE_TIMEOUT_MS = 300_000;

interface Run {
  actor: Actor;
  client: Anthropic;
  connection: StoredConnection;
  held: HeldDream;
}

/** Looks at the dream and at what its session did since the last look: two requests. */
async function look({ actor, client, held }: Run): Promise<BetaDream> {
  const remoteId = held.remoteId ?? "";
  const dream = await client.beta.dreams.retrieve(remoteId);
  held.activity.waits = 0;
  let after = held.eventsAfter;
  if (dream.session_id !== null) {
    const events = [];
    for await (const event of client.beta.sessions.events.list(dream.session_id, { limit: 100, ...(after === "" ? {} : { "created_at[gt]": after }) }))
      events.push(event);
    held.activity = withEvents(held.activity, events);
    after = lastTime(events, after);
    held.eventsAfter = after;
  }
  await noteState(actor, held, dream, after);
  return dream;
}

async function cancelThere(run: Run): Promise<BetaDream> {
  try {
    await run.client.beta.dreams.cancel(run.held.remoteId ?? "");
  } catch (error) {
    // It reached its end first.
    if (!(error instanceof BadRequestError)) throw error;
  }
  return look(run);
}

/** Whether this month's dreams have cost more than they may by now. */
async function isOverBudget({ connection }: Run): Promise<boolean> {
  if (connection.monthlyBudget === null) return false;
  const [row] = await sql<{ running: number }>(
    `SELECT coalesce(sum(c.cost), 0)::float AS running FROM claude_dreams c JOIN dreams d ON d.id = c.dream_id WHERE c.workspace_id = $1 AND d.status = 'running'`,
    [connection.workspaceId],
  );
  const { spent } = await budgetOf(connection, connection.monthlyBudget);
  return spent + (row?.running ?? 0) > connection.monthlyBudget;
}

async function complete({ actor, client, held }: Run, dream: BetaDream): Promise<void> {
  const outputId = dream.outputs[0]?.memory_store_id;
  if (outputId === undefined || held.inputStoreId === null) throw new AppError("upstream", "The dream completed, but names no memory store with its result.");
  const [input, output, sessions] = [await readStore(client, held.inputStoreId), await readStore(client, outputId), await sessionsOf(actor, held.id)];
  const sessionIds = sessions.map((session) => session.id);
  const files = (store: typeof input) => store.map(({ path, content }) => ({ path, content }));
  const prepared = await lessonsFromStores(actor, { dreamId: held.id, budget: held.budget, input: files(input), output: files(output), sessionIds });
  await transact(
    async (tx) => {
      const taken = await tx.$executeRawUnsafe(
        "UPDATE dreams SET status = 'completed', finished_at = now() WHERE workspace_id = $1 AND id = $2 AND status = 'running' AND cancel_requested_at IS NULL",
        actor.workspaceId,
        held.id,
      );
      if (taken === 0) return;
      const { findings, findingsHash, outcome, dropped } = await prepared.place(tx);
      const lessons = outcome.added + outcome.refreshed + outcome.superseded;
      const funnel: DreamFunnel = {
        sessions: sessionIds.length,
        steps: held.activity.events,
        features: 0,
        candidates: findings,
        tested: 0,
        findings,
        lessons,
        outcome,
        dropped,
        unread: {},
        notes: ["Claude wrote this; each difference from the guidance it was given is one lesson. The quotes were found here, in the dream's own sessions."],
        rebuilt: 0,
      };
      await tx.$executeRawUnsafe(
        "UPDATE dreams SET funnel = $3::jsonb, findings_hash = $4, sessions = $5, progress = progress || $6::jsonb, finished_at = clock_timestamp() WHERE workspace_id = $1 AND id = $2",
        actor.workspaceId,
        held.id,
        JSON.stringify(funnel),
        findingsHash,
        sessionIds.length,
        JSON.stringify({ read: sessionIds.length, step: "done", candidates: findings, lessons }),
      );
      await recordAudit(tx, actor, {
        action: "dream.completed",
        object: { type: "dream", id: held.id },
        facts: { provider: "claude", sessions: sessionIds.length, findings, lessons, findingsHash, outputStoreId: outputId },
      });
    },
    { timeout: WRITE_TIMEOUT_MS },
  );
}

async function settle(run: Run, dream: BetaDream): Promise<void> {
  const { actor, held } = run;
  const { cancelRequested } = await readHeld(actor, held.id);
  if (dream.status === "failed" && !cancelRequested) {
    return failDream(actor, held.id, failureSentence(dream.error?.type ?? "unknown", withoutKeys(dream.error?.message ?? "no reason given.")));
  }
  // Whoever asked it to stop wants none of it, even when it was done a moment earlier.
  if (cancelRequested || dream.status === "canceled" || dream.status === "failed") {
    await endCanceled(actor, held.id, cancelRequested ? "request" : "platform");
    await enqueue<ClaudeDreamJob>(
      null,
      CLAUDE_DREAM_JOB,
      { workspaceId: actor.workspaceId, dreamId: held.id, countsOnly: true },
      { startAfter: COUNTS_AFTER_SECONDS, retryLimit: 2 },
    );
    return;
  }
  await complete(run, dream);
}

async function step(run: Run): Promise<void> {
  const { actor, client, connection, held } = run;
  if (held.status === "pending" && !(await begin(actor, held.id))) return;
  if (held.remoteId === null) {
    if (held.cancelRequested && held.createTriedAt === null) return endCanceled(actor, held.id, "request");
    const sessions = await sessionsOf(actor, held.id);
    await sendDream(
      actor,
      client,
      connection,
      held,
      sessions.map((session) => session.remoteId),
    );
  }
  let dream = await look(run);
  if (!isOver(dream.status) && !held.cancelRequested && (await isOverBudget(run))) {
    await sql("UPDATE dreams SET cancel_requested_at = coalesce(cancel_requested_at, now()) WHERE workspace_id = $1 AND id = $2 AND status = 'running'", [
      actor.workspaceId,
      held.id,
    ]);
    held.cancelRequested = true;
    held.activity.latest.push({ at: new Date().toISOString(), text: "This month's budget is used up, so it was stopped." });
  }
  if (!isOver(dream.status) && held.cancelRequested) dream = await cancelThere(run);
  if (!isOver(dream.status)) {
    const age = Date.now() - (held.startedAt ?? new Date()).getTime();
    throw new JobPostponed(age < YOUNG_MS ? EVERY.young : EVERY.old);
  }
  await settle(run, dream);
}

/**
 * One look at a dream with Claude, and whatever is next for it: give it to the platform, follow it, cancel it, take its result. Safe to run
 * twice and to take up anywhere.
 * @throws JobPostponed as long as it runs there
 */
export async function followDream(actor: Actor, dreamId: string, signal?: AbortSignal): Promise<void> {
  await authorize(actor, "dreams.run");
  const held = await readHeld(actor, dreamId);
  if (isOver(held.status)) return;
  try {
    const { client, connection } = await claudeClient(actor);
    if (connection.id !== held.connectionId) throw new AppError("conflict", "The connection that it ran through was revoked.");
    await step({ actor, client, connection, held });
    await noteUse(connection.id, null);
  } catch (error) {
    if (error instanceof JobPostponed || signal?.aborted) throw error;
    const failure = claudeFailure(error);
    const lostAnswer = held.remoteId === null && held.inputStoreId !== null && mayHaveArrived(error) && failure.code === "upstream";
    if ((mayPass(failure) || lostAnswer) && (await noteWaiting(actor, held)) < MOST_WAITS) throw new JobPostponed(WAIT_SECONDS);
    await noteUse(held.connectionId, failure.message);
    await failDream(actor, dreamId, held.remoteId === null ? failure.message : `${failure.message} It may still run on the Claude platform.`);
  }
}

/** Reads a canceled dream's counts once more: they move on for a while. */
export async function recount(actor: Actor, dreamId: string): Promise<void> {
  await authorize(actor, "dreams.run");
  const held = await readHeld(actor, dreamId);
  if (held.remoteId === null) return;
  const { client, connection } = await claudeClient(actor);
  if (connection.id === held.connectionId) await noteState(actor, held, await client.beta.dreams.retrieve(held.remoteId), held.eventsAfter);
}
