/** The place of words in an event's text, as quotes count it: UTF-16 units. Pure. */

export interface QuoteRange {
  start: number;
  end: number;
  exact: string;
}

/**
 * What is selected in a text field, in the text itself. A field shows every line end as one character, whatever it was: so each
 * "\r\n" before a place moves it by one.
 * @param from,to offsets in the field's own value
 */
export function rangeInText(text: string, from: number, to: number): QuoteRange | null {
  const original = (wanted: number) => {
    let shown = 0;
    let at = 0;
    while (at < text.length && shown < wanted) {
      at += text.charAt(at) === "\r" && text.charAt(at + 1) === "\n" ? 2 : 1;
      shown++;
    }
    return at;
  };
  let start = original(Math.min(from, to));
  let end = original(Math.max(from, to));
  while (start < end && /\s/.test(text.charAt(start))) start++;
  while (end > start && /\s/.test(text.charAt(end - 1))) end--;
  return start === end ? null : { start, end, exact: text.slice(start, end) };
}

/** Where in the field's value the words that were selected on the page stand, when they stand there once. */
export function selectionIn(text: string, selected: string): [from: number, to: number] | null {
  const value = text.replace(/\r\n?/g, "\n");
  const words = selected.trim();
  const at = words === "" ? -1 : value.indexOf(words);
  return at < 0 || value.indexOf(words, at + 1) >= 0 ? null : [at, at + words.length];
}
