import { sha256 } from "@/lib/text/hash";

/**
 * The part of a file that Lucid keeps, between two marked lines. Pure, and on bytes: a file is a string of them (latin1), so that
 * whatever stands outside of the block comes out as it went in. The end names the same hash as the beginning, so that no text
 * inside can end the block.
 */

export interface BlockHead {
  release: number;
  /** Of the release. */
  sha256: string;
  /** SHA-256 of the block's own text, with LF. */
  block: string;
}

export type Parsed =
  | { kind: "none" }
  | { kind: "one"; head: BlockHead; start: number; end: number; body: string }
  /** Nothing is written over it: a person has to look. */
  | { kind: "damaged"; reason: string };

const BEGIN = /^<!-- lucid:begin release (\d{1,9}), sha256 ([0-9a-f]{64}), block ([0-9a-f]{64}) -->[ \t]*$/;
const END = /^<!-- lucid:end ([0-9a-f]{64}) -->[ \t]*$/;
const HINT = "<!-- Approved guidance, kept by `lucid export`: edit it in Lucid, not here. -->\n";

interface Line {
  text: string;
  start: number;
  /** After its line break. */
  end: number;
  number: number;
}

function* linesOf(file: string): Generator<Line> {
  let start = 0;
  for (let number = 1; start < file.length; number++) {
    const newline = file.indexOf("\n", start);
    const end = newline < 0 ? file.length : newline + 1;
    const text = file.slice(start, newline < 0 ? end : newline).replace(/\r$/, "");
    yield {
      text: number === 1 ? text.replace(/^\u00ef\u00bb\u00bf/, "") : text,
      start: number === 1 && file.startsWith("\u00ef\u00bb\u00bf") ? 3 : start,
      end,
      number,
    };
    start = end;
  }
}

/** Where the block is in a file, given as latin1. */
export function parseBlock(file: string): Parsed {
  let open: { head: BlockHead; line: Line } | null = null;
  let found: Extract<Parsed, { kind: "one" }> | null = null;
  for (const line of linesOf(file)) {
    const end = END.exec(line.text);
    if (open !== null) {
      if (end?.[1] !== open.head.block) continue;
      found = { kind: "one", head: open.head, start: open.line.start, end: line.end, body: file.slice(open.line.end, line.start) };
      open = null;
      continue;
    }
    if (end) return { kind: "damaged", reason: `Line ${line.number} ends a block of Lucid's that has no beginning.` };
    const begin = BEGIN.exec(line.text);
    if (!begin) continue;
    if (found) return { kind: "damaged", reason: `Line ${line.number} begins a second block of Lucid's. Remove one of the two.` };
    open = { head: { release: Number(begin[1]), sha256: begin[2] ?? "", block: begin[3] ?? "" }, line };
  }
  if (open) return { kind: "damaged", reason: `The block of Lucid's that begins in line ${open.line.number} is cut off: its end is missing.` };
  return found ?? { kind: "none" };
}

/** Whether a block's text is still what its head names. Line breaks that a checkout changed do not count. */
export function isIntact(block: Extract<Parsed, { kind: "one" }>): boolean {
  return sha256(Buffer.from(block.body.replaceAll("\r\n", "\n"), "latin1")) === block.head.block;
}

/** A block with this text, in UTF-8 as latin1. `text` ends with a line break. */
export function makeBlock(release: { number: number; sha256: string } | null, text: string): string {
  const body = Buffer.from(`${HINT}${text}`, "utf8").toString("latin1");
  const hash = sha256(Buffer.from(body, "latin1"));
  return `<!-- lucid:begin release ${release?.number ?? 0}, sha256 ${release?.sha256 ?? "0".repeat(64)}, block ${hash} -->\n${body}<!-- lucid:end ${hash} -->\n`;
}

/**
 * The file with `block` in the place of the one it has, or at its end. Every byte outside of the block stays.
 * @returns null when the file is damaged; see `parseBlock`
 */
export function withBlock(file: string, block: string): string | null {
  const parsed = parseBlock(file);
  if (parsed.kind === "damaged") return null;
  if (parsed.kind === "one") {
    // The last line of a file may have no line break: then the block has none either.
    const ended = file.slice(parsed.start, parsed.end).endsWith("\n") || parsed.end < file.length;
    return `${file.slice(0, parsed.start)}${ended ? block : block.slice(0, -1)}${file.slice(parsed.end)}`;
  }
  const gap = file === "" || file.endsWith("\n\n") || file.endsWith("\n\r\n") ? "" : file.endsWith("\n") ? "\n" : "\n\n";
  return `${file}${gap}${block}`;
}

/** The file without its block, and without the empty line that parted them. */
export function withoutBlock(file: string): string {
  const parsed = parseBlock(file);
  if (parsed.kind !== "one") return file;
  const before = file.slice(0, parsed.start);
  const after = file.slice(parsed.end);
  return `${after === "" ? before.replace(/\n\r?\n$/, "\n") : before}${after}`;
}
