/** Numbers of a text as they are compared: "two weeks", "14 days" and "14d" are one, "a dozen" is 12. Pure. */

const ONES = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(" ");
const TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split(" ");
// biome-ignore format: a table.
const SPELT = new Map<string, number>([
  ...ONES.map((word, value): [string, number] => [word, value]),
  ...TENS.map((word, at): [string, number] => [word, (at + 2) * 10]),
  ...Object.entries({
    dozen: 12, twice: 2, double: 2, thrice: 3, triple: 3, fortnight: 14, noon: 12, midday: 12,
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
  /** Written in digits, or with a unit: it is meant exactly. */
  exact: boolean;
  /** As it is written, without its unit. */
  word: string;
}

const WORD = /(?<![\p{L}\p{N}_])(?:(?<digits>\d+(?:[.,:]\d+)*)(?<after>(?:st|nd|rd|th)\b|[\p{L}%]*)|(?<letters>\p{L}+))(?![\p{N}_])/gu;
const THOUSANDS = /^\d{1,3}(?:,\d{3})+$/;
const UNIT_AFTER = /^[\s-]{0,2}(\p{L}+)/u;

function minutesOf(unit: string): number | null {
  const word = unit.toLowerCase();
  for (const ending of ["", "s", "n", "e", "es", "en"]) {
    const minutes = word.endsWith(ending) ? MINUTES[word.slice(0, word.length - ending.length)] : undefined;
    if (minutes !== undefined) return minutes;
  }
  return null;
}

/** Capitals behind digits make a code of them, such as 14A, unless they are a unit. */
const CODE = /^\p{Lu}/u;
const UNITS = new Set(["AM", "PM", "KB", "MB", "GB", "TB", "KG", "EUR", "USD", "K", "M", "H"]);
const THOUSAND = 1_000;

/** The word after a number; a letter that stands alone is no unit. */
function unitAfter(rest: string): string {
  const word = UNIT_AFTER.exec(rest)?.[1] ?? "";
  return word.length > 1 ? word : "";
}

/** The amounts that a text names, in order. Ordinals count, "one" and "first" do not. */
export function amountsOf(text: string): Amount[] {
  const found: Amount[] = [];
  for (const match of text.matchAll(WORD)) {
    const { digits, after = "", letters = "" } = match.groups ?? {};
    const rest = text.slice(match.index + match[0].length);
    if (digits === undefined) {
      const word = letters.toLowerCase();
      const value = SPELT.get(word) ?? ORDINALS.get(word);
      if (value === undefined || value < 2) continue;
      const unit = unitAfter(rest);
      const minutes = word === "fortnight" ? 14 * 1440 : SPELT.has(word) ? minutesOf(unit) : null;
      found.push({ value, minutes: minutes === null ? null : word === "fortnight" ? minutes : value * minutes, exact: minutes !== null, word });
      continue;
    }
    if (CODE.test(after) && !UNITS.has(after)) continue;
    const clock = /^(\d{1,2}):(\d{2})$/.exec(digits);
    const unit = after === "" ? unitAfter(rest) : after;
    const pm = /^p\.?m/i.test(after === "" ? rest.trimStart() : after);
    let value = clock ? Number(clock[1]) + Number(clock[2]) / 60 : Number(THOUSANDS.test(digits) ? digits.replaceAll(",", "") : digits.replace(",", "."));
    if (!Number.isFinite(value)) continue;
    if (pm && value < 12) value += 12;
    if (/^k$/i.test(after)) value *= THOUSAND;
    const minutes = clock ? null : minutesOf(unit);
    found.push({ value, minutes: minutes === null ? null : value * minutes, exact: true, word: digits });
  }
  return found;
}

/** Whether two amounts are the same. */
export function sameAmount(a: Amount, b: Amount): boolean {
  if (a.minutes !== null && b.minutes !== null) return Math.abs(a.minutes - b.minutes) < 0.01;
  return Math.abs(a.value - b.value) < 1e-9;
}
