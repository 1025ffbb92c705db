import { setTimeout as sleep } from "node:timers/promises";
import { type Actor, authorize } from "@/lib/auth/actor";
import { AppError } from "@/lib/errors";
import { type ReleaseHead, releaseInForce } from "./current";

/** Tells whoever listens when another release comes into force: as server-sent events, or by waiting once. */

const LOOK_MS = 1_000;
const BEAT_MS = 15_000;
/** A stream ends after this long; clients come back by themselves, and are let in anew. */
const STREAM_MS = 5 * 60_000;
const MOST_STREAMS = 500;

let streams = 0;

export interface ReleaseNews {
  release: { number: number; sha256: string; publishedAt: string } | null;
}

function newsOf(head: ReleaseHead | null): ReleaseNews {
  return { release: head && { number: head.number, sha256: head.sha256, publishedAt: head.publishedAt.toISOString() } };
}

const idOf = (head: ReleaseHead | null) => (head ? String(head.number) : "none");

/** Waits until another release than `known` is in force, at most `seconds`. @returns null when none came */
export async function waitForRelease(actor: Actor, known: string, seconds: number, signal: AbortSignal): Promise<ReleaseNews | null> {
  await authorize(actor, "guidance.read");
  const until = Date.now() + seconds * 1_000;
  for (;;) {
    const head = await releaseInForce(actor.workspaceId);
    if (idOf(head) !== known) return newsOf(head);
    const left = until - Date.now();
    if (left <= 0 || signal.aborted) return null;
    await sleep(Math.min(LOOK_MS, left), undefined, { signal }).catch(() => undefined);
  }
}

/**
 * A stream of server-sent events: one `release` now, unless it is the one that `known` names, and one for each that follows.
 * @throws AppError rate_limited when too many listen
 */
export async function releaseEvents(actor: Actor, known: string | null, signal: AbortSignal, streamMs = STREAM_MS): Promise<ReadableStream<Uint8Array>> {
  await authorize(actor, "guidance.read");
  if (streams >= MOST_STREAMS) throw new AppError("rate_limited", "Too many clients are listening. Ask again in a minute.", { retryAfter: 60 });
  streams++;
  const ended = AbortSignal.any([signal, AbortSignal.timeout(streamMs)]);
  const closed = new AbortController();
  const stop = AbortSignal.any([ended, closed.signal]);
  const encoder = new TextEncoder();
  let last = known;
  let beat = Date.now();
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          while (!stop.aborted) {
            const head = await releaseInForce(actor.workspaceId);
            if (idOf(head) !== last) {
              last = idOf(head);
              controller.enqueue(encoder.encode(`id: ${last}\nevent: release\ndata: ${JSON.stringify(newsOf(head))}\n\n`));
              return;
            }
            if (Date.now() - beat > BEAT_MS) {
              beat = Date.now();
              controller.enqueue(encoder.encode(": still here\n\n"));
              return;
            }
            await sleep(LOOK_MS, undefined, { signal: stop, ref: false }).catch(() => undefined);
          }
          streams--;
          controller.close();
        } catch (error) {
          streams--;
          controller.error(error);
        }
      },
      cancel() {
        if (!stop.aborted) streams--;
        closed.abort();
      },
    },
    { highWaterMark: 0 },
  );
}
