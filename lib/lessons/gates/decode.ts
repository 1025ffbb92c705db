/** A passage that says something else than it shows: what it decodes to, and where it stands. */
export interface Layer {
  kind:
    | "base64"
    | "base32"
    | "hex"
    | "escapes"
    | "percent"
    | "entities"
    | "codes"
    | "binary"
    | "rotated"
    | "reversed"
    | "pig_latin"
    | "morse"
    | "spaced"
    | "tags";
  text: string;
  start: number;
  end: number;
}

const MAX_LAYERS = 40;
/** So much is decoded of one text; a text of which more is in code is told to be so by what was decoded. */
const MAX_DECODED = 40_000;
const utf8 = (bytes: Uint8Array): string | null => {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
};

/** Whether it reads as text: nearly all letters, digits, spaces and ordinary signs, and some of it letters. */
function isReadable(text: string | null, least = 6): text is string {
  if (text === null || text.length < least) return false;
  const fine = (text.match(/[\p{L}\p{M}\p{N}\s.,;:!?'"()/@_=+$#&*<>|\\[\]{}~`%^-]/gu) ?? []).length;
  const letters = (text.match(/\p{L}/gu) ?? []).length;
  return fine / [...text].length > 0.95 && letters / text.length > 0.5;
}

/** Base64 decodes nearly anything; only words say that something was encoded. */
const hasWords = (text: string): boolean =>
  /\p{L}{2,}[\s_,.:/-]+\p{L}{2,}/u.test(text) || /[\p{Script=Han}\p{Script=Cyrillic}\p{Script=Arabic}\p{Script=Hiragana}]{3}/u.test(text);

function bytesOfBase64(run: string): Uint8Array {
  const plain = run.replace(/\s+/g, "").replaceAll("-", "+").replaceAll("_", "/").replace(/=+$/, "");
  return Uint8Array.from(atob(plain.slice(0, plain.length - (plain.length % 4 === 1 ? 1 : 0))), (char) => char.charCodeAt(0));
}

function bytesOfBase32(run: string): Uint8Array {
  const bytes: number[] = [];
  let bits = 0;
  let value = 0;
  for (const char of run.replace(/[=\s]/g, "").toUpperCase()) {
    value = ((value << 5) | "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(char)) & 0xffff;
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      bytes.push((value >> bits) & 255);
    }
  }
  return Uint8Array.from(bytes);
}

const fromCodes = (codes: readonly number[]): string | null =>
  codes.every((code) => code > 0 && code <= 0x10ffff) ? String.fromCodePoint(...codes.slice(0, 4_000)) : null;
const numbers = (run: string, pattern: RegExp, base: number): number[] =>
  [...run.matchAll(pattern)].map((match) => Number.parseInt(match[1] ?? match[0], base));

const MORSE: Readonly<Record<string, string>> = Object.fromEntries(
  ".- -... -.-. -.. . ..-. --. .... .. .--- -.- .-.. -- -. --- .--. --.- .-. ... - ..- ...- .-- -..- -.-- --.."
    .split(" ")
    .map((code, at) => [code, String.fromCharCode(97 + at)]),
);

interface Decoder {
  kind: Layer["kind"];
  pattern: RegExp;
  /** Not looked for in a text without this. */
  needs?: string;
  decode: (run: string) => string | null;
}

/** Runs that are plainly in some code. The patterns are linear: one class each, bounded. */
const DECODERS: readonly Decoder[] = [
  {
    kind: "base64",
    pattern: /(?<![A-Za-z0-9+/_-])(?:[A-Za-z0-9+/_-]{16,8000}={0,2}|[A-Za-z0-9+/]{60,76}\r?\n(?:[A-Za-z0-9+/]{1,76}\r?\n?){1,100}={0,2})/g,
    decode: (run) => utf8(bytesOfBase64(run)),
  },
  { kind: "base32", pattern: /(?<![A-Za-z0-9])[A-Z2-7]{24,8000}={0,6}(?![A-Za-z0-9])/g, decode: (run) => utf8(bytesOfBase32(run)) },
  {
    kind: "hex",
    pattern: /(?<![0-9a-fA-F])(?:0x)?(?:[0-9a-fA-F]{2}[\s:,-]?(?:0x)?){8,4000}/g,
    decode: (run) => utf8(Uint8Array.from(numbers(run.replaceAll("0x", ""), /[0-9a-fA-F]{2}/g, 16))),
  },
  {
    kind: "escapes",
    needs: "\\x",
    pattern: /(?:\\x[0-9a-fA-F]{2}){4,2000}/g,
    decode: (run) => utf8(Uint8Array.from(numbers(run, /\\x([0-9a-fA-F]{2})/g, 16))),
  },
  {
    kind: "escapes",
    needs: "\\u",
    pattern: /(?:\\u\{?[0-9a-fA-F]{4,6}\}?){4,2000}/g,
    decode: (run) => fromCodes(numbers(run, /\\u\{?([0-9a-fA-F]{4,6})/g, 16)),
  },
  { kind: "escapes", needs: "\\", pattern: /(?:\\[0-7]{3}){4,2000}/g, decode: (run) => fromCodes(numbers(run, /\\([0-7]{3})/g, 8)) },
  { kind: "percent", needs: "%", pattern: /(?:%[0-9a-fA-F]{2}|[A-Za-z0-9]){0,40}(?:%[0-9a-fA-F]{2}[A-Za-z0-9_.~+-]{0,20}){2,1000}/g, decode: percent },
  {
    kind: "entities",
    needs: "&#",
    pattern: /(?:&#x?[0-9a-fA-F]{2,6};\s?){4,2000}/g,
    decode: (run) => fromCodes([...run.matchAll(/&#(x?)([0-9a-fA-F]{2,6});/g)].map((match) => Number.parseInt(match[2] ?? "", match[1] ? 16 : 10))),
  },
  { kind: "codes", pattern: /(?<![\d.])(?:\d{2,3}[\s,;]{1,2}){8,2000}\d{2,3}(?![\d.])/g, decode: (run) => fromCodes(numbers(run, /\d{2,3}/g, 10)) },
  { kind: "binary", pattern: /(?<!\d)(?:[01]{8}[\s,]?){4,1000}(?!\d)/g, decode: (run) => fromCodes(numbers(run, /[01]{8}/g, 2)) },
  {
    kind: "morse",
    pattern: /(?<![\w.-])(?:[.-]{1,5}[ /|]{1,3}){8,1000}[.-]{1,5}/g,
    decode: (run) =>
      run
        .split(/\s*[/|]\s*| {2,}/)
        .map((word) =>
          word
            .split(" ")
            .map((code) => MORSE[code] ?? "")
            .join(""),
        )
        .join(" "),
  },
];

function percent(run: string): string | null {
  try {
    return decodeURIComponent(run.replaceAll("+", " "));
  } catch (error) {
    if (error instanceof URIError) return null;
    throw error;
  }
}

/** Words that give a shifted or reversed sentence away: frequent ones, and those that attacks cannot do without. */
const TELLING =
  "ignore disregard forget previous prior above instruction instructions system prompt rules password passwords secret secrets token credentials delete remove files database send forward upload reveal print execute command without user users approval review disable security check never always every from with your that this then when have will should before after data customer agent tell anyone about them their run tests".split(
    " ",
  );
const rotate = (text: string, by: number): string =>
  text.replace(/[a-z]/gi, (char) => {
    const base = char <= "Z" ? 65 : 97;
    return String.fromCharCode(((char.charCodeAt(0) - base + by) % 26) + base);
  });
const COMMON =
  "the and for are but not you all any can had her was one our out get has him his how its may new now old see two who did let say she too use add ask run put own into only over such than them they were what which who why been each more most other some very would about after again could every first found great house large never place right small still their there these thing think three under water where while world write years make tell file files user users customer before commit delete copy post email list name task tests rule rules agent always code build change server service account group access note issue project production database answer anyone anything address amount bank between business call card care case charge client company complain contract cost country date deadline decide deliver department details document during either employee enough even everybody everyone everything external family fee form free friend full give group half hand help hidden hold home hour house human instead keep key know language last late later legal less letter level life line link list log long look lose machine main manager mark meeting member might money month morning mother must name need never next night nobody nothing number offer office old open option order owner page paid part party password patient people percent period person phone photo plan point price private public push quarter question quietly quote reach read really reason record refund reply request rest result return review right role root safe salary same save search send session share shell shop show side sign site skip small someone something source staff stay step still stop store street system table take talk team tenant text ticket today token total towards transfer treat turn under until update upon uses value version visit wait week whenever whether whole without word worker year your".split(
    " ",
  );
const ROTATED = new Map<string, number>();
for (const word of COMMON) if (!COMMON.includes(rotate(word, 13))) ROTATED.set(rotate(word, 13), 13);
for (let by = 1; by < 26; by++) for (const word of TELLING) if (!TELLING.includes(rotate(word, 26 - by))) ROTATED.set(rotate(word, 26 - by), by);
const REVERSED = new Set(TELLING.filter((word) => word.length > 3).map((word) => [...word].reverse().join("")));
const SENTENCE = /[^.!?\n"“”]{12,2000}/g;

/** Sentences whose words are telling ones, shifted or read from the back. */
function turned(text: string): Layer[] {
  const layers: Layer[] = [];
  for (const match of text.matchAll(SENTENCE)) {
    const shifts = new Map<number, number>();
    let reversed = 0;
    let pig = 0;
    let words = 0;
    for (const [word] of match[0].toLowerCase().matchAll(/[a-z]{3,20}/g)) {
      words++;
      const by = ROTATED.get(word);
      if (by !== undefined) shifts.set(by, (shifts.get(by) ?? 0) + 1);
      if (REVERSED.has(word)) reversed++;
      if (
        /[a-z]{2}(?:ay|yay|way)$/.test(word) &&
        !/^(?:always|away|today|display|delay|array|gateway|play|stay|way|days?|may|say|pay|overlay|holiday|birthday|essay|relay|runway|highway|pathway|anyway|monday|tuesday|wednesday|thursday|friday|saturday|sunday)$/.test(
          word,
        )
      )
        pig++;
    }
    const place = { start: match.index, end: match.index + match[0].length };
    const [by = 0, count = 0] = [...shifts].sort((a, b) => b[1] - a[1])[0] ?? [];
    if (count >= 2) layers.push({ kind: "rotated", text: rotate(match[0], by), ...place });
    if (reversed >= 2) layers.push({ kind: "reversed", text: [...match[0]].reverse().join(""), ...place });
    if (words >= 4 && pig / words > 0.6) layers.push({ kind: "pig_latin", text: unpig(match[0]), ...place });
    if (layers.length >= MAX_LAYERS) break;
  }
  return layers;
}

function unpig(text: string): string {
  return text.replace(/[a-z]+/gi, (word) => {
    const stem = word.replace(/(?:[yw])?ay$/i, "");
    const tail = /[^aeiou]{1,3}$/i.exec(stem)?.[0] ?? "";
    return tail === "" || /[yw]ay$/i.test(word) ? stem : tail + stem.slice(0, -tail.length);
  });
}

const SPACED = /(?<![\p{L}\p{N}])(?:[\p{L}\p{N}][ ._*~|-]{1,3}){6,400}[\p{L}\p{N}](?![\p{L}\p{N}])/gu;

/** Words whose letters were pulled apart: "i g n o r e". Wider gaps part words. */
function spaced(text: string): Layer[] {
  return [...text.matchAll(SPACED)].slice(0, MAX_LAYERS).flatMap((match) => {
    const joined = match[0].replace(/(?<=[\p{L}\p{N}])[ ._*~|-](?=[\p{L}\p{N}])/gu, "").replace(/[ ._*~|-]{2,}/g, " ");
    return /\p{L}{5}/u.test(joined) ? [{ kind: "spaced" as const, text: joined, start: match.index, end: match.index + match[0].length }] : [];
  });
}

const TAGS = /[\u{e0020}-\u{e007e}]{2,4000}/gu;

/** What tag characters spell, and every passage that decodes to something readable. Linear, bounded; spans are of `text`. */
export function decodeLayers(text: string): Layer[] {
  const layers: Layer[] = [];
  for (const match of text.matchAll(TAGS)) {
    const spelled = [...match[0]].map((char) => String.fromCharCode((char.codePointAt(0) ?? 0) - 0xe0000)).join("");
    layers.push({ kind: "tags", text: spelled, start: match.index, end: match.index + match[0].length });
  }
  let left = MAX_DECODED;
  for (const { kind, pattern, needs, decode } of DECODERS) {
    if (needs && !text.includes(needs)) continue;
    for (const match of text.matchAll(pattern)) {
      if (layers.length >= MAX_LAYERS || left < 0) break;
      const decoded = decode(match[0]);
      if (!isReadable(decoded) || decoded === match[0] || !hasWords(decoded)) continue;
      left -= match[0].length;
      layers.push({ kind, text: decoded, start: match.index, end: match.index + match[0].length });
    }
  }
  return [...layers, ...turned(text), ...spaced(text)].slice(0, MAX_LAYERS);
}
