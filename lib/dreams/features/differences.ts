import { mask } from "@/lib/text/mask";
import type { GapFeature, Span } from "./features";
import type { Draft } from "./iterations";
import { clip } from "./said";

const LINES = 400;
const PATHS = 600;
/** So many differences and it is another text, not a corrected one. */
const MANY = 40;

type Gap = Omit<GapFeature, "by" | "said">;

/** Where a piece of a draft stands in its event: verbatim, or as JSON writes it; else the call's opening. */
function placeOf(draft: Draft, piece: string): Span {
  for (const form of [piece, JSON.stringify(piece).slice(1, -1)]) {
    const start = form === "" ? -1 : draft.text.indexOf(form);
    if (start >= 0) return { event: draft.event, ...clip(draft.text, start, start + form.length, 300) };
  }
  return draft.span;
}

/** The scalars of structured data by path; places in lists are one. */
function scalars(value: unknown, path = "$", found = new Map<string, string>()): Map<string, string> {
  if (found.size >= PATHS) return found;
  if (Array.isArray(value)) {
    value.slice(0, 100).forEach((each) => {
      scalars(each, `${path}[]`, found);
    });
  } else if (value !== null && typeof value === "object") {
    for (const [name, each] of Object.entries(value).slice(0, 200)) scalars(each, /^[\w$-]{1,60}$/.test(name) ? `${path}.${name}` : `${path}.*`, found);
  } else {
    const known = found.get(path);
    found.set(path, known === undefined ? (JSON.stringify(value) ?? "null") : `${known},${JSON.stringify(value)}`.slice(0, 400));
  }
  return found;
}

function parsed(content: string): unknown {
  if (!/^\s*[[{]/.test(content)) return undefined;
  try {
    return JSON.parse(content);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function byPath(first: Draft, last: Draft, before: unknown, after: unknown): Gap[] {
  const from = scalars(before);
  const to = scalars(after);
  const gaps: Gap[] = [];
  for (const path of [...new Set([...from.keys(), ...to.keys()])].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))) {
    const was = from.get(path) ?? "";
    const is = to.get(path) ?? "";
    if (was === is) continue;
    const name = path.slice(path.lastIndexOf(".") + 1).replace(/\[\]$/, "");
    const span = (draft: Draft, has: boolean) => (has ? placeOf(draft, name) : draft.span);
    gaps.push({ what: first.what, form: "path", path, before: mask(was), after: mask(is), first: span(first, was !== ""), last: span(last, is !== "") });
  }
  return gaps;
}

const bare = (line: string): string => line.replace(/^\s*(?:[-*+>]|\d+[.)]|#{1,6})\s+/, "").trim();

function words(template: string): Set<string> {
  return new Set(
    template
      .toLowerCase()
      .split(/[^\p{L}<>]+/u)
      .filter(Boolean),
  );
}

function alike(a: string, b: string): boolean {
  const one = words(a);
  const two = words(b);
  let common = 0;
  for (const word of one) if (two.has(word)) common++;
  return common / Math.max(1, Math.min(one.size, two.size)) >= 0.4;
}

function byLine(first: Draft, last: Draft): Gap[] {
  const linesOf = (draft: Draft) =>
    draft.content
      .split("\n", LINES)
      .map(bare)
      .filter((line) => /\p{L}{2}/u.test(line));
  const was = linesOf(first);
  const is = linesOf(last);
  const kept = new Set(is);
  const known = new Set(was);
  const removed = was.filter((line) => !kept.has(line));
  const added = is.filter((line) => !known.has(line));
  if (removed.length + added.length > MANY) return [];
  const gaps: Gap[] = [];
  const gap = (before: string, after: string) => {
    const [from, to] = [mask(before), mask(after)];
    if (from !== to)
      gaps.push({
        what: first.what,
        form: "line",
        path: "",
        before: from,
        after: to,
        first: before === "" ? first.span : placeOf(first, before),
        last: after === "" ? last.span : placeOf(last, after),
      });
  };
  const left = [...added];
  for (const line of removed) {
    const at = left.findIndex((other) => alike(line, other));
    gap(line, at === -1 ? "" : left.splice(at, 1)[0]!);
  }
  for (const line of left) gap("", line);
  return gaps;
}

/** In what a first draft differs from the last one: structured data by path, text by line. Masked, in a fixed order. Pure. */
export function differences(first: Draft, last: Draft): Gap[] {
  const before = parsed(first.content);
  const after = parsed(last.content);
  if (before !== undefined && after !== undefined) return byPath(first, last, before, after).slice(0, MANY);
  return byLine(first, last);
}
