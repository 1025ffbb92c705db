import { diffLines, diffWordsWithSpace } from "diff";

/** What tells two releases apart. Pure, and complete: a difference applied to the first release gives the second. */

export interface Comparable {
  itemId: string;
  revisionId: string;
  lessonId: string;
  reviewId: string;
}

export interface Difference<T> {
  added: { item: T; position: number }[];
  changed: { before: T; after: T; moved: boolean; position: number }[];
  removed: T[];
  /** Items with the same bytes in another order relative to the rest. */
  moved: { item: T; position: number }[];
  unchanged: number;
}

/** The ordinals of a longest increasing run of `values`: what keeps its order. */
function inSequence(values: readonly number[]): Set<number> {
  const tails: number[] = [];
  const previous: number[] = [];
  values.forEach((value, i) => {
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (values[tails[middle]!]! < value) low = middle + 1;
      else high = middle;
    }
    previous[i] = low > 0 ? tails[low - 1]! : -1;
    tails[low] = i;
  });
  const kept = new Set<number>();
  for (let i = tails.at(-1) ?? -1; i >= 0; i = previous[i]!) kept.add(i);
  return kept;
}

function sameBytes(a: Comparable, b: Comparable): boolean {
  return a.revisionId === b.revisionId && a.lessonId === b.lessonId && a.reviewId === b.reviewId;
}

/** The difference that turns release `a` into release `b`, both in order. */
export function difference<T extends Comparable>(a: readonly T[], b: readonly T[]): Difference<T> {
  const before = new Map(a.map((item, position) => [item.itemId, { item, position }]));
  const common = b.flatMap((item, position) => {
    const old = before.get(item.itemId);
    return old ? [{ item, position, old }] : [];
  });
  const kept = inSequence(common.map(({ old }) => old.position));
  const after = new Set(b.map((item) => item.itemId));
  const result: Difference<T> = {
    added: b.flatMap((item, position) => (before.has(item.itemId) ? [] : [{ item, position }])),
    changed: [],
    removed: a.filter((item) => !after.has(item.itemId)),
    moved: [],
    unchanged: 0,
  };
  common.forEach(({ item, position, old }, i) => {
    const moved = !kept.has(i);
    if (!sameBytes(old.item, item)) result.changed.push({ before: old.item, after: item, moved, position });
    else if (moved) result.moved.push({ item, position });
    else result.unchanged++;
  });
  return result;
}

/** Carries a difference out. `applyDifference(a, difference(a, b))` equals `b`. */
export function applyDifference<T extends Comparable>(a: readonly T[], change: Difference<T>): T[] {
  const leaving = new Set([...change.removed.map((item) => item.itemId), ...change.moved.map(({ item }) => item.itemId)]);
  const replaced = new Map<string, T>();
  for (const { after, moved } of change.changed) {
    if (moved) leaving.add(after.itemId);
    else replaced.set(after.itemId, after);
  }
  const result = a.filter((item) => !leaving.has(item.itemId)).map((item) => replaced.get(item.itemId) ?? item);
  const arriving = [...change.added, ...change.moved, ...change.changed.filter(({ moved }) => moved).map(({ after, position }) => ({ item: after, position }))];
  for (const { item, position } of arriving.sort((x, y) => x.position - y.position)) result.splice(position, 0, item);
  return result;
}

/** Whether nothing changed at all. */
export function isEmpty(change: Difference<unknown>): boolean {
  return change.added.length + change.changed.length + change.removed.length + change.moved.length === 0;
}

export interface Words {
  text: string;
  kind: "same" | "added" | "removed";
}

/**
 * Word by word, what changed from one text to another; line by line when that takes too long, and whole when even that does.
 * `timeout` in ms, for each of the two.
 */
export function wordsOf(before: string, after: string, timeout = 200): Words[] {
  const parts = diffWordsWithSpace(before, after, { timeout }) ?? diffLines(before, after, { timeout });
  if (!parts) {
    const whole: Words[] = [
      { text: before, kind: "removed" },
      { text: after, kind: "added" },
    ];
    return whole.filter(({ text }) => text !== "");
  }
  return parts.map((part) => ({ text: part.value, kind: part.added ? "added" : part.removed ? "removed" : "same" }));
}
