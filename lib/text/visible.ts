/** Makes visible what a reader of text cannot see (law 6). Pure: no framework, no clock. */

/** Why a character is shown by name: one closed word each. */
export type HiddenClass = "zero_width" | "bidi" | "tag" | "variation" | "control" | "format" | "private_use" | "space" | "unassigned";

export interface HiddenCharacter {
  codepoint: number;
  /** Short, for a chip: `ZWSP`, `TAG a`. */
  label: string;
  /** In words, for a tooltip and a screen reader. */
  name: string;
  class: HiddenClass;
}

/** A stretch of the text. Offsets are UTF-16 units; the runs' texts, joined, are the text itself. */
export type Run = { start: number; text: string; hidden?: undefined } | { start: number; text: string; hidden: HiddenCharacter };

type Named = readonly [label: string, name: string, kind: HiddenClass];

const NAMED: Readonly<Record<number, Named>> = {
  173: ["SHY", "soft hyphen", "format"],
  847: ["CGJ", "combining grapheme joiner", "format"],
  1564: ["ALM", "Arabic letter mark", "bidi"],
  4447: ["HCF", "Hangul choseong filler", "zero_width"],
  4448: ["HJF", "Hangul jungseong filler", "zero_width"],
  6068: ["KIV AQ", "Khmer inherent vowel aq", "zero_width"],
  6069: ["KIV AA", "Khmer inherent vowel aa", "zero_width"],
  6158: ["MVS", "Mongolian vowel separator", "zero_width"],
  8203: ["ZWSP", "zero width space", "zero_width"],
  8204: ["ZWNJ", "zero width non-joiner", "zero_width"],
  8205: ["ZWJ", "zero width joiner", "zero_width"],
  8206: ["LRM", "left-to-right mark", "bidi"],
  8207: ["RLM", "right-to-left mark", "bidi"],
  8232: ["LSEP", "line separator", "space"],
  8233: ["PSEP", "paragraph separator", "space"],
  8234: ["LRE", "left-to-right embedding", "bidi"],
  8235: ["RLE", "right-to-left embedding", "bidi"],
  8236: ["PDF", "pop directional formatting", "bidi"],
  8237: ["LRO", "left-to-right override", "bidi"],
  8238: ["RLO", "right-to-left override", "bidi"],
  8288: ["WJ", "word joiner", "zero_width"],
  8289: ["FA", "invisible function application", "zero_width"],
  8290: ["IT", "invisible times", "zero_width"],
  8291: ["IS", "invisible separator", "zero_width"],
  8292: ["IP", "invisible plus", "zero_width"],
  8294: ["LRI", "left-to-right isolate", "bidi"],
  8295: ["RLI", "right-to-left isolate", "bidi"],
  8296: ["FSI", "first strong isolate", "bidi"],
  8297: ["PDI", "pop directional isolate", "bidi"],
  10240: ["BRAILLE BLANK", "blank Braille pattern", "space"],
  12644: ["HF", "Hangul filler", "zero_width"],
  65279: ["BOM", "byte order mark", "zero_width"],
  65440: ["HHF", "halfwidth Hangul filler", "zero_width"],
  65529: ["IAA", "interlinear annotation anchor", "format"],
  65530: ["IAS", "interlinear annotation separator", "format"],
  65531: ["IAT", "interlinear annotation terminator", "format"],
  65532: ["OBJ", "object replacement character", "format"],
};

const SPACES: Readonly<Record<number, string>> = {
  160: "no-break space",
  5760: "Ogham space mark",
  8192: "en quad",
  8193: "em quad",
  8194: "en space",
  8195: "em space",
  8196: "three-per-em space",
  8197: "four-per-em space",
  8198: "six-per-em space",
  8199: "figure space",
  8200: "punctuation space",
  8201: "thin space",
  8202: "hair space",
  8239: "narrow no-break space",
  8287: "medium mathematical space",
  12288: "ideographic space",
};

const CONTROLS = "NUL SOH STX ETX EOT ENQ ACK BEL BS HT LF VT FF CR SO SI DLE DC1 DC2 DC3 DC4 NAK SYN ETB CAN EM SUB ESC FS GS RS US".split(" ");

// Everything that may need a name; the rest of a text is skipped over in one native step. Tab and line feed are plain text.
const SUSPECT =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  // biome-ignore lint/suspicious/noMisleadingCharacterClass: single code points, variation selectors among them
  /[\u0000-\u0008\u000b-\u001f\u007f-\u00a0\u00ad\u034f\u115f\u1160\u17b4\u17b5\u1680\u180b-\u180f\u2000-\u200a\u2028\u2029\u202f\u205f\u2800\u3000\u3164\ufe00-\ufe0f\uffa0\ufffc]|[\u{e0000}-\u{e0fff}]|\p{Cf}|\p{Co}|\p{Cs}|[\ufff0-\ufff8]|\p{Noncharacter_Code_Point}/gu;

const PICTOGRAPH = /^\p{Extended_Pictographic}|^\p{Emoji_Modifier}|^\p{Regional_Indicator}|^[#*0-9]/u;
const JOINING =
  /^[\p{Script=Arabic}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Gujarati}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}]/u;
const HAN = /^\p{Script=Han}/u;

function hex(codepoint: number): string {
  return codepoint.toString(16).toUpperCase().padStart(4, "0");
}

/** `U+200B`, the way Unicode writes a code point. */
export function codepointName(codepoint: number): string {
  return `U+${hex(codepoint)}`;
}

/** The name of a character that cannot be seen, or null for one that can. Context (emoji, scripts that join) is `runsOf`'s matter. */
export function hiddenCharacter(codepoint: number): HiddenCharacter | null {
  const found = (label: string, name: string, kind: HiddenClass): HiddenCharacter => ({ codepoint, label, name, class: kind });
  const named = NAMED[codepoint];
  if (named) return found(...named);
  const space = SPACES[codepoint];
  if (space) return found(codepoint === 0xa0 ? "NBSP" : codepoint === 0x202f ? "NNBSP" : "SPACE", space, "space");
  if (codepoint === 0x09 || codepoint === 0x0a) return null;
  if (codepoint < 0x20) return found(CONTROLS[codepoint] ?? "CTRL", `control character ${CONTROLS[codepoint] ?? ""}`.trim(), "control");
  if (codepoint === 0x7f) return found("DEL", "control character DEL", "control");
  if (codepoint >= 0x80 && codepoint <= 0x9f) return found("C1", "C1 control character", "control");
  if (codepoint >= 0xfe00 && codepoint <= 0xfe0f) return found(`VS${codepoint - 0xfe00 + 1}`, `variation selector ${codepoint - 0xfe00 + 1}`, "variation");
  if (codepoint >= 0xe0100 && codepoint <= 0xe01ef)
    return found(`VS${codepoint - 0xe0100 + 17}`, `variation selector ${codepoint - 0xe0100 + 17}`, "variation");
  if (codepoint >= 0x180b && codepoint <= 0x180f) return found("FVS", "Mongolian free variation selector", "variation");
  if (codepoint >= 0xe0000 && codepoint <= 0xe007f) {
    const ascii = codepoint - 0xe0000;
    const shown = ascii === 0x20 ? "space" : ascii > 0x20 && ascii < 0x7f ? String.fromCharCode(ascii) : ascii === 0x7f ? "end" : hex(ascii);
    return found(`TAG ${shown}`, `tag character ${shown}`, "tag");
  }
  if (codepoint >= 0xe0000 && codepoint <= 0xe0fff) return found("IGNORABLE", "default ignorable code point", "unassigned");
  if (codepoint >= 0xd800 && codepoint <= 0xdfff) return found("SURROGATE", "lone surrogate", "unassigned");
  if ((codepoint >= 0xe000 && codepoint <= 0xf8ff) || (codepoint >= 0xf0000 && codepoint <= 0x10fffd))
    return found("PRIVATE", "private use character", "private_use");
  if ((codepoint & 0xfffe) === 0xfffe || (codepoint >= 0xfdd0 && codepoint <= 0xfdef)) return found("NONCHAR", "noncharacter", "unassigned");
  if (/^\p{Cf}$/u.test(String.fromCodePoint(codepoint))) return found("FORMAT", "format character", "format");
  if (codepoint >= 0xfff0 && codepoint <= 0xfff8) return found("IGNORABLE", "default ignorable code point", "unassigned");
  return null;
}

function before(text: string, at: number): string {
  if (at <= 0) return "";
  const unit = text.charCodeAt(at - 1);
  return unit >= 0xdc00 && unit <= 0xdfff && at >= 2 ? text.slice(at - 2, at) : text.slice(at - 1, at);
}

/** Where a character that is hidden elsewhere does the work it was made for: the emoji ❤️, 👩‍💻, a Persian word, CRLF. */
function expected(text: string, at: number, length: number, codepoint: number): boolean {
  if (codepoint === 0x0d) return text.charCodeAt(at + 1) === 0x0a;
  const previous = before(text, at);
  if (codepoint === 0xfe0e || codepoint === 0xfe0f) return PICTOGRAPH.test(previous);
  if (codepoint >= 0xe0100 && codepoint <= 0xe01ef) return HAN.test(previous);
  if (codepoint === 0x200c || codepoint === 0x200d) {
    const next = text.slice(at + length, at + length + 2);
    if (codepoint === 0x200d && (PICTOGRAPH.test(previous) || previous === "\ufe0f") && PICTOGRAPH.test(next)) return !/^[#*0-9]/.test(next);
    return (JOINING.test(previous) || /^\p{Mn}$/u.test(previous)) && JOINING.test(next);
  }
  return false;
}

/**
 * Splits text into what can be seen and what cannot. Linear in the length; joined, the runs are the text itself.
 * Neighbouring hidden characters are runs of their own, one each.
 */
export function runsOf(text: string): Run[] {
  const runs: Run[] = [];
  let plain = 0;
  for (const match of text.matchAll(SUSPECT)) {
    const at = match.index;
    const codepoint = match[0].codePointAt(0) ?? 0;
    const hidden = hiddenCharacter(codepoint);
    if (!hidden || expected(text, at, match[0].length, codepoint)) continue;
    if (at > plain) runs.push({ start: plain, text: text.slice(plain, at) });
    runs.push({ start: at, text: match[0], hidden });
    plain = at + match[0].length;
  }
  if (plain < text.length) runs.push({ start: plain, text: text.slice(plain) });
  return runs;
}

/** Whether anything in the text cannot be seen. */
export function hasHidden(text: string): boolean {
  return runsOf(text).some((run) => run.hidden !== undefined);
}

/** The text with every hidden character written as ⟨U+200B⟩: for plain places such as a title attribute, a log, a file name. */
export function visibleText(text: string): string {
  return runsOf(text)
    .map((run) => (run.hidden ? `⟨${codepointName(run.hidden.codepoint)}⟩` : run.text))
    .join("");
}
