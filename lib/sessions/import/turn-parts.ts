import type { Speaker } from "../session";
import { isDocument, isFence, isHeading, isMachineLine } from "./document-shape";
import { ruledSpeaker, type TurnFlags } from "./speaker-rules";

export interface TurnPart {
  speaker: Speaker;
  text: string;
}

/** Blocks that harnesses append to what a person typed. Tags that a person might discuss in prose are not among them. */
const INJECTED =
  /<(system[-_]reminder|user-prompt-submit-hook|ide_(?:opened_file|selection|diagnostics)|environment_context|current_datetime|task-notification|additional_data|open_and_recently_viewed_files|context_files|attached_files)\b[^>]*>[\s\S]*?<\/\1>/g;

/** Longer lead-ins and closing words than this are part of the document. UTF-16 units. */
const MAX_TYPED = 2_000;

/**
 * Splits what a transcript files under the user into who is really behind each part, in order: what the harness appended, what was
 * pasted, what was typed. Parts are exact pieces of the text; white space between them is dropped.
 */
export function turnParts(format: string, text: string, flags: TurnFlags): TurnPart[] {
  const whole = ruledSpeaker(format, text, flags);
  if (whole !== null && whole.id !== "simulated") return [{ speaker: whole.speaker, text }];
  const parts: TurnPart[] = [];
  let from = 0;
  for (const match of text.includes("<") ? text.matchAll(INJECTED) : []) {
    parts.push(...spoken(format, text.slice(from, match.index), flags));
    parts.push({ speaker: ruledSpeaker(format, match[0], { ...flags, simulated: false })?.speaker ?? "harness", text: match[0] });
    from = match.index + match[0].length;
  }
  if (from === 0) return flags.simulated ? [{ speaker: "simulator", text }] : typedAndPasted(text);
  parts.push(...spoken(format, text.slice(from), flags));
  return parts;
}

function spoken(format: string, piece: string, flags: TurnFlags): TurnPart[] {
  const text = piece.trim();
  if (text === "") return [];
  const rule = ruledSpeaker(format, text, flags);
  return rule ? [{ speaker: rule.speaker, text }] : typedAndPasted(text);
}

/** Tells the typed words from the pasted block when the boundary is clear: whole lines, or a colon before the first machine line. */
function typedAndPasted(text: string): TurnPart[] {
  const lines = text.split("\n");
  const first = lines.findIndex((line, at) => startsDocument(lines, line, at));
  if (first < 0) return [{ speaker: isDocument(text) ? "document" : "person", text }];
  const last = documentEnd(lines, first);
  const head = lines.slice(0, first).join("\n").trim();
  const tail = lines.slice(last).join("\n").trim();
  const block = lines.slice(first, last).join("\n").trim();
  const lead = first === 0 ? inlineLead(lines[0]!) : null;
  if (lead !== null && lead.length <= MAX_TYPED) {
    const pasted = text.slice(text.indexOf(lead) + lead.length, tail === "" ? undefined : text.lastIndexOf(tail)).trim();
    if (isPasted(pasted)) return compact([person(lead), { speaker: "document", text: pasted }, person(tail)]);
  }
  if (!isPasted(block)) return [{ speaker: isDocument(text) ? "document" : "person", text }];
  if (head.length > MAX_TYPED || isDocument(head)) return [{ speaker: "document", text }];
  if (tail.length > MAX_TYPED || isDocument(tail))
    return compact([person(head), { speaker: "document", text: text.slice(text.indexOf(block, head.length)).trim() }]);
  return compact([person(head), { speaker: "document", text: block }, person(tail)]);
}

function person(text: string): TurnPart {
  return { speaker: "person", text };
}

function compact(parts: TurnPart[]): TurnPart[] {
  return parts.filter((part) => part.text !== "");
}

/** Two machine-like lines, a code block, or a heading with more below. */
function startsDocument(lines: string[], line: string, at: number): boolean {
  if (line.trim() === "") return false;
  if (isFence(line)) return true;
  if (isHeading(line)) return lines.length - at > 5;
  const machine = isMachineLine(line) || inlineLead(line) !== null;
  return machine && lines.slice(at + 1, at + 4).some((next) => isMachineLine(next));
}

/** The line after the block: a closed fence ends it, and so do plain words at the very end, after an empty line. */
function documentEnd(lines: string[], first: number): number {
  if (isFence(lines[first]!)) {
    for (let at = lines.length - 1; at > first; at--) if (isFence(lines[at]!)) return at + 1;
    return lines.length;
  }
  const gap = lines.findLastIndex((line) => line.trim() === "");
  if (gap <= first || lines.length - gap > 4) return lines.length;
  const block = lines.slice(first, gap).filter((line) => line.trim() !== "");
  // Help texts and reports end in prose too: only after an unbroken block of machine lines is the boundary clear.
  if (block.filter(isMachineLine).length / block.length < 0.8) return lines.length;
  const closing = lines.slice(gap + 1);
  return closing.some((line) => isMachineLine(line) || isHeading(line) || /^\s*(?:[-*+]|\d+[.)])\s/.test(line)) ? lines.length : gap;
}

/** Typed words before a colon, when the rest of the line is machine-like: "It fails with: [server] listening …". */
function inlineLead(line: string): string | null {
  const match = /^(.{8,400}?[\p{L}\p{N}][:：])\s+(\S.*)$/u.exec(line);
  if (match === null || isMachineLine(match[1]!) || !isMachineLine(match[2]!)) return null;
  return match[1]!;
}

function isPasted(text: string): boolean {
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  if (isFence(lines[0] ?? "")) return lines.length >= 3;
  if (text.length < 40) return false;
  return (
    isDocument(text) || (lines.length >= 3 && lines.filter(isMachineLine).length / lines.length >= 0.4) || (lines.length === 2 && lines.every(isMachineLine))
  );
}
