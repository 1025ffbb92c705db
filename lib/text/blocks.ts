/** A text as the blocks that people read it in. Pure; the blocks and gaps put together are the text. */

export type BlockKind = "front_matter" | "heading" | "bullet" | "code" | "paragraph";

export interface Block {
  kind: BlockKind;
  /** Verbatim, without the line end after it. A bullet has its nested ones with it. */
  text: string;
  /** The line ends and blank lines after it. */
  gap: string;
  /** What stands between it and the block before it; "" for the first. */
  prior: string;
  /** The heading that it stands under, as written, or "". A heading stands under the one above its level. */
  under: string;
}

const FENCE = /^ {0,3}(`{3,}|~{3,})/;
const HEADING = /^ {0,3}(#{1,6})(?:[ \t]|$)/;
const BULLET = /^ {0,3}(?:[-*+]|\d{1,9}[.)])(?:[ \t]|$)/;

function closes(line: string, mark: string): boolean {
  const trimmed = line.trim();
  return trimmed.length >= mark.length && trimmed === (mark[0] ?? "").repeat(trimmed.length);
}

/** Where the block that begins at a line ends, as the index of the first line that is not its own; trailing blank lines left out. */
function endOf(lines: readonly string[], start: number, kind: BlockKind): number {
  const blank = (i: number) => (lines[i] ?? "").trim() === "";
  if (kind === "heading") return start + 1;
  if (kind === "front_matter") return lines.findIndex((line, i) => i > start && line.trimEnd() === "---") + 1;
  if (kind === "code") {
    const mark = FENCE.exec(lines[start] ?? "")?.[1] ?? "";
    const end = lines.findIndex((line, i) => i > start && closes(line, mark));
    return end === -1 ? lastSaying(lines, lines.length) : end + 1;
  }
  let mark: string | null = null;
  let i = start + 1;
  for (; i < lines.length; i++) {
    const line = lines[i] ?? "";
    if (mark !== null) {
      if (closes(line, mark)) mark = null;
      continue;
    }
    const indented = /^(?: {2,}|\t)/.test(line);
    if (kind === "paragraph") {
      if (blank(i) || HEADING.test(line) || BULLET.test(line) || FENCE.test(line)) break;
      continue;
    }
    if (blank(i)) {
      // What follows a blank line belongs to the bullet only when it is indented.
      const next = lines.findIndex((_, j) => j > i && !blank(j));
      if (next === -1 || !/^(?: {2,}|\t)/.test(lines[next] ?? "")) break;
      continue;
    }
    if (indented) {
      mark = FENCE.exec(line.trimStart())?.[1] ?? null;
      continue;
    }
    if (HEADING.test(line) || BULLET.test(line) || FENCE.test(line)) break;
  }
  return lastSaying(lines, i);
}

function lastSaying(lines: readonly string[], end: number): number {
  let last = end;
  while (last > 0 && (lines[last - 1] ?? "").trim() === "") last--;
  return last;
}

function kindOf(lines: readonly string[], i: number): BlockKind {
  const line = lines[i] ?? "";
  if (i === 0 && line.trimEnd() === "---" && lines.findIndex((other, j) => j > 0 && other.trimEnd() === "---") > 0) return "front_matter";
  if (FENCE.test(line)) return "code";
  if (HEADING.test(line)) return "heading";
  return BULLET.test(line) ? "bullet" : "paragraph";
}

/** The blocks of a text, in order, and the blank lines before the first. */
export function blocksOf(text: string): { lead: string; blocks: Block[] } {
  const lines = text.split("\n");
  const blocks: Block[] = [];
  const open: { level: number; text: string }[] = [];
  let at = 0;
  while (at < lines.length && (lines[at] ?? "").trim() === "") at++;
  if (at === lines.length) return { lead: text, blocks };
  const lead = lines
    .slice(0, at)
    .map((line) => `${line}\n`)
    .join("");
  while (at < lines.length) {
    const kind = kindOf(lines, at);
    const end = Math.max(at + 1, endOf(lines, at, kind));
    const level = kind === "heading" ? (HEADING.exec(lines[at] ?? "")?.[1]?.length ?? 1) : Number.POSITIVE_INFINITY;
    while (open.length > 0 && (open.at(-1)?.level ?? 0) >= level) open.pop();
    let next = end;
    while (next < lines.length && (lines[next] ?? "").trim() === "") next++;
    const body = lines.slice(at, end).join("\n");
    // The last line has no line end of its own.
    const gap =
      next >= lines.length
        ? end < lines.length
          ? `\n${lines.slice(end).join("\n")}`
          : ""
        : `\n${lines
            .slice(end, next)
            .map((line) => `${line}\n`)
            .join("")}`;
    blocks.push({ kind, text: body, gap, prior: blocks.at(-1)?.gap ?? "", under: open.at(-1)?.text ?? "" });
    if (kind === "heading") open.push({ level, text: body.trim() });
    at = next;
  }
  return { lead, blocks };
}

/** The text of blocks. */
export function textOf({ lead, blocks }: { lead: string; blocks: readonly Pick<Block, "text" | "gap">[] }): string {
  return lead + blocks.map(({ text, gap }) => text + gap).join("");
}
