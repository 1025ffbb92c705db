import { canonicalJson, sha256 } from "@/lib/text/hash";
import { type AppliesTo, normaliseAppliesTo } from "./audience";
import { indexOf } from "./release-index";

/** A release as an ordered set of items, and what an approved operation does to it. Pure: no framework, no database. */

export const OPERATIONS = ["add", "revise", "merge", "retire"] as const;
export type Operation = (typeof OPERATIONS)[number];

/** The largest file that a destination takes, in bytes: a Claude memory store's limit. */
export const MAX_FILE_BYTES = 102_400;
/** From here on a release is long enough to crowd an agent's context, in bytes: a warning, never a refusal. */
export const LARGE_RELEASE_BYTES = 65_536;

/** One place in a release: which bytes stand at a path, and on which review. */
export interface Placed {
  itemId: string;
  path: string;
  lessonId: string;
  revisionId: string;
  sha256: string;
  reviewId: string;
  decision: "approve" | "adopt";
}

/** An approved operation that waits in a draft or was carried out by a release. */
export interface Change {
  operation: Operation;
  /** The item that carries the new bytes; for a retirement, the one that goes. */
  itemId: string;
  path: string;
  lessonId: string;
  revisionId: string;
  sha256: string;
  reviewId: string;
  /** Further items that go out of force with it, by id. */
  targets: readonly string[];
  /** The revision that it was made on, where that waits in the same draft; null when it was made on what is in force. */
  standsOn?: string | null;
}

/** What the manifest of a release says about one item, with the text that its index is made from. */
export interface ManifestItem {
  path: string;
  lessonId: string;
  revisionId: string;
  sha256: string;
  title: string;
  trigger: string;
  appliesTo: AppliesTo;
}

/** Order of a release: by path, in code units, so that it is the same on every machine. */
export function inOrder<T extends { path: string }>(items: readonly T[]): T[] {
  return [...items].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
}

/** The items that a change replaces or takes out of force. */
export function touchedBy(change: Pick<Change, "itemId" | "targets">): string[] {
  return [...new Set([change.itemId, ...change.targets])];
}

/**
 * Whether a change has lost its ground, because a return took out of force what it was reviewed against: a retirement of nothing
 * that is in force, a revision of an item that is not, a merge of items that are not all. It waits without effect.
 */
export function isMoot(change: Pick<Change, "operation" | "itemId" | "targets">, inForce: ReadonlySet<string>): boolean {
  if (change.operation === "add") return false;
  const touched = touchedBy(change);
  return change.operation === "retire" ? !touched.some((id) => inForce.has(id)) : !touched.every((id) => inForce.has(id));
}

/** The release in force with the approved operations carried out, in order. Changes that are moot do nothing. */
export function applyChanges(base: readonly Placed[], changes: readonly Change[]): Placed[] {
  const items = new Map(base.map((item) => [item.itemId, item]));
  const inForce = new Set(items.keys());
  for (const change of changes) {
    if (isMoot(change, inForce)) continue;
    for (const id of touchedBy(change)) items.delete(id);
    if (change.operation === "retire") continue;
    const { itemId, path, lessonId, revisionId, reviewId } = change;
    items.set(itemId, { itemId, path, lessonId, revisionId, sha256: change.sha256, reviewId, decision: "approve" });
  }
  return inOrder([...items.values()]);
}

/**
 * The change already waiting that keeps another from joining: each was reviewed against what is in force, so only one may touch an
 * item. A revision that was reviewed as standing on the last one waiting has that one in it, and may join.
 */
export function collision(waiting: readonly Change[], next: Pick<Change, "itemId" | "targets" | "lessonId" | "standsOn">): Change | null {
  const touched = new Set(touchedBy(next));
  const meeting = waiting.filter((change) => change.lessonId !== next.lessonId && touchedBy(change).some((id) => touched.has(id)));
  const last = meeting.at(-1);
  if (!last) return null;
  const stacked = next.standsOn === last.revisionId && meeting.every(({ itemId, operation }) => itemId === next.itemId && operation === "revise");
  return stacked ? null : last;
}

/** The change that stands on another one, if one does. */
export function onTopOf<C extends Pick<Change, "itemId" | "standsOn">>(waiting: readonly C[], change: Pick<Change, "itemId" | "revisionId">): C | null {
  return waiting.find(({ itemId, standsOn }) => itemId === change.itemId && standsOn === change.revisionId) ?? null;
}

/**
 * The SHA-256 that names a release's content: everything that steers an agent, order and index included, and nothing else, so
 * that a return to an earlier release has the earlier hash. `items` in release order.
 */
export function releaseDigest(items: readonly ManifestItem[]): { sha256: string; index: string } {
  const index = indexOf(items);
  const manifest = items.map((item, position) => ({
    path: item.path,
    lessonId: item.lessonId,
    revision: item.revisionId,
    sha256: item.sha256,
    appliesTo: normaliseAppliesTo(item.appliesTo),
    position,
  }));
  return { sha256: sha256(canonicalJson({ items: manifest, index: sha256(index) })), index };
}

export interface Sizes {
  /** Bytes of all files together. */
  files: number;
  /** Bytes of the index. */
  index: number;
  largest: { path: string; bytes: number } | null;
}

/** How long a release is, in bytes of UTF-8. */
export function sizesOf(items: readonly { path: string; file: string }[], index: string): Sizes {
  let files = 0;
  let largest: Sizes["largest"] = null;
  for (const item of items) {
    const bytes = Buffer.byteLength(item.file);
    files += bytes;
    if (!largest || bytes > largest.bytes) largest = { path: item.path, bytes };
  }
  return { files, index: Buffer.byteLength(index), largest };
}
