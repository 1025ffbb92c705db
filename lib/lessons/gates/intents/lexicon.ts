import { foldWord } from "../fold";

/** What a word can stand for, whatever its language. The rules in classes.ts speak of these and of no word. */
export type Concept =
  | "neg"
  | "neg_after"
  | "guard"
  | "affirm"
  | "drop"
  | "earlier"
  | "orders"
  | "secretly"
  | "hide"
  | "tell"
  | "telling_nobody"
  | "watcher"
  | "send"
  | "steal"
  | "outside"
  | "secret"
  | "private"
  | "read"
  | "reveal"
  | "ask_people"
  | "before"
  | "asks_what"
  | "destroy"
  | "asset"
  | "every"
  | "disable"
  | "safeguard"
  | "without"
  | "ask"
  | "approve"
  | "grant"
  | "rights"
  | "fetch"
  | "run"
  | "remote"
  | "code"
  | "write"
  | "persist"
  | "pretend"
  | "authority"
  | "persona"
  | "unbound"
  | "deceive"
  | "record"
  | "malware"
  | "make"
  | "pay"
  | "account"
  | "untrusted"
  | "obey"
  | "hidden_orders"
  | "new_orders"
  | "above_all"
  | "trace"
  | "void"
  | "deny"
  | "mark"
  | "good"
  | "summary"
  | "strange";

const ELISION = /^((?:l|d|n|s|c|j|m|t|qu|un|all|dell|nell|sull|quell|dall)')(.+)$/;

/** "l'utilisateur" as two words; "don't" stays one. */
export function splitElision(word: string): string[] {
  const match = ELISION.exec(word);
  return match ? [match[1] ?? "", match[2] ?? ""] : [word];
}

/** Words of one language by concept: entries parted by `|`, `*` at a word's end for any ending, several words for a phrase. */
export type Words = Partial<Record<Concept, string>>;

export interface Entry {
  /** Folded words; the last unit of one may be `*`. One piece for a script without spaces. */
  words: string[];
  concepts: Concept[];
  /** Bit mask of languages. */
  languages: number;
}

export interface Lexicon {
  /** By the first word, or the first four letters of a prefix. */
  exact: ReadonlyMap<string, readonly Entry[]>;
  prefix: ReadonlyMap<string, readonly Entry[]>;
  /** By the first character, for scripts without spaces; the longest first. */
  joined: ReadonlyMap<string, readonly Entry[]>;
}

export const ALL_LANGUAGES = 0x3fffffff;
const PREFIX_KEY = 3;

/** Scripts that are searched as strings rather than word by word: no spaces, or words with changing beginnings and ends. */
export const JOINED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Arabic}]/u;

function push<K>(map: Map<K, Entry[]>, key: K, entry: Entry): void {
  const list = map.get(key);
  if (list) list.push(entry);
  else map.set(key, [entry]);
}

/** Builds the look-up tables once. `shared` are words that belong to every language. */
export function compile(languages: readonly Words[], shared: Words): Lexicon {
  const entries = new Map<string, Entry>();
  const add = (words: Words, mask: number) => {
    for (const [concept, list] of Object.entries(words) as [Concept, string][]) {
      for (const raw of list.split("|")) {
        const text = foldWord(raw.trim());
        if (text === "") continue;
        // Three letters and any ending would be half of another language.
        if (/^[a-z\u0400-\u04ff]{0,3}\*$/.test(text)) throw new Error(`The entry ${raw} is too short for a prefix.`);
        const entry = entries.get(text) ?? {
          words: JOINED.test(text)
            ? [text]
            : text
                .split(/[\s.-]+/)
                .flatMap(splitElision)
                .filter(Boolean),
          concepts: [],
          languages: 0,
        };
        if (!entry.concepts.includes(concept)) entry.concepts.push(concept);
        entry.languages |= mask;
        entries.set(text, entry);
      }
    }
  };
  languages.forEach((words, index) => {
    add(words, 1 << index);
  });
  add(shared, ALL_LANGUAGES);
  const exact = new Map<string, Entry[]>();
  const prefix = new Map<string, Entry[]>();
  const joined = new Map<string, Entry[]>();
  for (const entry of entries.values()) {
    const first = entry.words[0] ?? "";
    if (JOINED.test(first)) push(joined, [...first][0] ?? "", entry);
    else if (first.endsWith("*")) push(prefix, first.slice(0, Math.min(PREFIX_KEY, first.length - 1)), entry);
    else push(exact, first, entry);
  }
  for (const map of [exact, prefix, joined])
    for (const list of map.values()) list.sort((a, b) => b.words.length - a.words.length || b.words.join(" ").length - a.words.join(" ").length);
  return { exact, prefix, joined };
}

const fits = (pattern: string, word: string) => (pattern.endsWith("*") ? word.startsWith(pattern.slice(0, -1)) : pattern === word);

/** The entries that begin at word `at`: the longest phrase, with every entry as long as it. */
export function entriesAt(lexicon: Lexicon, words: readonly string[], at: number): Entry[] {
  const word = words[at] ?? "";
  const found: Entry[] = [];
  const consider = (list: readonly Entry[] | undefined) => {
    for (const entry of list ?? []) {
      if (entry.words.length > words.length - at) continue;
      if (entry.words.every((pattern, index) => fits(pattern, words[at + index] ?? ""))) found.push(entry);
    }
  };
  consider(lexicon.exact.get(word));
  for (let length = 1; length <= Math.min(PREFIX_KEY, word.length); length++) consider(lexicon.prefix.get(word.slice(0, length)));
  const longest = Math.max(0, ...found.map((entry) => entry.words.length));
  return found.filter((entry) => entry.words.length === longest);
}
