import type { Block } from "@/lib/text/blocks";
import type { Comparison, FileScript, Slot, StoreText } from "./stores";

/** A store with some of a comparison's changes made and the others not. Pure. */

function chosenBlock(slot: Slot, chosen: ReadonlySet<string>): Block | null {
  switch (slot.is) {
    case "same":
      return slot.old;
    case "change":
      return chosen.has(slot.id) ? slot.new : slot.old;
    case "heading_added":
      return slot.with.some((id) => chosen.has(id)) ? slot.new : null;
    case "heading_removed":
      return slot.with.every((id) => chosen.has(id)) ? null : slot.old;
  }
}

/** Blocks that would become one when only a line end stands between them need a blank line. */
function mayTouch(a: Block, b: Block): boolean {
  if (a.kind === "heading" || a.kind === "code" || a.kind === "front_matter") return true;
  if (b.kind === "paragraph") return false;
  return true;
}

function joined(lead: string, blocks: readonly Block[], next: ReadonlyMap<Block, Block>, end: string): string {
  let text = lead;
  blocks.forEach((block, i) => {
    const after = blocks[i + 1];
    text += block.text;
    if (!after) text += end;
    // A place that nobody touched keeps its blank lines as they were.
    else if (next.get(block) === after) text += block.gap;
    else text += /\n[ \t]*\n/.test(after.prior) || (after.prior !== "" && mayTouch(block, after)) ? after.prior : "\n\n";
  });
  return text;
}

function pathOf(file: FileScript, chosen: ReadonlySet<string>): string | null {
  if (file.whole === null || !chosen.has(file.whole)) return file.from ?? (file.whole === null ? file.to : null);
  return file.to;
}

function textOfFile(file: FileScript, chosen: ReadonlySet<string>): string | null {
  const blocks = file.slots.flatMap((slot) => chosenBlock(slot, chosen) ?? []);
  if (blocks.length === 0) return file.from === null ? null : "";
  const olds = file.slots.flatMap((slot) => ("old" in slot && slot.old ? [slot.old] : []));
  const next = new Map(olds.flatMap((block, i) => (olds[i + 1] ? [[block, olds[i + 1] as Block] as const] : [])));
  const last = olds.at(-1) ?? blocks.at(-1);
  return joined(file.lead, blocks, next, last?.gap ?? "");
}

/**
 * The store with exactly the chosen changes. With none of them it is the input, byte for byte. A file whose every block was taken out
 * is left out.
 */
export function composeStore({ files }: Comparison, chosen: ReadonlySet<string>): StoreText[] {
  return files
    .flatMap((file) => {
      const path = pathOf(file, chosen);
      const content = path === null ? null : textOfFile(file, chosen);
      const emptied = content === "" && file.slots.some((slot) => slot.is === "change" || slot.is === "heading_removed");
      return path === null || content === null || emptied ? [] : [{ path, content }];
    })
    .sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
}
