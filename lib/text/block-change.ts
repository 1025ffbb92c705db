import { type Block, blocksOf, textOf } from "./blocks";

/** One change of a text's blocks, named by their words rather than their places, so that it can be made on a text that has moved on. */
export interface BlockChange {
  /** The blocks that it takes the place of, as they stand; none for something new. */
  blocks: readonly string[];
  /** What stands there afterwards; null for nothing. */
  after: string | null;
  /** For something new: the block that it follows; null for the beginning. */
  anchor: string | null;
}

const indexOf = (blocks: readonly Block[], text: string) => blocks.findIndex((block) => block.text === text);

/**
 * The text with the change made. Pure.
 * @returns null when the text no longer has what the change is about: that is for people to resolve
 */
export function makeChange(text: string, { blocks: befores, after, anchor }: BlockChange): string | null {
  const { lead, blocks } = blocksOf(text);
  const places = befores.map((before) => indexOf(blocks, before));
  if (places.includes(-1) || new Set(places).size < places.length) return null;
  if (befores.length === 0) {
    const at = anchor === null ? -1 : indexOf(blocks, anchor);
    if (after === null || (anchor !== null && at === -1)) return null;
    return textOf({ lead, blocks: inserted(blocks, at, after) });
  }
  const gone = new Set(after === null ? places : places.slice(1));
  const kept: Block[] = [];
  blocks.forEach((block, i) => {
    const last = kept.at(-1);
    if (!gone.has(i)) kept.push(i === places[0] && after !== null ? { ...block, text: after } : { ...block });
    // What stood between it and the next block now stands there alone, unless there was more before it.
    else if (last && (i === blocks.length - 1 || lines(block.gap) > lines(last.gap))) last.gap = block.gap;
  });
  return textOf({ lead, blocks: kept });
}

const lines = (gap: string) => gap.split("\n").length;

function inserted(blocks: readonly Block[], at: number, text: string): Block[] {
  const list = blocks.map((block) => ({ ...block }));
  const before = list[at];
  const next = list[at + 1];
  const bullets = /^ {0,3}(?:[-*+]|\d{1,9}[.)])(?:[ \t]|$)/.test(text) && before?.kind === "bullet";
  const gap = bullets ? "\n" : "\n\n";
  const end = list.at(-1)?.gap ?? "\n";
  const added: Block = { kind: "paragraph", text, gap: next ? (before?.gap ?? gap) : end, prior: gap, under: "" };
  if (next && !/\n/.test(added.gap)) added.gap = gap;
  if (before) before.gap = next && /\n/.test(before.gap) && !bullets ? before.gap : gap;
  list.splice(at + 1, 0, added);
  return list;
}
