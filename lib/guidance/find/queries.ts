import { type Actor, authorize } from "@/lib/auth/actor";
import { transact } from "@/lib/db/client";
import { appliesToQuestion } from "../audience";
import { itemsOf, releaseInForce, toItem } from "../current";
import { type DestinationKind, recordDelivery } from "../delivery-record";
import type { GuidanceItem, GuidanceRelease } from "../formats";
import { sessionIsHeldOut } from "../hold-out";
import type { LoadedItem } from "../load";
import { type Candidate, choose } from "./find";
import { type Hit, ItemIndex } from "./item-index";
import { type FindAsk, type FindInput, findSchema } from "./schema";

export interface FoundItem extends GuidanceItem {
  itemId: string;
  /** Why this one, in a sentence. */
  why: string;
  /** Relative to the best of this answer, 0 to 1. */
  score: number;
}

export interface FoundGuidance {
  release: GuidanceRelease | null;
  items: FoundItem[];
  /** What was found too, but did not fit into the bytes. */
  left: { path: string; bytes: number }[];
  /** Items in force for whoever asks, found or not. */
  considered: number;
}

/** More than anyone may ask for: a candidate that is too large makes room for the next. */
const MOST = 50;
const MAX_INDEXES = 20;

// One a process, whichever bundle a route or an action was compiled into. What is published never changes, so an index stays.
const holder = globalThis as typeof globalThis & { lucidItemIndexes?: Map<string, ItemIndex> };

function indexOfRelease(releaseId: string, items: readonly LoadedItem[]): ItemIndex {
  holder.lucidItemIndexes ??= new Map();
  const known = holder.lucidItemIndexes.get(releaseId);
  if (known) return known;
  if (holder.lucidItemIndexes.size >= MAX_INDEXES) holder.lucidItemIndexes.clear();
  const index = new ItemIndex(items.map((item) => ({ ...item, content: item.file })));
  holder.lucidItemIndexes.set(releaseId, index);
  return index;
}

function* candidatesOf(hits: Iterable<Hit>, items: readonly LoadedItem[]): Generator<Candidate & { item: LoadedItem }> {
  for (const hit of hits) {
    const item = items[hit.position];
    if (item) yield { ...hit, path: item.path, bytes: item.bytes, item };
  }
}

async function find(workspaceId: string, ask: FindAsk, now: number): Promise<FoundGuidance> {
  const head = await releaseInForce(workspaceId, now);
  if (!head) return { release: null, items: [], left: [], considered: 0 };
  const items = await itemsOf(workspaceId, head.id, now);
  const admitted = items.map((item) => appliesToQuestion(item.appliesTo, ask));
  const hits = indexOfRelease(head.id, items).search(ask.task, ask.tools ?? [], MOST, (position) => admitted[position] === true);
  const { chosen, left } = choose(candidatesOf(hits, items), ask.limit, ask.bytes);
  return {
    release: { id: head.id, number: head.number, sha256: head.sha256, publishedAt: head.publishedAt.toISOString() },
    items: chosen.map(({ candidate: { item }, why, score }) => ({ ...toItem(item), itemId: item.itemId, why, score })),
    left: left.map(({ path, bytes }) => ({ path, bytes })),
    considered: admitted.filter(Boolean).length,
  };
}

export interface FindBy {
  /** By which way the answer goes out. */
  destination: DestinationKind;
  /** False for a session that nobody named: its outcome could not be told from others', so it is never held out. */
  named: boolean;
}

/**
 * The few items of the release in force that fit a task, best first, each with its reason. The same question to the same release
 * gives the same answer. With a session it is a delivery and is recorded; a session that is held out gets none, and what it would
 * have got is recorded.
 */
export async function findGuidance(actor: Actor, input: FindInput, by: FindBy = { destination: "rest", named: true }): Promise<FoundGuidance> {
  await authorize(actor, "guidance.read");
  const ask = findSchema.parse(input);
  const found = await find(actor.workspaceId, ask, Date.now());
  const { session, agent = "", role = "", limit, bytes, tools } = ask;
  const { release } = found;
  if (session === undefined || release === null || found.items.length === 0) return found;
  const heldOut = by.named && (await sessionIsHeldOut(actor.workspaceId, session));
  await transact((tx) =>
    recordDelivery(tx, actor, {
      releaseId: release.id,
      destination: by.destination,
      session,
      agent,
      role,
      proof: "response",
      request: { find: "task", limit, bytes, ...(tools && tools.length > 0 && { tools }) },
      items: found.items.map(({ itemId, path, revision, sha256 }) => ({ itemId, path, revision, sha256 })),
      heldOut,
    }),
  );
  return heldOut ? { ...found, items: [], left: [] } : found;
}
