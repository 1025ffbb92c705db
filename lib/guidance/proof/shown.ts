import { sha256 } from "@/lib/text/hash";

/** What a text of a transcript proves: which approved files stand in it, byte for byte. Pure; session text is data and nothing more. */

export interface ShownFile {
  path: string;
  sha256: string;
}

export interface Shown {
  /** The release that the text names, with its hash; null when it names none. */
  release: { number: number; sha256: string } | null;
  /** Files that are there whole, with the hash that they carry. */
  files: ShownFile[];
  /** Whether it is a block of a file that `lucid export` keeps. */
  managed: boolean;
}

const RELEASE = /<!-- (lucid:begin )?release (\d{1,9}), sha256 ([0-9a-f]{64})/;
const FILE = /<!-- file ([^\n]{1,200}?), (\d{1,6}) bytes, sha256 ([0-9a-f]{64}) -->\n/g;
const MOST_FILES = 2_000;
const NUMBERED = /^ {0,8}\d{1,6}(?:\u2192|\t)/;

/** A text as it was before a tool numbered its lines ("    12→…", "12\t…"), when it did. */
export function withoutLineNumbers(text: string): string {
  if (!NUMBERED.test(text)) return text;
  const lines = text.split("\n");
  if (!lines.every((line, i) => NUMBERED.test(line) || (i === lines.length - 1 && line === ""))) return text;
  return lines.map((line) => line.replace(NUMBERED, "")).join("\n");
}

/** The whole files of guidance in a text. A file that is cut off, or whose bytes are others, is not shown. */
export function shownIn(text: string): Shown {
  const plain = withoutLineNumbers(text.replaceAll("\r\n", "\n"));
  const release = RELEASE.exec(plain);
  const files: ShownFile[] = [];
  for (const match of plain.matchAll(FILE)) {
    if (files.length >= MOST_FILES) break;
    const [, path = "", size = "", hash = ""] = match;
    const start = match.index + match[0].length;
    // A character has at most three bytes in UTF-8 a UTF-16 unit, and at least one.
    const bytes = Buffer.from(plain.slice(start, start + Number(size)), "utf8").subarray(0, Number(size));
    if (sha256(bytes) === hash) files.push({ path, sha256: hash });
  }
  return { release: release && { number: Number(release[2]), sha256: release[3] ?? "" }, files, managed: release?.[1] !== undefined };
}

/** The hash of a text that may be one file of guidance as it lies in a memory folder: with one final line break. */
export function fileHash(text: string): string {
  return sha256(`${withoutLineNumbers(text.replaceAll("\r\n", "\n")).replace(/\n+$/, "")}\n`);
}
