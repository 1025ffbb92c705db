import { diffArrays } from "diff";
import type { Block } from "@/lib/text/blocks";
import { likeness, wordsOf } from "./words";

/** So alike, two blocks are one that was changed. */
const SAME_BLOCK = 0.4;
/** So much of a block's words found again in another one means that it was taken up there. */
const TAKEN_UP = 0.6;
/** Beyond so many pairs a hunk is paired by position: nobody reads such a rewrite block by block. */
const MAX_PAIRS = 40_000;

/** One step from an old list of blocks to a new one, in the order of both. */
export type Step =
  | { is: "same"; old: Block; new: Block }
  | { is: "changed"; old: Block; new: Block; also: Block[] }
  | { is: "removed"; old: Block }
  /** Stands here in the old text; its words went into the changed block `into`. */
  | { is: "absorbed"; old: Block; into: Block }
  | { is: "added"; new: Block };

/** Which of the old blocks each new one came from, in order on both sides, so that the sum of likenesses is largest. */
function pairs(old: readonly Block[], now: readonly Block[]): Map<number, number> {
  if (old.length * now.length > MAX_PAIRS) return new Map(now.slice(0, old.length).map((_, i) => [i, i]));
  const alike = old.map((a) => now.map((b) => (a.kind === b.kind ? likeness(a.text, b.text) : 0)));
  const best = Array.from({ length: old.length + 1 }, () => new Float64Array(now.length + 1));
  for (let i = old.length - 1; i >= 0; i--)
    for (let j = now.length - 1; j >= 0; j--) {
      const like = alike[i]?.[j] ?? 0;
      const paired = like >= SAME_BLOCK ? like + (best[i + 1]?.[j + 1] ?? 0) : 0;
      const row = best[i];
      if (row) row[j] = Math.max(paired, best[i + 1]?.[j] ?? 0, row[j + 1] ?? 0);
    }
  const found = new Map<number, number>();
  for (let i = 0, j = 0; i < old.length && j < now.length; ) {
    const like = alike[i]?.[j] ?? 0;
    const here = best[i]?.[j] ?? 0;
    if (like >= SAME_BLOCK && here === like + (best[i + 1]?.[j + 1] ?? 0)) found.set(j++, i++);
    else if (here === (best[i + 1]?.[j] ?? 0)) i++;
    else j++;
  }
  return found;
}

/** How much of a block's words another one has, 0 to 1. */
export function coverage(part: string, whole: string): number {
  const words = new Set(wordsOf(part));
  if (words.size === 0) return 0;
  const there = new Set(wordsOf(whole));
  let shared = 0;
  for (const word of words) if (there.has(word)) shared++;
  return shared / words.size;
}

function hunk(old: readonly Block[], now: readonly Block[]): Step[] {
  const origin = pairs(old, now);
  const paired = new Set(origin.values());
  const into = new Map<number, number>();
  old.forEach((block, i) => {
    if (paired.has(i) || block.kind === "heading") return;
    for (const [j, from] of origin) {
      const other = old[from];
      const text = now[j]?.text ?? "";
      if (other?.kind === block.kind && coverage(block.text, text) >= TAKEN_UP && coverage(block.text, other.text) < TAKEN_UP) {
        into.set(i, j);
        break;
      }
    }
  });
  const steps: Step[] = [];
  let next = 0;
  const leave = (until: number) => {
    for (; next < until; next++) {
      const block = old[next];
      const target = now[into.get(next) ?? -1];
      if (block && !paired.has(next)) steps.push(target ? { is: "absorbed", old: block, into: target } : { is: "removed", old: block });
    }
  };
  now.forEach((block, j) => {
    const from = origin.get(j);
    const before = from === undefined ? undefined : old[from];
    if (from === undefined || !before) {
      steps.push({ is: "added", new: block });
      return;
    }
    leave(from);
    const also = [...into].flatMap(([i, target]) => (target === j ? (old[i] ?? []) : []));
    steps.push({ is: "changed", old: before, new: block, also });
    next = from + 1;
  });
  leave(old.length);
  return steps;
}

/** From one list of blocks to another: blocks are told apart by their words, blank lines are not compared. Deterministic. */
export function align(old: readonly Block[], now: readonly Block[]): Step[] {
  const steps: Step[] = [];
  let i = 0;
  let j = 0;
  let gone: Block[] = [];
  let come: Block[] = [];
  const flush = () => {
    steps.push(...hunk(gone, come));
    gone = [];
    come = [];
  };
  const key = (block: Block) => `${block.kind}\u0000${block.text}`;
  for (const part of diffArrays(old.map(key), now.map(key))) {
    const count = part.value.length;
    if (part.removed) {
      gone.push(...old.slice(i, i + count));
      i += count;
    } else if (part.added) {
      come.push(...now.slice(j, j + count));
      j += count;
    } else {
      flush();
      for (let n = 0; n < count; n++) {
        const before = old[i++];
        const after = now[j++];
        if (before && after) steps.push({ is: "same", old: before, new: after });
      }
    }
  }
  flush();
  return steps;
}
