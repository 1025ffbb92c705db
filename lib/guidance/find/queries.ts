import { type Actor, authorize } from "@/lib/auth/actor";
import { transact } from "@/lib/db/client";
import { itemsAtHand, releaseInForce, toItem } from "../current";
import { type DestinationKind, recordDelivery } from "../delivery-record";
import type { GuidanceItem, GuidanceRelease } from "../formats";
import { sessionIsHeldOut } from "../hold-out";
import type { LoadedItem } from "../load";
import { type Candidate, type Chosen, choose } from "./find";
import type { Hit } from "./item-index";
import { releaseFinder } from "./release-finder";
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

interface FindCandidate extends Candidate {
  item: LoadedItem;
}

interface Found extends Pick<FoundGuidance, "release" | "left" | "considered"> {
  chosen: Chosen<FindCandidate>[];
}

function* candidatesOf(hits: Iterable<Hit>, items: readonly LoadedItem[]): Generator<FindCandidate> {
  for (const hit of hits) {
    const item = items[hit.position];
    if (item) yield { ...hit, path: item.path, bytes: item.bytes, item };
  }
}

async function find(workspaceId: string, ask: FindAsk, now: number): Promise<Found> {
  const head = await releaseInForce(workspaceId, now);
  if (!head) return { release: null, chosen: [], left: [], considered: 0 };
  const items = await itemsAtHand(workspaceId, head.id, now);
  const finder = releaseFinder(head.id, items);
  const { admitted, count } = finder.admission(ask);
  const hits = finder.index.search(ask.task, ask.tools ?? [], MOST, (position) => admitted[position] === 1);
  const { chosen, left } = choose(candidatesOf(hits, items), ask.limit, ask.bytes);
  return {
    release: { id: head.id, number: head.number, sha256: head.sha256, publishedAt: head.publishedAt.toISOString() },
    chosen,
    left: left.map(({ path, bytes }) => ({ path, bytes })),
    considered: count,
  };
}

export interface FindBy {
  /** By which way the answer goes out. */
  destination: DestinationKind;
  /** False for a session that nobody named: its outcome could not be told from others', so it is never held out. */
  named: boolean;
}

const BY_REST: FindBy = { destination: "rest", named: true };

async function findAndRecord(actor: Actor, input: FindInput, by: FindBy): Promise<Found> {
  await authorize(actor, "guidance.read");
  const ask = findSchema.parse(input);
  const found = await find(actor.workspaceId, ask, Date.now());
  const { session, agent = "", role = "", limit, bytes, tools } = ask;
  const { release, chosen } = found;
  if (session === undefined || release === null || chosen.length === 0) return found;
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
      items: chosen.map(({ candidate: { item } }) => ({ itemId: item.itemId, path: item.path, revision: item.revisionId, sha256: item.sha256 })),
      heldOut,
    }),
  );
  return heldOut ? { ...found, chosen: [], left: [] } : found;
}

const partOf = (item: LoadedItem) => ({ ...toItem(item), itemId: item.itemId });

/**
 * The few items of the release in force that fit a task, best first, each with its reason. The same question to the same release
 * gives the same answer. With a session it is a delivery and is recorded; a session that is held out gets none, and what it would
 * have got is recorded.
 */
export async function findGuidance(actor: Actor, input: FindInput, by: FindBy = BY_REST): Promise<FoundGuidance> {
  const { release, chosen, left, considered } = await findAndRecord(actor, input, by);
  return { release, items: chosen.map(({ candidate: { item }, why, score }) => ({ ...partOf(item), why, score })), left, considered };
}

// An item's JSON is made once for as long as the item is kept: most of an answer is the same bytes again.
const partsInJson = new WeakMap<LoadedItem, string>();

function inJson({ candidate: { item }, why, score }: Chosen<FindCandidate>): string {
  let part = partsInJson.get(item);
  if (part === undefined) {
    part = JSON.stringify(partOf(item)).slice(0, -1);
    partsInJson.set(item, part);
  }
  return `${part},"why":${JSON.stringify(why)},"score":${score}}`;
}

/** What `findGuidance` finds, as the JSON of it. */
export async function findGuidanceJson(actor: Actor, input: FindInput): Promise<string> {
  const { release, chosen, left, considered } = await findAndRecord(actor, input, BY_REST);
  return `{"release":${JSON.stringify(release)},"items":[${chosen.map(inJson).join(",")}],"left":${JSON.stringify(left)},"considered":${considered}}`;
}
