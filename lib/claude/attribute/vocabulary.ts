import { nearTo } from "./meanings";

/** The words that the sessions have, and which of them may stand for a word of a claim. */

/** Endings that make one word of another: "deliver" and "delivery", "prüfen" and "Prüfung". After stemming. */
const ENDINGS = new Set(
  " e i y er or eri ori ion ation at ment anc enc al iv ness iti abl ibl ist ism ag ur ant ent ic ou ship th t d n en ung keit heit lich ig ier o a os as ar ir ado ido ción it if ifi iz is".split(
    " ",
  ),
);

const SAME = 1;
const FAMILY = 0.85;
const NEAR = 0.75;
/** A part of a compound. */
const PART = 0.6;
const PHRASE_PART = 0.4;

function commonStart(a: string, b: string): number {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  return at;
}

/** How far one key may stand for another by its letters alone, 0 to 1. */
function alikeByLetters(a: string, b: string): number {
  const phrases = a.includes("_") || b.includes("_");
  if (phrases) return a.split("_")[0] === b.split("_")[0] ? PHRASE_PART : 0;
  if (/\p{N}/u.test(a)) return 0;
  const shared = commonStart(a, b);
  const longer = Math.max(a.length, b.length);
  if (shared >= 4 && (shared >= longer * 0.75 || (ENDINGS.has(a.slice(shared)) && ENDINGS.has(b.slice(shared))))) return FAMILY;
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return short.length >= 5 && (long.startsWith(short) || long.endsWith(short)) ? PART : 0;
}

const EDGE = 4;

/** Grows as texts are read; each key has a number. */
export class Vocabulary {
  private readonly ids = new Map<string, number>();
  private readonly keys: string[] = [];
  private readonly edges = new Map<string, number[]>();
  private readonly cache = new Map<string, ReadonlyMap<number, number>>();

  idOf(key: string): number {
    const known = this.ids.get(key);
    if (known !== undefined) return known;
    const id = this.keys.length;
    this.ids.set(key, id);
    this.keys.push(key);
    for (const edge of this.edgesOf(key)) {
      const there = this.edges.get(edge);
      if (there) there.push(id);
      else this.edges.set(edge, [id]);
    }
    return id;
  }

  /** The number of a key that some text has; undefined for one that none has. */
  find(key: string): number | undefined {
    return this.ids.get(key);
  }

  private edgesOf(key: string): string[] {
    const first = key.split("_")[0] ?? key;
    return [`<${first.slice(0, EDGE)}`, `${key.slice(-EDGE)}>`];
  }

  /** The keys of the texts that may stand for this one, itself included, each with how far. Ask when all texts are read. */
  standingFor(key: string): ReadonlyMap<number, number> {
    const known = this.cache.get(key);
    if (known) return known;
    const found = new Map<number, number>();
    for (const near of nearTo(key)) {
      const id = this.ids.get(near);
      if (id !== undefined) found.set(id, NEAR);
    }
    for (const edge of this.edgesOf(key)) {
      for (const id of this.edges.get(edge) ?? []) {
        const alike = alikeByLetters(key, this.keys[id] ?? "");
        if (alike > (found.get(id) ?? 0)) found.set(id, alike);
      }
    }
    const own = this.ids.get(key);
    if (own !== undefined) found.set(own, SAME);
    this.cache.set(key, found);
    return found;
  }
}
