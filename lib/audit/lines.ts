import { canonicalJson } from "@/lib/text/hash";
import { escapeSeparators } from "./entry-json";

// An entry is small; its text may be a long note.
const LONGEST = 16 * 1024 * 1024;

/**
 * A line of an export: canonical JSON (RFC 8785), and the two separators that JSON lets stand and some readers end a line at as
 * escapes. One value has exactly one such line.
 */
export function exportLine(value: object): string {
  return escapeSeparators(canonicalJson(value));
}

/**
 * The lines of a file, without their ends. A line ends at a line feed and nothing else, so that a line's bytes are checked as they are.
 * @throws TypeError for bytes that are not UTF-8, RangeError for a line of more than 16 MB
 */
export async function* fileLines(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  let rest = "";
  for await (const chunk of bytes) {
    const parts = (rest + decoder.decode(chunk, { stream: true })).split("\n");
    rest = parts.pop() ?? "";
    if (rest.length > LONGEST) throw new RangeError("A line has more than 16 MB.");
    yield* parts;
  }
  rest += decoder.decode();
  if (rest !== "") yield rest;
}
