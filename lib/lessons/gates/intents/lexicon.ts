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
  | "strange"
  | "unaware"
  | "nobody"
  | "learn"
  | "unrecorded"
  | "concession"
  | "forbidden"
  | "risk"
  | "limits"
  | "obstacle"
  | "comply_all"
  | "not_required"
  | "yes_all"
  | "flaw"
  | "plant"
  | "sabotage"
  | "abuse"
  | "spying"
  | "group"
  | "refuse"
  | "false_claim"
  | "posing"
  | "self_preserve"
  | "until"
  | "mention"
  | "things"
  | "stranger"
  | "use_as"
  | "high_rights"
  | "go_ahead"
  | "approved"
  | "only"
  | "ordinary"
  | "testing"
  | "softly"
  | "vice"
  | "persona_weak"
  | "discusses"
  | "mine"
  | "drop_weak"
  | "orders_weak"
  | "keeps_safe"
  | "amend"
  | "evidence"
  | "cynical"
  | "medical"
  | "worse"
  | "disguise"
  | "conflict"
  | "prevails"
  | "alter"
  | "proof"
  | "to_suit"
  | "tamper_only"
  | "skip_look"
  | "look"
  | "trusting"
  | "charge"
  | "unfair"
  | "neglect"
  | "emergency"
  | "danger"
  | "advise"
  | "whereabouts"
  | "pursuer"
  | "so_that"
  | "detect"
  | "evasion"
  | "package"
  | "dodgy"
  | "pull";

const ELISION = /^((?:l|d|n|s|c|j|m|t|qu|un|all|dell|nell|sull|quell|dall)')(.+)$/;

/** "l'utilisateur" as two words; "don't" stays one. */
export function splitElision(word: string): string[] {
  if (!word.includes("'")) return [word];
  const match = ELISION.exec(word);
  return match ? [match[1] ?? "", match[2] ?? ""] : [word];
}

/** Words of one language by concept: entries parted by `|`, `*` at a word's end for any ending, several words for a phrase. */
export type Words = Partial<Record<Concept, string>>;

export interface Entry {
  /** Folded words; the last unit of one may be `*`. One piece for a script without spaces. */
  words: string[];
  /** What it stands for, with a bit mask of the languages in which it does: "code" is a secret in Dutch and no more than code in English. */
  concepts: Map<Concept, number>;
}

export interface Lexicon {
  /** By the first word, or by what it begins with. */
  exact: ReadonlyMap<string, readonly Entry[]>;
  prefix: ReadonlyMap<string, readonly Entry[]>;
  /** How long the beginnings are. */
  lengths: readonly number[];
  /** By the first character, for scripts without spaces; the longest first. */
  joined: ReadonlyMap<string, readonly Entry[]>;
  /** What was looked up before: texts use few words often. */
  known: Map<string, Starting>;
}

/** What can begin with one word: itself, phrases by their second word, and phrases whose second word has any ending. */
interface Starting {
  single: readonly Entry[];
  phrases: ReadonlyMap<string, readonly Entry[]>;
  loose: readonly Entry[];
}

export const ALL_LANGUAGES = 0x3fffffff;
const MAX_KNOWN = 20_000;

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
          concepts: new Map<Concept, number>(),
        };
        entry.concepts.set(concept, (entry.concepts.get(concept) ?? 0) | mask);
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
    else if (first.endsWith("*")) push(prefix, first.slice(0, -1), entry);
    else push(exact, first, entry);
  }
  for (const map of [exact, prefix, joined])
    for (const list of map.values()) list.sort((a, b) => b.words.length - a.words.length || b.words.join(" ").length - a.words.join(" ").length);
  const lengths = [...new Set([...prefix.keys()].map((key) => key.length))].sort((a, c) => a - c);
  return { exact, prefix, lengths, joined, known: new Map() };
}

const ALONE: ReadonlySet<Concept> = new Set(["affirm", "neg", "guard"]);
/** Whether an entry turns its words round, so that they do not count by themselves. */
export const standsAlone = (entry: Entry | undefined): boolean => entry !== undefined && [...entry.concepts.keys()].some((concept) => ALONE.has(concept));

const fits = (pattern: string, word: string) => (pattern.endsWith("*") ? word.startsWith(pattern.slice(0, -1)) : pattern === word);

/**
 * The entries that begin at word `at`, the longest first: "ask the user for" is also "ask". A phrase that turns its words round ("do not
 * forget to") stands alone.
 */
export function entriesAt(lexicon: Lexicon, words: readonly string[], at: number): readonly Entry[] {
  const { single, phrases, loose } = startingWith(lexicon, words[at] ?? "");
  const second = words[at + 1];
  const longer = second === undefined ? [] : [...(phrases.get(second) ?? []), ...loose];
  if (longer.length === 0) return single;
  const found = longer.filter(
    ({ words: own }) => own.length <= words.length - at && own.every((pattern, index) => index === 0 || fits(pattern, words[at + index] ?? "")),
  );
  if (found.length === 0) return single;
  found.sort((a, b) => b.words.length - a.words.length);
  const longest = found[0]?.words.length ?? 0;
  const alone = found.some((entry) => entry.words.length === longest && standsAlone(entry));
  return alone ? found.filter((entry) => entry.words.length === longest) : [...found, ...single];
}

const NOTHING: Starting = { single: [], phrases: new Map(), loose: [] };

function startingWith(lexicon: Lexicon, word: string): Starting {
  const known = lexicon.known.get(word);
  if (known) return known;
  const found = [...(lexicon.exact.get(word) ?? [])];
  for (const length of lexicon.lengths) {
    if (length > word.length) break;
    found.push(...(lexicon.prefix.get(word.slice(0, length)) ?? []));
  }
  const phrases = new Map<string, Entry[]>();
  for (const entry of found) {
    const second = entry.words[1];
    if (second !== undefined && !second.endsWith("*")) push(phrases, second, entry);
  }
  const starting: Starting =
    found.length === 0
      ? NOTHING
      : { single: found.filter(({ words }) => words.length === 1), phrases, loose: found.filter(({ words }) => words[1]?.endsWith("*")) };
  if (lexicon.known.size >= MAX_KNOWN) lexicon.known.clear();
  lexicon.known.set(word, starting);
  return starting;
}
