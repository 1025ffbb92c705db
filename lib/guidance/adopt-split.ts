/** Turns the files that agents already read into items. Pure; every line that says something lands in exactly one item, verbatim. */

export interface AdoptSource {
  /** The file's name or path: CLAUDE.md, skills/refunds/SKILL.md. */
  name: string;
  text: string;
}

export interface AdoptPiece {
  /** The source and the ordinal of the piece in it. */
  path: string;
  title: string;
  text: string;
}

export const SPLITS = ["heading", "bullet", "file"] as const;
/** How a file is cut: at its headings, at headings and bullets, or not at all. */
export type Split = (typeof SPLITS)[number];

interface Section {
  title: string;
  lines: string[];
}

const MAX_TITLE = 120;
const FENCE = /^ {0,3}(`{3,}|~{3,})/;
const HEADING = /^ {0,3}(#{1,6})[ \t]+(.+?)(?:[ \t]+#+)?[ \t]*$/;
const BULLET = /^(?:[-*+]|\d{1,9}[.)])[ \t]+\S/;

function linesOf(text: string): string[] {
  return text
    .replace(/^\ufeff/, "")
    .replace(/\r\n?/g, "\n")
    .split("\n");
}

/** For each line, whether it is inside a fenced code block, the fences included. */
function fenced(lines: readonly string[]): boolean[] {
  let open: string | null = null;
  return lines.map((line) => {
    const mark = FENCE.exec(line)?.[1];
    if (open === null) {
      if (mark) open = mark;
      return mark !== undefined;
    }
    if (mark && mark[0] === open[0] && mark.length >= open.length && line.trim() === mark) open = null;
    return true;
  });
}

function frontMatterEnd(lines: readonly string[]): number {
  if (lines[0]?.trimEnd() !== "---") return 0;
  const end = lines.findIndex((line, i) => i > 0 && line.trimEnd() === "---");
  return end === -1 ? 0 : end + 1;
}

function plain(line: string): string {
  return line
    .replace(/^\s*(?:[-*+]|\d{1,9}[.)])[ \t]+/, "")
    .replace(/[*_`]+/g, "")
    .trim();
}

function shorten(text: string): string {
  if (text.length <= MAX_TITLE) return text;
  const cut = text.slice(0, MAX_TITLE);
  return `${cut.slice(0, cut.lastIndexOf(" ") > 40 ? cut.lastIndexOf(" ") : MAX_TITLE)}…`;
}

const nameOf = (path: string) => path.split("/").at(-1) || path;
const says = (lines: readonly string[]) => lines.some((line) => line.trim() !== "");

/** The heading level to cut at: the first that occurs more than once, else the deepest of those that occur once at the top. */
function cutLevel(levels: readonly number[]): number {
  for (let level = 1; level <= 6; level++) if (levels.filter((one) => one === level).length > 1) return level;
  return levels.length === 0 ? 0 : Math.min(2, Math.max(...levels));
}

function sectionsOf(source: AdoptSource): Section[] {
  const lines = linesOf(source.text);
  const code = fenced(lines);
  const body = frontMatterEnd(lines);
  const headings = lines.map((line, i) => (i >= body && !code[i] ? HEADING.exec(line) : null));
  const level = cutLevel(headings.flatMap((heading) => (heading?.[1] ? [heading[1].length] : [])));
  const sections: Section[] = [{ title: nameOf(source.name), lines: [] }];
  lines.forEach((line, i) => {
    const heading = headings[i];
    if (heading?.[1] && heading[2] && heading[1].length <= level) sections.push({ title: plain(heading[2]) || heading[2], lines: [] });
    else sections.at(-1)?.lines.push(line);
  });
  // A heading with nothing below it says something only as the first line of what follows.
  return sections.filter((section, i) => says(section.lines) || (i === sections.length - 1 && i > 0));
}

/** A section of bullets, one piece each; a section that has anything else stays whole. */
function bulletsOf(section: Section): Section[] {
  const code = fenced(section.lines);
  const starts = section.lines.flatMap((line, i) => (!code[i] && BULLET.test(line) ? [i] : []));
  const first = starts[0];
  if (first === undefined || starts.length < 2 || says(section.lines.slice(0, first))) return [section];
  const stray = section.lines.some(
    (line, i) => i > first && line.trim() !== "" && !/^\s/.test(line) && !BULLET.test(line) && !code[i] && section.lines[i - 1]?.trim() === "",
  );
  if (stray) return [section];
  return starts.map((start, i) => {
    const lines = section.lines.slice(start, starts[i + 1]);
    return { title: shorten(plain(lines[0] ?? "")) || section.title, lines };
  });
}

function trimmed(lines: readonly string[]): string {
  return lines
    .join("\n")
    .replace(/^(?:[ \t]*\n)+/, "")
    .trimEnd();
}

/** The pieces of one file, in order. An empty file has none. */
export function splitSource(source: AdoptSource, split: Split): AdoptPiece[] {
  const whole: Section[] = [{ title: titleOf(source), lines: linesOf(source.text) }];
  // A skill is read as one thing: its front matter says when.
  const uncut = split === "file" || /(?:^|\/)SKILL\.md$/i.test(source.name);
  const sections = uncut ? whole : sectionsOf(source);
  const cut = split === "bullet" && !uncut ? sections.flatMap(bulletsOf) : sections;
  return cut
    .map(({ title, lines }) => ({ title: shorten(title), text: trimmed(lines) || title }))
    .filter(({ text }) => text.trim() !== "")
    .map(({ title, text }, i) => ({ path: `${source.name}#${i + 1}`, title, text }));
}

/** What a whole file is called: the name in its front matter, its first heading, or its own name. */
export function titleOf(source: AdoptSource): string {
  const lines = linesOf(source.text);
  const end = frontMatterEnd(lines);
  const named = lines.slice(0, end).find((line) => /^name:\s*\S/.test(line));
  if (named)
    return named
      .replace(/^name:\s*/, "")
      .replace(/^(["'])(.*)\1\s*$/, "$2")
      .trim();
  const code = fenced(lines);
  const heading = lines.find((line, i) => i >= end && !code[i] && HEADING.test(line));
  return (heading && HEADING.exec(heading)?.[2]) || nameOf(source.name);
}
