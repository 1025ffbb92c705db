/** Numbers of a text as they are compared: "two weeks", "14 days" and "14d" are one, "a dozen" is 12. Pure. */

const ONES = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(" ");
const TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split(" ");
// biome-ignore format: a table.
const SPELT = new Map<string, number>([
  ...ONES.map((word, value): [string, number] => [word, value]),
  ...TENS.map((word, at): [string, number] => [word, (at + 2) * 10]),
  ...Object.entries({
    a: 1, an: 1, dozen: 12, twice: 2, double: 2, thrice: 3, triple: 3, fortnight: 14, noon: 12, midday: 12, half: 0.5,
    zwei: 2, drei: 3, vier: 4, fünf: 5, sechs: 6, sieben: 7, acht: 8, neun: 9, zehn: 10, elf: 11, zwölf: 12, zwanzig: 20, dreißig: 30, hundert: 100,
    deux: 2, trois: 3, quatre: 4, cinq: 5, sept: 7, huit: 8, neuf: 9, dix: 10, douze: 12, vingt: 20, trente: 30, cent: 100,
    dos: 2, tres: 3, cuatro: 4, cinco: 5, seis: 6, siete: 7, ocho: 8, nueve: 9, diez: 10, doce: 12, veinte: 20, treinta: 30, cien: 100,
  }),
]);
const ORDINALS = new Map("second third fourth fifth sixth seventh eighth ninth tenth".split(" ").map((word, at) => [word, at + 2]));

/** Minutes of a unit of time. */
// biome-ignore format: a table.
const MINUTES: Readonly<Record<string, number>> = {
  s: 1 / 60, sec: 1 / 60, second: 1 / 60, m: 1, min: 1, minute: 1, minuten: 1, h: 60, hr: 60, hour: 60, stunde: 60, heure: 60, hora: 60,
  d: 1440, day: 1440, tag: 1440, jour: 1440, día: 1440, week: 10080, wk: 10080, w: 10080, woche: 10080, semaine: 10080, semana: 10080,
  month: 43200, monat: 43200, mois: 43200, mes: 43200, year: 525600, yr: 525600, jahr: 525600, année: 525600, año: 525600,
};

export interface Amount {
  value: number;
  /** In minutes, where a unit of time follows. */
  minutes: number | null;
  /** Written in digits, or spelt out with a unit: it is meant exactly. */
  exact: boolean;
  /** Whether it is a time of day. */
  clock: boolean;
  /** As it is written, without its unit. */
  word: string;
}

const WORD = /(?<![\p{L}\p{N}_])(?:(?<digits>\d+(?:[.,:]\d+)*)(?<after>(?:st|nd|rd|th)\b|[\p{L}%]*)|(?<letters>\p{L}+))(?![\p{N}_])/gu;
const THOUSANDS = /^\d{1,3}(?:,\d{3})+$/;
const UNIT_AFTER = /^[\s-]{0,2}(?:an? )?(\p{L}+)/u;
/** Between the words of one number. */
const JOINED = /^(?:[ -]| and )$/;
/** Capitals behind digits make a code of them, such as 14A, unless they are a unit. */
const CODE = /^\p{Lu}/u;
const UNITS = new Set(["AM", "PM", "KB", "MB", "GB", "TB", "KG", "EUR", "USD", "K", "M", "H"]);
const SCALES: Readonly<Record<string, number>> = { hundred: 100, thousand: 1_000, million: 1_000_000 };
const K = 1_000;
const FORTNIGHT = 14 * 1440;
const HOURS = 12;

function minutesOf(unit: string): number | null {
  const word = unit.toLowerCase();
  for (const ending of ["", "s", "n", "e", "es", "en"]) {
    const minutes = word.endsWith(ending) ? MINUTES[word.slice(0, word.length - ending.length)] : undefined;
    if (minutes !== undefined) return minutes;
  }
  return null;
}

/** The word after a number; a letter that stands alone is no unit. */
function unitAfter(rest: string): string {
  const word = UNIT_AFTER.exec(rest)?.[1] ?? "";
  return word.length > 1 ? word : "";
}

interface Token {
  start: number;
  end: number;
  digits: string | undefined;
  after: string;
  word: string;
}

/** "one hundred and twenty", "twenty-five": the value of the words from `at` on, and how many they are. */
function spelt(text: string, tokens: readonly Token[], at: number): { value: number; count: number } | null {
  let whole = 0;
  let part: number | null = null;
  let count = 0;
  for (let i = at; i < tokens.length; i++) {
    const { word, start, digits } = tokens[i] as Token;
    if (digits !== undefined || (i > at && !JOINED.test(text.slice(tokens[i - 1]?.end, start)))) break;
    const scale = SCALES[word];
    const value = SPELT.get(word);
    if (scale !== undefined) {
      if (part === null && i > at) break;
      part = (part ?? 1) * scale;
      if (scale > 100) {
        whole += part;
        part = 0;
      }
    } else if (value !== undefined && (part === null || part % 100 === 0 || (part % 10 === 0 && value < 10 && part % 100 >= 20))) part = (part ?? 0) + value;
    else if (!(word === "and" && part !== null && part >= 100)) break;
    if (word !== "and") count = i - at + 1;
  }
  return part === null && whole === 0 ? null : { value: whole + (part ?? 0), count: Math.max(1, count) };
}

/** The amounts that a text names, in order. Ordinals count from the second on, and one only with a unit of time. */
export function amountsOf(text: string): Amount[] {
  const found: Amount[] = [];
  const tokens = [...text.matchAll(WORD)].map(({ 0: all, index, groups }): Token => {
    const { digits, after = "", letters = "" } = groups ?? {};
    return { start: index, end: index + all.length, digits, after, word: letters.toLowerCase() };
  });
  for (let at = 0; at < tokens.length; at++) {
    const { digits, after, word, end } = tokens[at] as Token;
    if (digits !== undefined) {
      found.push(...inDigits(digits, after, text.slice(end)));
      continue;
    }
    const ordinal = ORDINALS.get(word);
    const read = ordinal === undefined ? spelt(text, tokens, at) : { value: ordinal, count: 1 };
    if (read === null) continue;
    at += read.count - 1;
    const unit = ordinal === undefined ? minutesOf(unitAfter(text.slice(tokens[at]?.end))) : null;
    const minutes = word === "fortnight" ? FORTNIGHT : unit === null ? null : read.value * unit;
    if (read.value < 2 && minutes === null) continue;
    found.push({ value: read.value, minutes, exact: minutes !== null && read.value >= 2, clock: word === "noon" || word === "midday", word });
  }
  return found;
}

function inDigits(digits: string, after: string, rest: string): Amount[] {
  if (CODE.test(after) && !UNITS.has(after)) return [];
  const time = /^(\d{1,2}):(\d{2})$/.exec(digits);
  const behind = after === "" ? rest.trimStart() : after;
  const pm = /^p\.?m/i.test(behind);
  let value = time ? Number(time[1]) + Number(time[2]) / 60 : Number(THOUSANDS.test(digits) ? digits.replaceAll(",", "") : digits.replace(",", "."));
  if (!Number.isFinite(value)) return [];
  if (pm && value < HOURS) value += HOURS;
  if (/^k$/i.test(after)) value *= K;
  const unit = time ? null : minutesOf(after === "" ? unitAfter(rest) : after);
  return [{ value, minutes: unit === null ? null : value * unit, exact: true, clock: time !== null || pm || /^a\.?m/i.test(behind), word: digits }];
}

const equal = (a: number, b: number) => Math.abs(a - b) < 1e-6;

/** Whether two amounts are the same. A time of day may be told by twelve hours. */
export function sameAmount(a: Amount, b: Amount): boolean {
  if (a.minutes !== null && b.minutes !== null) return equal(a.minutes, b.minutes);
  return equal(a.value, b.value) || ((a.clock || b.clock) && a.value <= 24 && b.value <= 24 && equal(a.value % HOURS, b.value % HOURS));
}
