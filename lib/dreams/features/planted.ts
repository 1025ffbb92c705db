import { mask } from "@/lib/text/mask";
import { clip } from "./said";

/** Longest part of a tool's output that is looked through: its beginning and its end. */
const HEAD = 24_576;
const TAIL = 4096;

// A tool's output is data. These are the ways in which it speaks to the agent instead. One linear pass, no nested repetition.
const ORDERS = new RegExp(
  [
    String.raw`\b(?:ignore|disregard|forget|override|bypass)\b[^.\n]{0,40}\b(?:previous|prior|above|earlier|preceding|existing|other|system|all|any|your)\b[^.\n]{0,40}\b(?:instructions?|prompts?|rules?|guidelines?|polic(?:y|ies)|directives?|context|messages?|training)\b`,
    String.raw`\b(?:new|updated|important|urgent|hidden|secret|system|admin(?:istrator)?|developer)\s+(?:instructions?|prompt|directive|override|message)\s*(?:for|to)?\s*(?:the\s+)?(?:assistant|agents?|ai|model|llm|bot|you)?\s*[:\]>]`,
    String.raw`\b(?:attention|note|notice|message|instructions?|important|reminder)\s*(?:,|to|for)\s+(?:all\s+|any\s+|the\s+)?(?:ai|llm|language model|assistants?|support agents?|agents?|copilots?|bots?)\b`,
    String.raw`\b(?:you are|you're|act as|pretend to be)\s+(?:now\s+)(?:an?|the|in|no longer)\b`,
    String.raw`\b(?:do not|don't|never)\s+(?:tell|inform|mention|reveal|show|disclose|say)\b[^.\n]{0,40}\b(?:user|customer|human|anyone|person)\b`,
    String.raw`\b(?:ai|llm|assistants?|agents?|models?|copilots?)\s+(?:must|should|shall|are required to|is required to|have to|has to)\s+(?:always|never|now|immediately|first|also|ignore|not)\b`,
    String.raw`<\s*(?:system|assistant|instructions?|im_start)\s*>|\[(?:system|inst)\]|<\|im_start\|>`,
    String.raw`(?:ignoriere|vergiss|missachte)\b[^.\n]{0,40}(?:anweisungen|regeln|vorgaben|anleitungen)`,
  ].join("|"),
  "i",
);

// Cheap words, one of which every order above holds: most outputs are done with after this.
const CHEAP =
  /ignore|disregard|forget|override|bypass|instruction|prompt|directive|you are now|you're now|act as now|pretend|do not |don't |never |assistant|agent|\bai\b|llm|copilot|system|attention|ignoriere|vergiss|missachte|im_start/i;

// Tag characters spell a text that no reader sees; three or more other invisible characters in a row are no accident either.
const HIDDEN = /[\u{E0020}-\u{E007E}]{3,}|[\u200B-\u200D\u2060-\u2064\u202A-\u202E\u2066-\u2069]{3,}/u;

export interface Planted {
  start: number;
  end: number;
  mask: string;
  hidden: boolean;
}

function sentenceAround(text: string, from: number, to: number): { start: number; end: number } {
  let start = from;
  const floor = Math.max(0, from - 160);
  while (start > floor && !/[\n"{}\\]/.test(text[start - 1]!) && !(/[.!?]/.test(text[start - 1]!) && text.charCodeAt(start) <= 32)) start--;
  let end = to;
  const ceiling = Math.min(text.length, to + 280);
  while (end < ceiling && !/[\n"{}]/.test(text[end]!) && !(text[end] === "\\" && text[end + 1] === "n")) {
    end++;
    if (/[.!?]/.test(text[end - 1]!) && end - from > 40 && (end >= text.length || text.charCodeAt(end) <= 32)) break;
  }
  while (start < end && text.charCodeAt(start) <= 32) start++;
  while (end > start && text.charCodeAt(end - 1) <= 32) end--;
  return clip(text, start, end, 480);
}

/** The first stretch of a tool's output that addresses the agent as if it were an order, or null. Pure. */
export function findPlanted(text: string): Planted | null {
  const parts =
    text.length <= HEAD + TAIL
      ? [{ at: 0, part: text }]
      : [
          { at: 0, part: text.slice(0, HEAD) },
          { at: text.length - TAIL, part: text.slice(-TAIL) },
        ];
  for (const { at, part } of parts) {
    const hidden = HIDDEN.exec(part);
    const order = CHEAP.test(part) ? ORDERS.exec(part) : null;
    const found = order ?? hidden;
    if (!found) continue;
    const { start, end } = sentenceAround(text, at + found.index, at + found.index + found[0].length);
    const said = text.slice(start, end);
    return { start, end, mask: mask(said.replace(/[^\p{L}\p{N}\p{P}\p{Zs}\n]/gu, "").toLowerCase()), hidden: HIDDEN.test(said) };
  }
  return null;
}
