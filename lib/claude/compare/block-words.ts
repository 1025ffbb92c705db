/** Blocks of a store's files as the words of a lesson. Pure. */

const LONGEST_TITLE = 120;

/** A block as a text of its own: without the mark of a bullet and the indent that came with it. */
export function bare(block: string): string {
  const mark = /^ {0,3}(?:[-*+]|\d{1,9}[.)])[ \t]+/.exec(block)?.[0];
  if (mark === undefined) return block.trim();
  return block
    .slice(mark.length)
    .replace(/\n(?: {2,4}|\t)/g, "\n")
    .trim();
}

/** A title for a text that has none: its first sentence, cut between words. */
export function titleFor(text: string): string {
  const plain = text
    .replace(/[*_`#>]+/g, "")
    .replace(/\s+/g, " ")
    .trim();
  const sentence = /^.*?[.!?](?=\s|$)/.exec(plain)?.[0] ?? plain;
  const said = sentence.replace(/[.!?]+$/, "");
  if (said.length <= LONGEST_TITLE) return said || "Untitled";
  const cut = said.slice(0, LONGEST_TITLE - 1);
  return `${cut.slice(0, cut.lastIndexOf(" ") > 40 ? cut.lastIndexOf(" ") : cut.length)}…`;
}

/** A heading's words. */
export function headingWords(heading: string): string {
  return heading
    .replace(/^ {0,3}#{1,6}[ \t]*/, "")
    .replace(/[ \t]+#+[ \t]*$/, "")
    .trim();
}
