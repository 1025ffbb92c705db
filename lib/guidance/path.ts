const MAX_STEM = 80;

function slug(text: string): string {
  const words = text
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
  if (words.length <= MAX_STEM) return words;
  // Between two words, unless one alone is longer.
  const end = words.lastIndexOf("-", MAX_STEM);
  return words.slice(0, end > 0 ? end : MAX_STEM);
}

/** The path of an item without its number and extension: its title in lower case letters, digits and hyphens, cut between words. */
export function pathStem(title: string): string {
  return slug(title) || "lesson";
}

/** The first of `stem.md`, `stem-2.md`, `stem-3.md` … that is free. */
export function availablePath(stem: string, taken: ReadonlySet<string>): string {
  for (let n = 1; ; n++) {
    const path = n === 1 ? `${stem}.md` : `${stem}-${n}.md`;
    if (!taken.has(path)) return path;
  }
}
