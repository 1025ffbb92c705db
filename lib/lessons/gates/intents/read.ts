import { type Folded, fold, latinTwin, withoutDigits } from "../fold";
import { ALL_LANGUAGES, type Concept, compile, type Entry, entriesAt, JOINED, splitElision, standsAlone as stands } from "./lexicon";
import { ARABIC } from "./words/arabic";
import { CHINESE } from "./words/chinese";
import { DUTCH } from "./words/dutch";
import { ENGLISH } from "./words/english";
import { FRENCH } from "./words/french";
import { GERMAN } from "./words/german";
import { HINDI } from "./words/hindi";
import { ITALIAN } from "./words/italian";
import { JAPANESE } from "./words/japanese";
import { KOREAN } from "./words/korean";
import { POLISH } from "./words/polish";
import { PORTUGUESE } from "./words/portuguese";
import { RUSSIAN } from "./words/russian";
import { SHARED } from "./words/shared";
import { SPANISH } from "./words/spanish";
import { SWEDISH } from "./words/swedish";
import { TURKISH } from "./words/turkish";

const lexicon = compile(
  [ENGLISH, GERMAN, FRENCH, SPANISH, PORTUGUESE, ITALIAN, DUTCH, RUSSIAN, CHINESE, JAPANESE, KOREAN, ARABIC, HINDI, POLISH, TURKISH, SWEDISH],
  SHARED,
);

/** Languages whose verbs may stand last, where an order says little: German, Dutch, Japanese, Korean, Hindi, Turkish. */
export const VERB_FINAL = [1, 6, 9, 10, 12, 14].reduce((mask, at) => mask | (1 << at), 0);

/** One word or phrase that stands for something, where it is. */
export interface Hit {
  concept: Concept;
  languages: number;
  /** Its place, counted in words. */
  word: number;
  lastWord: number;
  clause: number;
  /** UTF-16 offsets into the source. */
  start: number;
  end: number;
}

/** What one sentence says, as concepts in their order. */
export interface Sentence {
  hits: ReadonlyMap<Concept, readonly Hit[]>;
  /** The number of its first word. */
  begins: number;
  /** Whether it asks about something: "how does … work?". A request in the form of a question ("could you …?") is none. */
  asks: boolean;
}

interface Token {
  text: string;
  start: number;
  end: number;
  word: number;
  clause: number;
}

const LITERALS: readonly { pattern: RegExp; concepts: Concept[] }[] = [
  { pattern: /\b(?:https?|ftp|wss?|hxxps?):\/\/[^\s<>"'`)\]]{1,500}/g, concepts: ["outside", "remote"] },
  { pattern: /(?<![a-z0-9._%+-])[a-z0-9._%+-]{1,64}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,6}/g, concepts: ["outside"] },
  { pattern: /(?<![\d.])(?:\d{1,3}\.){3}\d{1,3}(?![\d.])/g, concepts: ["outside", "remote"] },
  {
    pattern:
      /(?<![\w/.])(?:[a-z0-9][a-z0-9-]{0,40}\.){1,5}(?:com|net|org|io|dev|app|co|info|biz|xyz|online|site|cloud|ru|cn|me|sh|to|gg|ly|onion|tk|top|example|evil|corp)\b(?:\/[^\s<>"'`)]{0,300})?/g,
    concepts: ["outside", "remote"],
  },
  {
    pattern:
      /(?<![\w])\.env\b(?:\.\w{1,20})?|\bid_(?:rsa|ed25519|ecdsa|dsa)\b|\.(?:aws|ssh|gnupg|kube|docker)\/[\w.]{0,40}|\.(?:npmrc|netrc|pgpass|pypirc|git-credentials)\b|\bwallet\.dat\b|\/etc\/shadow\b|\b(?:credentials|secrets?|service[-_]account)\.(?:json|ya?ml|toml|txt)\b|\$\{?[a-z_]{0,40}(?:token|secret|password|api_key|access_key)[a-z_]{0,20}\}?/g,
    concepts: ["secret"],
  },
  {
    pattern:
      /\.(?:bashrc|zshrc|bash_profile|profile)\b|\/etc\/(?:cron[\w.]{0,20}|sudoers|rc\.local|systemd)|\bauthorized_keys\b|\.git\/hooks|\.claude\/|\.cursor\/|\b(?:claude|agents|memory|soul|skill)\.md\b|\bclaude_desktop_config\b|\bmcp\.json\b|\.cursorrules\b/g,
    concepts: ["persist"],
  },
];

const TOKEN = /[\p{L}\p{N}\p{M}_$@!|]+(?:'[\p{L}\p{M}]+)?|[.!?;\n。！？；।,，、:：—–]/gu;
/** The same for text without other letters, much faster. */
const PLAIN_TOKEN = /[a-z0-9_$@!|]+(?:'[a-z]+)?|[.!?;\n,:]/g;
const NOT_ASCII = /[^\0-\x7f]/;
const TRIMMED = /^[@!|]|[@!|$]$/;
const ENDS_SENTENCE = /^[!?;\n。！？；।]$/;
const AFTER_SENTENCE = /[\s"')\]]/;
const PART = /^[,，、:：—–]$/;
const JOINS = new Set(
  "and then but so when while if whenever because und aber dann et puis mais y pero luego entonces ma poi en maar dan и но затем och men ve ama".split(" "),
);
const PLAIN = /^[a-z']+$/;
const QUESTIONS = new Set("what how why which who where when is are does did was were has".split(" "));
const MAX_WORDS = 120;
const CARRIED = 16;
/** How much of a word one character of a script without spaces is. */
const CHARACTER = 0.4;

function literalHits(folded: Folded): { hits: { concepts: Concept[]; from: number; to: number }[]; covered: Uint8Array } {
  const hits: { concepts: Concept[]; from: number; to: number }[] = [];
  const covered = new Uint8Array(folded.text.length);
  for (const { pattern, concepts } of LITERALS) {
    for (const match of folded.text.matchAll(pattern)) {
      if (covered[match.index]) continue;
      hits.push({ concepts, from: match.index, to: match.index + match[0].length });
      covered.fill(1, match.index, match.index + match[0].length);
    }
  }
  return { hits: hits.sort((a, b) => a.from - b.from), covered };
}

function isLatin(text: string): boolean {
  let latin = 0;
  let other = 0;
  for (const char of text.slice(0, 20_000)) {
    if (char >= "a" && char <= "z") latin++;
    else if (char > "\u036f" && char < "\u0590") other++;
  }
  return latin > other;
}

class Reader {
  readonly sentences: Sentence[] = [];
  private tokens: Token[] = [];
  private found: Hit[] = [];
  private word = 0;
  private clause = 0;
  private begins = 0;

  constructor(
    private readonly folded: Folded,
    private readonly latin: boolean,
  ) {}

  private source(from: number, to: number): { start: number; end: number } {
    return { start: this.folded.starts[from] ?? 0, end: this.folded.ends[Math.max(from, to - 1)] ?? 0 };
  }

  private note(concepts: Iterable<readonly [Concept, number]>, from: number, to: number, word: number, lastWord: number, clause: number): void {
    for (const [concept, languages] of concepts) this.found.push({ concept, languages, word, lastWord, clause, ...this.source(from, to) });
  }

  literal(concepts: Concept[], from: number, to: number): void {
    this.note(
      concepts.map((concept) => [concept, ALL_LANGUAGES] as const),
      from,
      to,
      this.word,
      this.word,
      this.clause,
    );
    this.word++;
  }

  /** A run of a script without spaces: entries are looked for at every character. */
  joined(from: number, to: number): void {
    const { text } = this.folded;
    for (let at = from; at < to; ) {
      const entry = lexicon.joined.get(text[at] ?? "")?.find(({ words }) => text.startsWith(words[0] ?? "", at));
      const length = entry?.words[0]?.length ?? 1;
      if (entry) this.note(entry.concepts, at, at + length, this.word, this.word + (length - 1) * CHARACTER, this.clause);
      at += length;
      this.word += CHARACTER * length;
    }
    if (this.word > MAX_WORDS * 2) this.end();
  }

  plain(text: string, from: number, to: number): void {
    if (JOINS.has(text)) this.clause++;
    let at = from;
    for (const part of splitElision(text)) {
      this.tokens.push({ text: part, start: at, end: Math.min(to, at + part.length), word: this.word++, clause: this.clause });
      at += part.length;
    }
    if (this.tokens.length >= MAX_WORDS) this.end(CARRIED);
  }

  part(): void {
    this.clause++;
  }

  end(carried = 0, asked = false): void {
    const words = this.tokens.map(({ text }) => text);
    const twins = this.twins(words);
    for (let at = 0; at < words.length; ) {
      const first = this.tokens[at];
      const entries = this.entries(words, twins, at);
      const length = entries[0]?.words.length ?? 1;
      for (const entry of entries) {
        const end = this.tokens[at + entry.words.length - 1];
        if (first && end) this.note(entry.concepts, first.start, end.end, first.word, end.word, first.clause);
      }
      // The words of a phrase count by themselves, too, unless it turns them round.
      at += length > 1 && stands(entries[0]) ? length : 1;
    }
    const hits = new Map<Concept, Hit[]>();
    for (const hit of this.found.sort((a, b) => a.word - b.word)) {
      const list = hits.get(hit.concept);
      if (list) list.push(hit);
      else hits.set(hit.concept, [hit]);
    }
    if (hits.size > 0) this.sentences.push({ hits, begins: this.begins, asks: asked && QUESTIONS.has(words[0] ?? "") });
    const kept = carried > 0 ? this.tokens.slice(-carried) : [];
    this.tokens = kept;
    this.found = [];
    this.clause = kept.at(-1)?.clause ?? 0;
    if (kept.length === 0) this.word = 0;
    this.begins = this.word;
  }

  /** The words with look-alike letters and digits read as Latin letters, when there are any. */
  private twins(words: readonly string[]): readonly string[] | null {
    let any = false;
    const twins = words.map((word) => {
      if (PLAIN.test(word)) return word;
      const twin = latinTwin(word, this.latin) ?? withoutDigits(word);
      any ||= twin !== null;
      return twin ?? word;
    });
    return any ? twins : null;
  }

  private entries(words: readonly string[], twins: readonly string[] | null, at: number): readonly Entry[] {
    const found = entriesAt(lexicon, words, at);
    // A phrase may hold more than one such word.
    return found.length > 0 || twins === null || twins[at] === words[at] ? found : entriesAt(lexicon, twins, at);
  }
}

/** Reads a text as sentences of concepts, whatever its language, case, accents, look-alike letters or hidden characters. Linear. */
export function readSentences(source: string): Sentence[] {
  const folded = fold(source);
  const { text } = folded;
  const reader = new Reader(folded, isLatin(text));
  const literals = literalHits(folded);
  let next = 0;
  const ascii = !NOT_ASCII.test(text);
  const tokens = ascii ? new RegExp(PLAIN_TOKEN) : new RegExp(TOKEN);
  for (let match = tokens.exec(text); match !== null; match = tokens.exec(text)) {
    const from = match.index;
    const to = tokens.lastIndex;
    while ((literals.hits[next]?.from ?? Number.POSITIVE_INFINITY) <= from) {
      const literal = literals.hits[next++];
      if (literal) reader.literal(literal.concepts, literal.from, literal.to);
    }
    if (literals.covered[from]) continue;
    const token = match[0];
    if (token === ".") {
      if (to >= text.length || AFTER_SENTENCE.test(text.charAt(to))) reader.end();
    } else if (token.length === 1 && ENDS_SENTENCE.test(token)) reader.end(0, token === "?");
    else if (token.length === 1 && PART.test(token)) reader.part();
    else if (!ascii && JOINED.test(token)) reader.joined(from, to);
    else reader.plain(TRIMMED.test(token) ? token.replace(/^[@!|]+|[@!|$]+$/g, "") || token : token, from, to);
  }
  for (const literal of literals.hits.slice(next)) reader.literal(literal.concepts, literal.from, literal.to);
  reader.end();
  return reader.sentences;
}
