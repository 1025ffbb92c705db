import type { GateFlag } from "../lesson";
import type { Field } from "./rule";

interface HiddenClass {
  rule: string;
  what: string;
  ranges: readonly (readonly [number, number])[];
}

/** Characters that a reader cannot see but a model reads, or that change what a reader sees. First match wins. */
export const HIDDEN_CLASSES: readonly HiddenClass[] = [
  { rule: "hidden.tags", what: "tag characters, which spell text that nobody sees", ranges: [[0xe0000, 0xe007f]] },
  {
    rule: "hidden.bidi",
    what: "characters that change the reading direction",
    ranges: [
      [0x202a, 0x202e],
      [0x2066, 0x2069],
      [0x200e, 0x200f],
      [0x61c, 0x61c],
    ],
  },
  {
    rule: "hidden.zero_width",
    what: "characters without width",
    ranges: [
      [0x200b, 0x200d],
      [0x2060, 0x2064],
      [0x206a, 0x206f],
      [0xfeff, 0xfeff],
      [0x180b, 0x180e],
      [0xad, 0xad],
      [0x34f, 0x34f],
      [0x115f, 0x1160],
      [0x17b4, 0x17b5],
      [0x3164, 0x3164],
      [0xffa0, 0xffa0],
    ],
  },
  {
    rule: "hidden.variation",
    what: "variation selectors, which can carry hidden bytes",
    ranges: [
      [0xfe00, 0xfe0f],
      [0xe0100, 0xe01ef],
    ],
  },
  {
    rule: "hidden.control",
    what: "control characters",
    ranges: [
      [0, 8],
      [0xb, 0x1f],
      [0x7f, 0x9f],
      [0x2028, 0x2029],
      [0xfff9, 0xfffb],
    ],
  },
  {
    rule: "hidden.private",
    what: "characters without an agreed meaning",
    ranges: [
      [0xe000, 0xf8ff],
      [0xf0000, 0x10ffff],
      [0xd800, 0xdfff],
      [0xfdd0, 0xfdef],
      [0xfffe, 0xffff],
    ],
  },
];

const hex = (code: number): string => `\\u{${code.toString(16)}}`;
/** Most texts hold none of them. */
const ANY = new RegExp(`[${HIDDEN_CLASSES.flatMap(({ ranges }) => ranges.map(([from, to]) => `${hex(from)}-${hex(to)}`)).join("")}]`, "u");

const PICTOGRAPH = /\p{Extended_Pictographic}|\p{Emoji_Modifier}|\ufe0f/u;
const JOINING_LETTER =
  /[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Gujarati}\p{Script=Gurmukhi}\p{Script=Sinhala}\p{Script=Oriya}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const KEYCAP = /[0-9#*]/;

function classOf(code: number): HiddenClass | undefined {
  return HIDDEN_CLASSES.find(({ ranges }) => ranges.some(([from, to]) => code >= from && code <= to));
}

/** A joiner inside an emoji or inside a script that needs it, and the emoji style selector, hide nothing. */
function isOrthography(code: number, before: string, after: string): boolean {
  if (code === 0xfe0f) return PICTOGRAPH.test(before) || KEYCAP.test(before);
  if (code === 0x200d) return (PICTOGRAPH.test(before) && PICTOGRAPH.test(after)) || (JOINING_LETTER.test(before) && JOINING_LETTER.test(after));
  if (code === 0x200c) return JOINING_LETTER.test(before) && JOINING_LETTER.test(after);
  return false;
}

/** Invisible and direction-changing characters, one flag a run. `severity` is block in a lesson's text, review in a quote. */
export function findHidden(text: string, field: Field, severity: GateFlag["severity"] = "block"): GateFlag[] {
  const flags: GateFlag[] = [];
  if (!ANY.test(text)) return flags;
  let open: { flag: GateFlag; count: number; what: string } | null = null;
  let before = "";
  for (let at = 0; at < text.length; ) {
    const code = text.codePointAt(at) ?? 0;
    const width = code > 0xffff ? 2 : 1;
    const char = text.slice(at, at + width);
    const found = code < 0x20 || code > 0x7e ? classOf(code) : undefined;
    const after = found ? String.fromCodePoint(text.codePointAt(at + width) ?? 0x20) : "";
    if (found && code !== 9 && code !== 10 && !isOrthography(code, before, after)) {
      if (open && open.flag.rule === found.rule && open.flag.end === at) {
        open.flag.end = at + width;
        open.count++;
      } else {
        const flag: GateFlag = { rule: found.rule, severity, message: "", field, start: at, end: at + width };
        open = { flag, count: 1, what: found.what };
        flags.push(flag);
      }
      open.flag.message = `Contains ${open.what} (${open.count}).`;
    }
    before = char;
    at += width;
    if (flags.length >= 40) break;
  }
  return flags;
}

const MIXED_WORD = /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}]{3,40}/gu;

/** Words that mix alphabets whose letters look alike: "раypal" is not "paypal". */
export function findLookAlikes(text: string, field: Field): GateFlag[] {
  const flags: GateFlag[] = [];
  for (const match of text.matchAll(MIXED_WORD)) {
    const word = match[0];
    if (!/\p{Script=Latin}/u.test(word) || !/[\p{Script=Cyrillic}\p{Script=Greek}]/u.test(word)) continue;
    // A unit such as "µs" or a formula's single Greek letter beside Latin is ordinary; three letters and more are a word.
    flags.push({
      rule: "hidden.look_alike",
      severity: "review",
      message: "Mixes letters of different alphabets that look alike in one word.",
      field,
      start: match.index,
      end: match.index + word.length,
    });
    if (flags.length >= 20) break;
  }
  return flags;
}
