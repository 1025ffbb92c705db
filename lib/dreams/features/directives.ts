import type { CueTable } from "./cues/cue-table";
import { tableFor } from "./cues/language";
import { clip } from "./said";

export interface Directive {
  language: string;
  polarity: "do" | "do_not";
  verb: string;
  objects: string[];
  instead: string[];
  persistent: boolean;
  correcting: boolean;
  /** Where the sentence stands in the text. */
  start: number;
  end: number;
}

export interface Reading {
  directives: Directive[];
  /** The language, when it has no cue table. */
  unread: string | null;
}

const READ_UP_TO = 4000;
const SENTENCE_UP_TO = 320;
const NOTHING: Reading = { directives: [], unread: null };

/** Words of one sentence, lower case: letters with inner marks, names with dots, slashes or underscores kept whole. */
export function tokensOf(text: string): string[] {
  return (
    text
      .toLowerCase()
      .replace(/[’ʼ]/g, "'")
      .match(/@?[\p{L}\p{N}_](?:[\p{L}\p{N}_'./@+#-]*[\p{L}\p{N}_+#])?/gu) ?? []
  );
}

/** Endings that do not change what a word is about: items, item; changing, change. */
function stem(word: string): string {
  if (/[^\p{L}]/u.test(word)) return word;
  let stemmed = word;
  if (stemmed.length >= 4 && /[^su]s$/.test(stemmed)) stemmed = stemmed.replace(/ies$/, "y").replace(/s$/, "");
  if (stemmed.length > 6 && stemmed.endsWith("ing")) stemmed = stemmed.slice(0, -3);
  else if (stemmed.length > 5 && stemmed.endsWith("ed")) stemmed = stemmed.slice(0, -2);
  return stemmed.length > 4 ? stemmed.replace(/e$/, "") : stemmed;
}

/** What follows the wish and only explains it is cut, unless it stands in quotation marks. */
function withoutAside(text: string, table: CueTable): string {
  const found = table.aside.exec(text);
  if (!found) return text;
  const quotes = text.slice(0, found.index).match(/["“”„]/g)?.length ?? 0;
  return quotes % 2 === 0 ? text.slice(0, found.index) : text;
}

/** The part of a sentence in which the wish begins: what leads up to "always" or "never" is left out. */
export function fromCue(text: string, table: CueTable): string {
  const found = table.lead.exec(text);
  return found && found[1]!.split(/\s+/).length <= 6 ? text.slice(found[0].length) : text;
}

/** A pasted plan or log rather than something typed: headings, lists, many lines. The importer says so too; this is the second look. */
function isPasted(text: string): boolean {
  const lines = text.split("\n", 60);
  if (lines.length >= 25) return true;
  const shaped = lines.filter((line) => /^\s*(?:#{1,6}\s|[-*+]\s|\d+[.)]\s|\||```|>|\[|at\s)/.test(line)).length;
  return lines.length >= 6 && shaped * 2 >= lines.length;
}

function* sentences(text: string): Generator<{ start: number; end: number }> {
  // Code, quotations and tags are somebody else's words: blanked out, so that offsets stay.
  const clean = text
    .slice(0, READ_UP_TO)
    .replace(/```[\s\S]*?(?:```|$)/g, (match) => " ".repeat(match.length))
    .replace(/^[ \t]*>.*$/gm, (match) => " ".repeat(match.length))
    .replace(/<[a-z][\w-]*>[\s\S]*?<\/[a-z][\w-]*>/g, (match) => " ".repeat(match.length));
  const pattern = /[^\n.!?;]+(?:[.](?=\S)[^\n.!?;]*)*[.!?;]*/g;
  for (const match of clean.matchAll(pattern)) {
    const body = match[0];
    const from = match.index + (body.length - body.trimStart().length);
    const to = match.index + body.trimEnd().length;
    if (to > from) yield { start: from, end: to };
  }
}

function objectsOf(part: string, table: CueTable): string[] {
  const result: string[] = [];
  for (const token of tokensOf(part)) {
    if (table.small.has(token)) continue;
    const word = stem(token.replace(/^[@#]/, "").replace(/\.(?:md|txt)$/, ""));
    if (!result.includes(word)) result.push(word);
    if (result.length === 8) break;
  }
  return result;
}

/** Where the first word of persistence or negation stands, or -1. */
function persistentOrNegativeAt(core: string, table: CueTable): number {
  const places = [core.search(table.negativeWords), core.search(table.cueWords)].filter((at) => at >= 0);
  return places.length === 0 ? -1 : Math.min(...places);
}

/** Whether what stands in quotation marks was left alone: other words for the same are for reading only. */
function rewritten(text: string, table: CueTable): string {
  let result = text;
  for (const { find, put } of table.rewrites)
    result = result.replace(find, (...found: unknown[]) => put(found.filter((part): part is string => typeof part === "string")));
  return result;
}

/** Words for a whole code base or team: what is said of it is no wish for the day. */
const WIDE =
  /\b(?:in (?:this|our|the) (?:repo|repository|project|codebase|code base|team|company|workspace)|across the (?:board|codebase|project)|everywhere|in diesem (?:repo|projekt)|überall|dans ce (?:projet|dépôt)|partout|en este (?:proyecto|repositorio))(?!\p{L})/iu;
/** After "we", "here" means the team's place. */
const PLACE = /\b(?:here|for all|for every|throughout|hier|ici|aquí)(?!\p{L})/iu;
const OURS = /^(?:wir|nous|on|nosotros|nosotras)\s/i;
const USE: ReadonlySet<string> = new Set(["use", "verwenden", "utiliser", "usar"]);
/** "We use pnpm here": what the team does, rather than what it wants now. */
const HABIT =
  /^(?:we|our team|the team|people here|this (?:repo|project|codebase|team)|everyone(?: here)?)\s+((?:always|never|only|usually|normally|generally|typically|don't|do not|no longer)\s+)?(?:also\s+)?(?=([a-z]+))/i;
/** "Tests must never hit the network": a rule about things. */
const MODAL =
  /^((?:all |any |every |each |the |our |your )?[\p{L}\p{N}`'/_.-]+(?:\s+[\p{L}\p{N}`'/_.()-]+){0,5}?)\s+(?:should|must|needs? to|has to|have to|shall|ought to)(n't|\s+not|\s+never)?\s+(?:always\s+|only\s+|also\s+)?([a-z]+)\s+(.{2,})$/iu;
const NOT_A_THING = /^(?:it|this|that|these|those|you|i|we|he|she|they|there|one|what|which|who|how|why|when|where|if|but|and|so|maybe|perhaps|\w+ing)\b/i;
const GENERAL = /\b(?:always|never|must|all|every|each|any|only)\b/i;

type Wish = Omit<Directive, "start" | "end">;

/** A rule that is said of things rather than to the agent, or null. English. */
function readRule(flat: string, sentence: string, table: CueTable): Wish | null {
  if (table.language !== "en" || /\?\s*$/.test(flat)) return null;
  const found = MODAL.exec(flat.replace(/[.!]+$/, ""));
  if (found === null || NOT_A_THING.test(found[1]!)) return null;
  const negative = found[2] !== undefined || /\b(?:never|no)\b/i.test(found[1]!);
  const contrast = table.contrast.exec(found[4]!);
  const verb = table.verbs.get(found[3]!.toLowerCase()) ?? found[3]!.toLowerCase();
  const objects = objectsOf(`${found[1]} ${withoutAside(contrast ? contrast[1]! : found[4]!, table)}`, table);
  if (objects.length < 2) return null;
  return {
    language: table.language,
    polarity: negative ? "do_not" : "do",
    verb,
    objects,
    instead: contrast ? objectsOf(contrast[2]!, table) : [],
    persistent: GENERAL.test(flat),
    correcting: table.correcting.test(sentence),
  };
}

/** Reads one sentence as a wish, or null. */
export function readSentence(sentence: string, table: CueTable): Wish | null {
  const said = fromCue(
    sentence
      .replace(/[’ʼ]/g, "'")
      .replace(/^[\s\-*•"'“„¡]+/, "")
      .replace(/\s+/g, " ")
      .trim(),
    table,
  );
  if (table.idioms.test(said)) return null;
  const rule = readRule(said.replace(table.opening, ""), sentence, table);
  if (rule !== null) return rule;
  const flat = rewritten(said, table);
  const persistent = table.persistent.test(said);
  const polite = table.opening.exec(flat)?.[0] ?? "";
  if (/\?\s*$/.test(flat) && !persistent && !/\byou\b|\bdu\b|\bsie\b|-tu\b|-vous\b|\bpued|\bpodr/i.test(polite)) return null;
  let core = flat.slice(polite.length);
  // "When x, do y": the condition stays among the objects, the wish is what follows.
  const condition =
    /^(?:when(?:ever)?|if|before|after|wenn|falls|bevor|sobald|quand|lorsque|si|avant de|après|cuando|antes de|después de)(?!\p{L})([^,]{3,120}),\s*(.+)$/iu.exec(
      core,
    );
  if (condition) core = condition[2]!.replace(table.opening, "");
  const habit = table.language === "en" ? HABIT.exec(core) : null;
  const ours =
    habit !== null &&
    (table.verbs.has(habit[2]!.toLowerCase().replace(/s$/, "")) || table.verbs.has(habit[2]!.toLowerCase()) || (persistent && habit[1] !== undefined));
  const german = persistent ? /^wir\s+(?=immer\b|nie\b|niemals\b)/i.exec(core) : null;
  if (ours) core = `${habit[1] ?? ""}${core.slice(habit[0].length)}`;
  else if (german) core = core.slice(german[0].length);
  const negative =
    table.negative.test(core.split(table.contrast).length > 2 ? (table.contrast.exec(core)?.[1] ?? core) : core) ||
    /\b(?:under no circumstances|never)\b/i.test(polite);
  // "It never goes away" tells of something: a word is taken for a verb only where the sentence begins with its cue.
  const cueLeads = persistentOrNegativeAt(core, table) === 0 || polite !== "";
  core = core.replace(table.negativeWords, " ").replace(table.cueWords, " ").replace(/\s+/g, " ").trim().replace(table.opening, "");
  const contrast = table.contrast.exec(core);
  const wanted = withoutAside(contrast ? contrast[1]! : core, table);
  const found = verbIn(wanted, table, { negative, mayGuess: (persistent || negative) && cueLeads, ours });
  if (found === null) return null;
  const objects = objectsOf(found.rest, table);
  const instead = contrast ? objectsOf(contrast[2]!, table) : [];
  if (objects.length === 0 && instead.length === 0) return null;
  const lasting =
    persistent ||
    (ours && (negative || instead.length > 0 || habit[1] !== undefined || PLACE.test(said) || WIDE.test(said))) ||
    (OURS.test(said) && (instead.length > 0 || PLACE.test(said))) ||
    (WIDE.test(said) && USE.has(found.verb));
  return {
    language: table.language,
    polarity: negative ? "do_not" : "do",
    verb: found.verb,
    objects,
    instead,
    persistent: lasting,
    correcting: table.correcting.test(sentence),
  };
}

/** The verb that a wish begins (or, in German, ends) with, and what is left. */
function verbIn(wanted: string, table: CueTable, how: { negative: boolean; mayGuess: boolean; ours: boolean }): { verb: string; rest: string } | null {
  const words = tokensOf(wanted);
  const first = words[0];
  if (first === undefined) return null;
  const rest = wanted.slice(wanted.toLowerCase().indexOf(first) + first.length);
  const listed = table.verbs.get(first) ?? (how.ours ? table.verbs.get(first.replace(/s$/, "")) : undefined);
  if (listed !== undefined) return { verb: listed, rest };
  const last = words.at(-1)!;
  if (table.verbFinal?.test(last) && words.length > 1)
    return { verb: table.verbs.get(last) ?? last, rest: wanted.slice(0, wanted.toLowerCase().lastIndexOf(last)) };
  if (how.negative && first.endsWith("ing") && table.language === "en") {
    const stemmed = first.slice(0, -3);
    const base = [stemmed, `${stemmed}e`, stemmed.replace(/(.)\1$/, "$1")].find((word) => table.verbs.has(word));
    return { verb: base === undefined ? first : table.verbs.get(base)!, rest };
  }
  const guess = how.mayGuess && !table.notWishes.has(first) && !table.small.has(first) && table.mayBeVerb.test(first) && !/(?:ed|ly|ing)$/.test(first);
  return guess ? { verb: first, rest } : null;
}

/** "Commit and update the changelog" is two wishes; a sentence with a cue is one, whose parts belong together. */
function coordinated(sentence: string, table: CueTable): { from: number; to: number }[] {
  const whole = [{ from: 0, to: sentence.length }];
  if (table.language === "en") {
    const second = /^(.{2,120}?),?\s+(?:and|but)\s+(?=(?:please\s+)?(?:never|always|don't|do not|from now on)\b)/i.exec(sentence);
    if (second && table.verbs.has(tokensOf(second[1]!.replace(table.opening, ""))[0] ?? ""))
      return [
        { from: 0, to: second[1]!.length },
        { from: second[0].length, to: sentence.length },
      ];
    // "Don't create files, edit the existing ones": what is not to be done, and what is to be done.
    const instead = /^((?:.{0,40}\s)?(?:don't|do not|never|avoid|stop)\s.{2,100}?),\s+(?:but\s+|just\s+|please\s+|instead,?\s+|rather\s+)*(\p{L}+)\s/iu.exec(
      sentence,
    );
    if (instead && table.verbs.has(instead[2]!.toLowerCase()) && rewritten(sentence, table) === sentence)
      return [
        { from: 0, to: instead[1]!.length },
        { from: instead[0].length - instead[2]!.length - 1, to: sentence.length },
      ];
  }
  const dash = /^(.{2,160}?)\s+[-–—]\s+(\p{L}+)\s/u.exec(sentence);
  if (dash && table.verbs.has(dash[2]!.toLowerCase()))
    return [
      { from: 0, to: dash[1]!.length },
      { from: dash[0].length - dash[2]!.length - 1, to: sentence.length },
    ];
  if (table.persistent.test(sentence)) return whole;
  const found = /^(.{2,60}?),?\s+(?:and|und|then|dann)\s+(?:then\s+|also\s+)?(\p{L}+)/isu.exec(sentence);
  if (!found || !table.verbs.has(found[2]!.toLowerCase())) return whole;
  return [
    { from: 0, to: found[1]!.length },
    { from: found[0].length - found[2]!.length, to: sentence.length },
  ];
}

/** A name and a number are no language: without any known small word, it takes other letters or a longer turn to say so. */
function isSpoken(tokens: readonly string[], language: string): boolean {
  if (language !== "und") return true;
  const words = tokens.filter((token) => /^\p{L}+$/u.test(token));
  return words.length >= 10 || words.some((word) => /\p{L}/u.test(word) && !/\p{Script=Latin}/u.test(word));
}

/** What a person's typed words ask for. Pure. Reads the first 4,000 units. */
export function readDirectives(text: string): Reading {
  if (text.length === 0 || isPasted(text)) return NOTHING;
  const all = tokensOf(text.slice(0, READ_UP_TO));
  const table = tableFor(all);
  if (table === null) return NOTHING;
  if (typeof table === "string") return all.length >= 4 && isSpoken(all, table) ? { directives: [], unread: table } : NOTHING;
  const directives: Directive[] = [];
  for (const { start, end } of sentences(text)) {
    if (end - start > SENTENCE_UP_TO) continue;
    const sentence = text.slice(start, end);
    for (const { from, to } of coordinated(sentence, table)) {
      const wish = readSentence(sentence.slice(from, to), table);
      if (wish) directives.push({ ...wish, ...clip(text, start + from, start + to, SENTENCE_UP_TO) });
    }
  }
  return { directives, unread: null };
}
