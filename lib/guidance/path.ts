const MAX_STEM = 80;

function slug(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, MAX_STEM)
    .replace(/-+$/, "");
}

/** The path of an item without its number and extension: the folder and title in lower case letters, digits and hyphens. */
export function pathStem(title: string, folder = ""): string {
  const segments = folder.split("/").map(slug);
  return [...segments.filter((segment) => segment !== "").slice(0, 1), slug(title) || "lesson"].join("/");
}

/** The first of `stem.md`, `stem-2.md`, `stem-3.md` … that is free. */
export function availablePath(stem: string, taken: ReadonlySet<string>): string {
  for (let n = 1; ; n++) {
    const path = n === 1 ? `${stem}.md` : `${stem}-${n}.md`;
    if (!taken.has(path)) return path;
  }
}
