/** A text as a careless reader or a model takes it, with the way back: unit i of `text` came from units [starts[i], ends[i]) of the source. */
export interface Folded {
  text: string;
  starts: Uint32Array;
  ends: Uint32Array;
}

/** Letters that no rule of Unicode takes apart. */
const STROKES: Readonly<Record<string, string>> = { ł: "l", ø: "o", đ: "d", ı: "i", ß: "ss", æ: "ae", œ: "oe", þ: "th", ð: "d" };

const IGNORABLE = /^\p{Default_Ignorable_Code_Point}$/u;
// Accents of Latin, Cyrillic and Greek letters, and the vowels of Arabic that are mostly left out. Elsewhere marks are letters.
const MARK = /[\u0300-\u036f\u064b-\u0652\u0670]/g;

/** Letters that look like Latin ones, by the Latin letter. Cyrillic, Greek, Armenian, Cherokee, small capitals, letter-like signs. */
const LOOK_ALIKES: Readonly<Record<string, string>> = {
  a: "аαɑᴀ",
  b: "ьʙв",
  c: "сϲᴄⅽ",
  d: "ԁɗᴅⅾ",
  e: "еεєҽᴇ℮",
  f: "ƒꜰϝ",
  g: "ɡցɢ",
  h: "һհʜн",
  i: "іιɪӏⅰ",
  j: "јϳᴊ",
  k: "кκᴋ",
  l: "ӏⅼʟ",
  m: "мⅿᴍ",
  n: "пηոɴ",
  o: "оοօᴏσ",
  p: "рρᴘ",
  q: "ԛզǫ",
  r: "гʀɾ",
  s: "ѕꜱʂ",
  t: "тτᴛ",
  u: "υսᴜц",
  v: "ѵνᴠⅴ",
  w: "ԝωᴡшѡ",
  x: "хχⅹ",
  y: "уγʏү",
  z: "ᴢʐ",
};
const LATIN_OF = new Map(Object.entries(LOOK_ALIKES).flatMap(([latin, alike]) => [...alike].map((one) => [one, latin] as const)));

const cache = new Map<number, string>();

/** One character: nothing when it cannot be seen, else in lower case, without accents and width. */
function foldOne(code: number): string {
  if (code < 0x80) return code >= 0x41 && code <= 0x5a ? String.fromCharCode(code + 32) : String.fromCharCode(code);
  const known = cache.get(code);
  if (known !== undefined) return known;
  const char = String.fromCodePoint(code);
  let folded = "";
  if (!IGNORABLE.test(char)) {
    const plain = code >= 0xac00 && code <= 0xd7a3 ? char : char.normalize("NFKD").replace(MARK, "").normalize("NFKC");
    folded = plain
      .toLowerCase()
      .replace(/[’‘ʼ`´]/g, "'")
      .replace(/\p{Zs}/gu, " ")
      .replace(/[łøđıßæœþð]/g, (letter) => STROKES[letter] ?? letter);
  }
  if (cache.size < 20_000) cache.set(code, folded);
  return folded;
}

/** One character can become eighteen. */
const ROOM = 64;

function grown(numbers: Uint32Array): Uint32Array<ArrayBuffer> {
  const more = new Uint32Array(numbers.length * 2);
  more.set(numbers);
  return more;
}

/** Folds case, width, accents and styles away and drops what cannot be seen. Linear; every unit keeps its place in the source. */
export function fold(text: string): Folded {
  let starts = new Uint32Array(text.length + ROOM);
  let ends = new Uint32Array(text.length + ROOM);
  let length = 0;
  let result = "";
  for (let at = 0; at < text.length; ) {
    const code = text.codePointAt(at) ?? 0;
    const width = code > 0xffff ? 2 : 1;
    const folded = foldOne(code);
    if (length + folded.length > starts.length) {
      starts = grown(starts);
      ends = grown(ends);
    }
    for (let unit = 0; unit < folded.length; unit++) {
      starts[length] = at;
      ends[length++] = at + width;
    }
    result += folded;
    at += width;
  }
  return { text: result, starts: starts.subarray(0, length), ends: ends.subarray(0, length) };
}

/** The folded form of a word or phrase of our own tables. */
export function foldWord(word: string): string {
  return fold(word).text;
}

const FOREIGN = /[^\p{ASCII}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

/**
 * A word written with letters that look like Latin ones, as Latin: "раssword" and "ѕесrеt" are read as such. Only a word whose every
 * letter has a Latin twin, and that mixes alphabets or stands in a text of Latin letters, so that Russian stays Russian.
 */
export function latinTwin(word: string, textIsLatin: boolean): string | null {
  if (!FOREIGN.test(word)) return null;
  let mixed = false;
  let twin = "";
  for (const char of word) {
    const latin = LATIN_OF.get(char);
    if (latin) twin += latin;
    else if (char < "\x80") {
      mixed ||= char >= "a" && char <= "z";
      twin += char;
    } else return null;
  }
  return mixed || textIsLatin ? twin : null;
}

const DIGIT_LETTERS: Readonly<Record<string, string>> = {
  "0": "o",
  "1": "i",
  "3": "e",
  "4": "a",
  "5": "s",
  "7": "t",
  "8": "b",
  "@": "a",
  $: "s",
  "!": "i",
  "|": "l",
};

/** "1gn0r3" as "ignore", when a word mixes letters with such digits and signs. */
export function withoutDigits(word: string): string | null {
  if (word.length < 3 || !/[a-z]/.test(word) || !/[0134578@$!|]/.test(word) || /\d{4}/.test(word)) return null;
  return word.replace(/[0134578@$!|]/g, (sign) => DIGIT_LETTERS[sign] ?? sign);
}

const DISGUISED = /(?<![\w@$!|.-])(?=[\w@$!|]{0,30}[a-z])(?=[\w@$!|]{0,30}[0134578@$!|])[a-z0134578@$!|]{3,30}(?![\w@$!|-]|\.\w)/g;
const WITHIN = /[a-z][0134578@$|][a-z]/g;
/** "sha256" and "i18n" are words; a sentence of which so much is written with digits is a disguise. */
const LEAST_DISGUISED = 3;
const SHARE_DISGUISED = 0.25;

/** A folded text with letters for the digits that stand for them, place by place; null when it is not written so. */
export function withoutDisguise(text: string): string | null {
  if ((text.match(WITHIN)?.length ?? 0) < LEAST_DISGUISED) return null;
  const disguised = text.match(DISGUISED)?.length ?? 0;
  if (disguised < LEAST_DISGUISED || disguised / Math.max(1, text.match(/\S+/g)?.length ?? 1) < SHARE_DISGUISED) return null;
  return text.replace(/(?<![\w.])[a-z0134578@$!|]{1,30}(?!\w|\.\w)/g, (word) =>
    /[a-z]/.test(word) ? word.replace(/[0134578@$!|]/g, (sign) => DIGIT_LETTERS[sign] ?? sign) : word,
  );
}
