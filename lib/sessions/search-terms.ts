import { mergeRanges, type TextRange } from "@/lib/text/ranges";

/** What someone typed into the search box, understood: words that all must occur, "phrases", and begin* for beginnings. */
export interface SearchTerm {
  /** Lower-case words, letters and digits only; several are a phrase. */
  words: string[];
  /** Whether the last word is only a beginning. */
  prefix: boolean;
}

const MOST_TERMS = 12;
const WORD = /[\p{L}\p{N}\p{M}]+/gu;

/** Reads a search. Punctuation inside a word makes a phrase of its parts, as the index does. Pure. */
export function parseSearch(input: string): SearchTerm[] {
  const terms: SearchTerm[] = [];
  for (const match of input.slice(0, 500).matchAll(/"([^"]*)"(\*?)|(\S+)/g)) {
    const part = match[1] ?? match[3] ?? "";
    const words = (part.match(WORD) ?? []).map((word) => word.toLowerCase());
    if (words.length === 0) continue;
    terms.push({ words, prefix: match[2] === "*" || (match[3] ?? "").endsWith("*") });
    if (terms.length === MOST_TERMS) break;
  }
  return terms;
}

/** The terms as an SQL expression of type tsquery over the parameters from `$<first>`. */
export function tsquerySql(terms: readonly SearchTerm[], first = 1): { text: string; values: string[] } {
  const parts = terms.map((term, i) => (term.prefix ? `to_tsquery('simple', $${first + i})` : `phraseto_tsquery('simple', $${first + i})`));
  const values = terms.map((term) => {
    if (!term.prefix) return term.words.join(" ");
    return term.words.map((word, i) => `'${word}'${i === term.words.length - 1 ? ":*" : ""}`).join(" <-> ");
  });
  return { text: parts.join(" && "), values };
}

function pattern(term: SearchTerm): string {
  return `(?<![\\p{L}\\p{N}\\p{M}])${term.words.join("[^\\p{L}\\p{N}\\p{M}]+")}${term.prefix ? "[\\p{L}\\p{N}\\p{M}]*" : "(?![\\p{L}\\p{N}\\p{M}])"}`;
}

/** Where the terms stand in a text, in UTF-16 units: what a hit marks. At most `most` places. */
export function searchHighlights(text: string, terms: readonly SearchTerm[], most = 200): TextRange[] {
  if (terms.length === 0) return [];
  const ranges: TextRange[] = [];
  for (const match of text.matchAll(new RegExp(terms.map(pattern).join("|"), "giu"))) {
    ranges.push({ start: match.index, end: match.index + match[0].length });
    if (ranges.length >= most) break;
  }
  return mergeRanges(ranges, text.length);
}

/** A pattern for PostgreSQL that finds the first place of any term. Words hold letters and digits only, so nothing needs escaping. */
export function postgresPattern(terms: readonly SearchTerm[]): string {
  return terms.map((term) => `(^|[^[:alnum:]])${term.words.join("[^[:alnum:]]+")}${term.prefix ? "" : "([^[:alnum:]]|$)"}`).join("|");
}
