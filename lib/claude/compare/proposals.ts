import type { AppliesTo } from "@/lib/guidance/audience";
import type { Form, Kind, LessonText, Operation } from "@/lib/lessons/lesson";
import { readFile } from "@/lib/lessons/read-file";
import { blocksOf } from "@/lib/text/blocks";
import { bare, headingWords, titleFor } from "./block-words";
import { composeStore } from "./compose";
import type { Change, Comparison, StoreText } from "./stores";

/** From the differences of two stores to operations on items. Pure: no evidence yet. */

/** An item in force, as the input store had it. */
export interface StoreItem {
  path: string;
  title: string;
  trigger: string;
  body: string;
  appliesTo: AppliesTo;
  kind: Kind;
}

export interface Proposal {
  change: Change;
  operation: Operation;
  /** Paths of the items that it is about. */
  targets: string[];
  form: Form;
  text: LessonText;
  /** The words that came or went: what evidence is looked for. */
  about: string;
  /** Words that no longer stand anywhere after it. */
  lost: { path: string; text: string }[];
}

/** A difference that is no lesson, and why. */
export interface LeftOut {
  change: Change;
  gate: string;
}

/** A new file of at most so many blocks is one lesson; a longer one is a collection. */
const ONE_LESSON = 5;

/** Steps in order. */
function isPlaybook(body: string): boolean {
  return blocksOf(body).blocks.filter(({ text }) => /^ {0,3}\d{1,9}[.)]\s/.test(text)).length >= 2;
}

function formOf(body: string): Form {
  return isPlaybook(body) ? "playbook" : "note";
}

/** Whether a new file says one thing: it has one heading at most, its title, and is short or a list of steps. */
function saysOneThing({ content }: StoreText): boolean {
  const { blocks } = blocksOf(content);
  const headings = blocks.filter(({ kind }) => kind === "heading");
  const body = blocks.filter(({ kind }) => kind !== "heading" && kind !== "front_matter");
  const titled = headings.length === 1 && blocks.find(({ kind }) => kind !== "front_matter") === headings[0];
  return titled && (body.length <= ONE_LESSON || body.every(({ text }, i) => i === 0 || /^ {0,3}\d{1,9}[.)]\s/.test(text)));
}

export interface Proposals {
  proposals: Proposal[];
  leftOut: LeftOut[];
}

/**
 * What each difference asks for: a lesson about items, or nothing. Every proposal stands alone: its text is the item's text with this
 * one change.
 */
export function proposalsOf(comparison: Comparison, output: readonly StoreText[], items: ReadonlyMap<string, StoreItem>): Proposals {
  const proposals: Proposal[] = [];
  const leftOut: LeftOut[] = [];
  const created = new Set(comparison.files.filter(({ from, whole }) => from === null && whole === null).map(({ to }) => to ?? ""));
  const files = new Map(output.map((file) => [file.path, file]));
  const whole = new Set<string>();
  for (const change of comparison.changes) {
    const file = files.get(change.path);
    if (change.kind === "file_moved") leftOut.push({ change, gate: "only moved" });
    else if (created.has(change.path) && file) {
      if (saysOneThing(file)) {
        if (whole.has(change.path)) continue;
        whole.add(change.path);
        proposals.push(newFile(change, file));
      } else proposals.push(newBlock(change));
    } else if (!items.has(change.path)) leftOut.push({ change, gate: "not an item of the guidance" });
    else if (change.kind === "file_removed") proposals.push(retirement(change, items));
    else if (change.kind === "file_merged") proposals.push(merger(change, items));
    else proposals.push(revision(change, comparison, items));
  }
  return { proposals, leftOut };
}

function newFile(change: Change, { path, content }: StoreText): Proposal {
  const read = readFile(path, content);
  return { change, operation: "add", targets: [], form: formOf(read.body), text: { ...read, appliesTo: {} }, about: read.body, lost: [] };
}

function newBlock(change: Change): Proposal {
  const body = bare(change.after ?? "");
  const section = headingWords(change.under);
  const title = titleFor(body);
  const trigger = /^(?:when|if|before|after|while)\b[^,:;.]{8,120}(?=[,:])/i.exec(body)?.[0] ?? "";
  return {
    change,
    operation: "add",
    targets: [],
    form: formOf(body),
    text: {
      title: section === "" || title.toLowerCase().includes(section.toLowerCase()) ? title : `${section}: ${title}`,
      trigger: triggerOf(trigger),
      body,
      appliesTo: {},
    },
    about: body,
    lost: [],
  };
}

/** "When an order is late" → "an order is late"; other openings stay as they are. */
function triggerOf(opening: string): string {
  return opening.replace(/^(?:when|if)\s+/i, "");
}

function itemOf(items: ReadonlyMap<string, StoreItem>, path: string): StoreItem {
  const item = items.get(path);
  if (!item) throw new Error(`${path} is not an item.`);
  return item;
}

function retirement(change: Change, items: ReadonlyMap<string, StoreItem>): Proposal {
  const { title, trigger, body, appliesTo, path } = itemOf(items, change.path);
  return {
    change,
    operation: "retire",
    targets: [path],
    form: formOf(body),
    text: { title, trigger, body, appliesTo },
    about: body,
    lost: [{ path, text: body }],
  };
}

function merger(change: Change, items: ReadonlyMap<string, StoreItem>): Proposal {
  const sources = [change.path, ...change.from].flatMap((path) => items.get(path) ?? []);
  const read = readFile(change.to ?? change.path, change.after ?? "");
  const now = new Set(blocksOf(change.after ?? "").blocks.map(({ text }) => bare(text)));
  const lost = sources.flatMap(({ path, body }) =>
    blocksOf(body)
      .blocks.filter(({ kind, text }) => kind !== "heading" && !now.has(bare(text)))
      .map(({ text }) => ({ path, text: bare(text) })),
  );
  return {
    change,
    operation: sources.length > 1 ? "merge" : "revise",
    targets: sources.map(({ path }) => path),
    form: formOf(read.body),
    text: { ...read, appliesTo: itemOf(items, change.path).appliesTo },
    about: read.body,
    lost,
  };
}

function revision(change: Change, comparison: Comparison, items: ReadonlyMap<string, StoreItem>): Proposal {
  const item = itemOf(items, change.path);
  const composed = composeStore(comparison, new Set([change.id])).find(({ path }) => path === change.path);
  const lost = change.before === null ? [] : [{ path: item.path, text: bare(change.before) }];
  const about = bare(change.after ?? change.before ?? "");
  if (!composed || composed.content.trim() === "") return { ...retirement(change, items), about };
  const read = readFile(change.path, composed.content);
  return {
    change,
    operation: "revise",
    targets: [item.path],
    form: formOf(read.body),
    text: { ...read, appliesTo: item.appliesTo },
    about,
    lost: change.kind === "removed" ? lost : [],
  };
}
