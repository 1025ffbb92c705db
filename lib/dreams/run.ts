import { setTimeout as sleep } from "node:timers/promises";
import { recordAudit } from "@/lib/audit/record";
import { type Actor, authorize } from "@/lib/auth/actor";
import { getSettings } from "@/lib/auth/workspaces/queries";
import { transact } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { log } from "@/lib/log";
import { applyChecks } from "@/lib/sessions/checks/apply";
import { cancelDream, createDream } from "./commands";
import type { DreamFunnel, Progress } from "./dream";
import { guidanceInForce } from "./guidance-in-force";
import { againstKnown } from "./known/against";
import { holdBackLapsed } from "./lapse";
import { type Claimed, claimDream, DreamBusy, endCanceled, failDream, releaseDream, tellProgress, tellWaiting } from "./lifecycle";
import { loadFeatures } from "./load";
import { mine } from "./mining/mine";
import { placeFindings } from "./propose";
import { type DreamView, getDream } from "./queries";
import { divideWhenLarge } from "./ranges/divide";
import type { Shared } from "./ranges/ranges";
import { readRanges } from "./ranges/work";
import type { DreamRequest } from "./schema";
import { fixSelection } from "./selection";
import { withStrata } from "./strata";

const WRITE_TIMEOUT_MS = 300_000;
const BEAT_MS = 3_000;

class Stopped extends Error {}

/**
 * Runs one attempt of a dream to its end. Safe to run twice: an attempt that was overtaken writes nothing, and all lessons of a
 * dream are written in the one transaction that completes it.
 * @throws DreamBusy while another dream of the workspace runs
 */
export async function runDream(actor: Actor, dreamId: string, signal?: AbortSignal): Promise<void> {
  await authorize(actor, "dreams.run");
  const claimed = await claimDream(actor, dreamId);
  if (claimed === null) return;
  const progress: Progress = { total: 0, read: 0, step: "reading", candidates: 0, lessons: 0 };
  let ours = true;
  const beat = async () => {
    ours = await tellProgress(actor, claimed, progress);
  };
  const check = async () => {
    signal?.throwIfAborted();
    await beat();
    if (!ours) throw new Stopped();
  };
  const beating = setInterval(() => void beat().catch((error) => log.warn({ err: error, dreamId }, "a dream's progress could not be told")), BEAT_MS);
  try {
    await attempt(actor, claimed, progress, check, signal);
  } catch (error) {
    // Asked to stop in the meantime, whatever else went wrong: then that is how it ended.
    await endCanceled(actor, claimed);
    if (error instanceof Stopped) return;
    await releaseDream(actor, claimed);
    throw error;
  } finally {
    clearInterval(beating);
  }
}

async function attempt(actor: Actor, claimed: Claimed, progress: Progress, check: () => Promise<void>, signal?: AbortSignal): Promise<void> {
  const { workspaceId } = actor;
  const started = Date.now();
  // Sessions that came without a verdict are judged before they are compared.
  await applyChecks(actor);
  progress.total = await transact((tx) => fixSelection(tx, workspaceId, claimed.id, claimed.selection), { timeout: 60_000 });
  await check();
  const shared = await shareReading(workspaceId, claimed.id, progress, check, signal);
  const loaded = await loadFeatures(workspaceId, claimed.id, async (read) => {
    progress.read = Math.max(progress.read, read);
    await check();
  });
  const guidance = await transact((tx) => guidanceInForce(tx, workspaceId));
  progress.step = "mining";
  await check();
  const whole = claimed.selection.sessions === "all" && claimed.selection.since === undefined;
  const { findings, hash, funnel } = againstKnown(mine(loaded.sessions, guidance.items), guidance.items, loaded.sessions, {
    cap: (await getSettings(actor)).activeCap,
    whole,
  });
  const charted = withStrata(findings, loaded.sessions);
  progress.step = "writing";
  progress.candidates = funnel.candidates;
  await check();
  await transact(
    async (tx) => {
      const taken = await tx.$executeRawUnsafe(
        `UPDATE dreams SET status = 'completed', finished_at = now() WHERE workspace_id = $1 AND id = $2 AND status = 'running' AND attempts = $3 AND cancel_requested_at IS NULL`,
        workspaceId,
        claimed.id,
        claimed.attempt,
      );
      if (taken === 0) throw new Stopped();
      // First, so that what left makes room in the queue.
      if (whole) await holdBackLapsed(tx, actor, findings, claimed);
      const { outcome, dropped } = await placeFindings(tx, actor, charted, {
        dreamId: claimed.id,
        budget: claimed.budget,
        sessionIds: loaded.ids,
        itemIds: guidance.ids,
        itemTexts: new Map(guidance.items.map(({ path, title, trigger, body }) => [path, `${title}\n${trigger}\n${body}`])),
      });
      const lessons = outcome.added + outcome.refreshed + outcome.superseded;
      const { events: steps, dropped: mined, ...counts } = funnel;
      const stored: DreamFunnel = {
        ...counts,
        steps,
        lessons,
        outcome,
        dropped: [...dropped, ...mined],
        rebuilt: loaded.rebuilt + shared.rebuilt,
        workers: Math.max(1, shared.workers),
      };
      await tx.$executeRawUnsafe(
        `UPDATE dreams SET funnel = $3::jsonb, findings_hash = $4, sessions = $5, progress = $6::jsonb, finished_at = clock_timestamp() WHERE workspace_id = $1 AND id = $2`,
        workspaceId,
        claimed.id,
        JSON.stringify(stored),
        hash,
        loaded.sessions.length,
        JSON.stringify({ ...progress, read: loaded.sessions.length, step: "done", lessons } satisfies Progress),
      );
      await recordAudit(tx, actor, {
        action: "dream.completed",
        object: { type: "dream", id: claimed.id },
        facts: { sessions: loaded.sessions.length, findings: findings.length, lessons, findingsHash: hash, milliseconds: Date.now() - started },
      });
    },
    { timeout: WRITE_TIMEOUT_MS },
  );
}

/** Sessions whose features are missing or old mean reading transcripts: when there are many, the other workers take part. */
async function shareReading(workspaceId: string, dreamId: string, progress: Progress, check: () => Promise<void>, signal?: AbortSignal): Promise<Shared> {
  const ranges = await transact((tx) => divideWhenLarge(tx, workspaceId, dreamId, progress.total), { timeout: 120_000 });
  return readRanges(
    workspaceId,
    dreamId,
    async ({ read, open, workers }) => {
      progress.read = read;
      if (ranges > 0) progress.ranges = { all: ranges, open, workers };
      await check();
    },
    signal,
  );
}

/** What a failed dream tells people. The unexpected stays in the log. */
export function failureOf(error: unknown): string {
  return error instanceof AppError ? error.message : "It stopped with an unexpected error. The log has it.";
}

const LOOK_AGAIN_MS = 500;

export interface Waiting {
  signal?: AbortSignal;
  /** Told once for each other dream that this one waits for, in a sentence. */
  onWait?: (why: string) => void;
}

/**
 * Starts a dream and runs it in this process, for the command line and the samples. While another one runs it waits for its turn,
 * however long that takes: a dream that gives no sign of life is taken over, so that waiting ends.
 * @throws AppError upstream when the dream fails, conflict when it was canceled
 */
export async function runDreamAndWait(actor: Actor, request: DreamRequest, { signal, onWait }: Waiting = {}): Promise<DreamView> {
  const dream = await createDream(actor, request, { enqueue: false });
  try {
    await takeTurn(actor, dream.id, signal, onWait);
  } catch (error) {
    if (signal?.aborted) await cancelDream(actor, dream).catch((failure) => log.error({ err: failure, dream: dream.id }, "a dream could not be canceled"));
    else await failDream(actor, dream.id, failureOf(error));
    throw error;
  }
  const view = await getDream(actor, dream.id);
  if (view.status === "failed") throw new AppError("upstream", view.error ?? "The dream failed.");
  if (view.status === "canceled") throw new AppError("conflict", "The dream was canceled.");
  return view;
}

async function takeTurn(actor: Actor, dreamId: string, signal?: AbortSignal, onWait?: (why: string) => void): Promise<void> {
  let said = "";
  for (;;) {
    try {
      return await runDream(actor, dreamId, signal);
    } catch (error) {
      if (!(error instanceof DreamBusy)) throw error;
      if (error.message !== said) onWait?.(error.message);
      said = error.message;
    }
    await tellWaiting(actor, dreamId);
    await sleep(LOOK_AGAIN_MS, undefined, signal ? { signal } : {});
  }
}
