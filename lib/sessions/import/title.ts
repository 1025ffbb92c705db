const MAX = 120;

/** The first line with words in it, without Markdown marks, cut to 120 characters at a word's end where there is one. */
export function titleOf(text: string): string {
  for (const line of text.slice(0, 4000).split("\n")) {
    const bare = line
      .replace(/^[\s#>*\-=_`~]+/, "")
      .replace(/\s+/g, " ")
      .trim();
    if (!/[\p{L}\p{N}]/u.test(bare)) continue;
    const characters = [...bare];
    if (characters.length <= MAX) return bare;
    const cut = characters.slice(0, MAX - 1).join("");
    const space = cut.lastIndexOf(" ");
    return `${(space > MAX / 2 ? cut.slice(0, space) : cut).trimEnd()}…`;
  }
  return "";
}

/** A document's first heading, else its first line. */
export function documentTitle(text: string): string {
  const heading = /^#{1,6}\s+\S.*$/m.exec(text.slice(0, 4000));
  return titleOf(heading?.[0] ?? text);
}
