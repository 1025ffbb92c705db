import { type Block, blocksOf } from "@/lib/text/blocks";
import { sha256 } from "@/lib/text/hash";
import { align, coverage, type Step } from "./align";
import { likeness } from "./words";

/** What a dream made of a memory store: its input and its output compared path by path, and in each text item by item. Pure. */

export interface StoreText {
  path: string;
  content: string;
}

/** So alike, a path that is gone and one that is new are one file that was moved. */
const SAME_FILE = 0.6;
/** So much of a file found again in a new one means that it was merged into it. */
const MERGED_IN = 0.5;

export type ChangeKind = "added" | "changed" | "removed" | "moved" | "file_removed" | "file_merged" | "file_moved";

/** One difference that people decide about on its own. */
export interface Change {
  /** Stable: the same difference of the same stores has the same id. */
  id: string;
  kind: ChangeKind;
  /** Where it stands in the input, or for something new, in the output. */
  path: string;
  /** Where the file or block goes, when that is another path. */
  to: string | null;
  /** For a merge: the further files that go into `path`. */
  from: string[];
  before: string | null;
  after: string | null;
  /** The blocks that it takes the place of. Empty for something new, and for whole files. */
  blocks: string[];
  /** The heading that it stands under, or "". */
  under: string;
  /** The block before it, by its text, or null at the beginning of the file. */
  anchor: string | null;
}

/** One place in a file, in order: what stands there with and without the changes named. */
export type Slot =
  | { is: "same"; old: Block }
  | { is: "change"; id: string; old: Block | null; new: Block | null }
  /** A new heading: there as soon as one of these changes is. */
  | { is: "heading_added"; with: string[]; new: Block }
  /** A heading that is gone: it goes when all of these changes have been made. */
  | { is: "heading_removed"; with: string[]; old: Block };

export interface FileScript {
  /** Null for a file that is new. */
  from: string | null;
  /** Null for a file that is gone. */
  to: string | null;
  lead: string;
  slots: Slot[];
  /** The change that makes, moves, removes or merges the whole file; null when it only differs inside. */
  whole: string | null;
}

export interface Comparison {
  files: FileScript[];
  changes: Change[];
}

const byPath = (a: { path: string }, b: { path: string }) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0);

function idOf(parts: readonly (string | null)[], taken: Set<string>): string {
  for (let n = 0; ; n++) {
    const id = sha256(JSON.stringify([...parts, n])).slice(0, 16);
    if (!taken.has(id)) {
      taken.add(id);
      return id;
    }
  }
}

class Comparing {
  readonly files: FileScript[] = [];
  readonly changes: Change[] = [];
  private readonly taken = new Set<string>();

  /** For a whole file `before` is its text, otherwise that of the blocks. */
  add(given: Omit<Change, "id" | "before"> & { before?: string }): string {
    const change = { ...given, before: given.before ?? (given.blocks.length === 0 ? null : given.blocks.join("\n")) };
    const id = idOf([change.kind, change.path, change.to, change.before, change.after, change.anchor], this.taken);
    this.changes.push({ ...change, id });
    return id;
  }

  /** A file that stands in both, maybe under two names. */
  pair(old: StoreText, now: StoreText): void {
    const before = blocksOf(old.content);
    const whole =
      old.path === now.path ? null : this.add({ kind: "file_moved", path: old.path, to: now.path, from: [], after: null, blocks: [], under: "", anchor: null });
    const slots = this.slots(old.path, align(before.blocks, blocksOf(now.content).blocks));
    this.files.push({ from: old.path, to: now.path, lead: before.lead, slots, whole });
  }

  created(now: StoreText): void {
    const { lead, blocks } = blocksOf(now.content);
    this.files.push({
      from: null,
      to: now.path,
      lead,
      slots: this.slots(
        now.path,
        blocks.map((block) => ({ is: "added", new: block })),
      ),
      whole: null,
    });
  }

  removed(old: StoreText): void {
    const { lead, blocks } = blocksOf(old.content);
    const whole = this.add({ kind: "file_removed", path: old.path, to: null, from: [], before: old.content, after: null, blocks: [], under: "", anchor: null });
    this.files.push({ from: old.path, to: null, lead, slots: blocks.map((block) => ({ is: "same", old: block })), whole });
  }

  /** Several files that became one: all of it is one change, since what would be lost shows only in the whole. */
  merged(olds: readonly StoreText[], now: StoreText): void {
    const [first, ...others] = olds;
    if (!first) return;
    const whole = this.add({
      kind: "file_merged",
      path: first.path,
      to: now.path,
      from: others.map(({ path }) => path),
      before: olds.map(({ content }) => content).join("\n"),
      after: now.content,
      blocks: [],
      under: "",
      anchor: null,
    });
    for (const old of olds) {
      const { lead, blocks } = blocksOf(old.content);
      this.files.push({ from: old.path, to: null, lead, slots: blocks.map((block) => ({ is: "same", old: block })), whole });
    }
    const { lead, blocks } = blocksOf(now.content);
    this.files.push({ from: null, to: now.path, lead, slots: blocks.map((block) => ({ is: "change", id: whole, old: null, new: block })), whole });
  }

  private slots(path: string, steps: readonly Step[]): Slot[] {
    const slots: Slot[] = [];
    const taken = new Map<Block, string>();
    let anchor: string | null = null;
    for (const step of steps) {
      const base = { path, to: null, from: [], anchor };
      if (step.is === "same") slots.push({ is: "same", old: step.old });
      else if (step.is === "changed") {
        const blocks = [step.old, ...step.also].map(({ text }) => text);
        const id = this.idFor(taken, step.new, () => this.add({ ...base, kind: "changed", blocks, after: step.new.text, under: step.new.under }));
        slots.push({ is: "change", id, old: step.old, new: step.new });
      } else if (step.is === "absorbed") {
        const target = steps.find((other) => other.is === "changed" && other.new === step.into);
        if (target?.is !== "changed") continue;
        const blocks = [target.old, ...target.also].map(({ text }) => text);
        const id = this.idFor(taken, step.into, () => this.add({ ...base, kind: "changed", blocks, after: step.into.text, under: step.into.under }));
        slots.push({ is: "change", id, old: step.old, new: null });
      } else if (step.is === "removed") {
        if (step.old.kind === "heading") slots.push({ is: "heading_removed", with: [], old: step.old });
        else {
          const id = this.add({ ...base, kind: "removed", blocks: [step.old.text], after: null, under: step.old.under });
          slots.push({ is: "change", id, old: step.old, new: null });
        }
      } else if (step.new.kind === "heading") slots.push({ is: "heading_added", with: [], new: step.new });
      else {
        const id = this.add({ ...base, kind: "added", blocks: [], after: step.new.text, under: step.new.under });
        slots.push({ is: "change", id, old: null, new: step.new });
      }
      if (step.is !== "added") anchor = step.old.text;
    }
    return this.tieHeadings(path, slots);
  }

  private idFor(taken: Map<Block, string>, block: Block, make: () => string): string {
    const id = taken.get(block) ?? make();
    taken.set(block, id);
    return id;
  }

  /** A heading comes and goes with what stands under it; one that has nothing of its own there is a change by itself. */
  private tieHeadings(path: string, slots: readonly Slot[]): Slot[] {
    return slots.map((slot, i) => {
      if (slot.is !== "heading_added" && slot.is !== "heading_removed") return slot;
      const heading = slot.is === "heading_added" ? slot.new : slot.old;
      const level = levelOf(heading);
      const ids: string[] = [];
      let stays = false;
      for (const other of slots.slice(i + 1)) {
        const block =
          other.is === "heading_added"
            ? other.new
            : other.is === "heading_removed" || other.is === "same"
              ? other.old
              : slot.is === "heading_added"
                ? other.new
                : other.old;
        if (!block) continue;
        if (block.kind === "heading") {
          if (levelOf(block) <= level) break;
          continue;
        }
        if (other.is === "same") stays = true;
        else if (other.is === "change" && (slot.is === "heading_added" ? other.old === null : other.new === null)) ids.push(other.id);
        else stays = true;
      }
      if (ids.length > 0 && (slot.is === "heading_added" || !stays)) return { ...slot, with: ids };
      const anchor = [...slots.slice(0, i)].reverse().flatMap((other) => ("old" in other && other.old ? [other.old.text] : []))[0] ?? null;
      const base = { path, to: null, from: [], under: heading.under, anchor };
      return slot.is === "heading_added"
        ? { is: "change", id: this.add({ ...base, kind: "added", blocks: [], after: heading.text }), old: null, new: heading }
        : { is: "change", id: this.add({ ...base, kind: "removed", blocks: [heading.text], after: null }), old: heading, new: null };
    });
  }
}

function levelOf(block: Block): number {
  return /^ {0,3}(#{1,6})/.exec(block.text)?.[1]?.length ?? 6;
}

/** Files that are gone and files that are new, brought together: moved, merged, or neither. */
function settle(gone: StoreText[], come: StoreText[], comparing: Comparing): void {
  const left = new Set(gone);
  const rest = come.filter((now) => {
    const parts = [...left].filter((old) => coverage(old.content, now.content) >= MERGED_IN && coverage(now.content, old.content) < 0.9);
    if (parts.length < 2) return true;
    for (const old of parts) left.delete(old);
    comparing.merged(parts, now);
    return false;
  });
  const pairs = rest
    .flatMap((now) => [...left].map((old) => ({ old, now, like: old.content === now.content ? 2 : likeness(old.content, now.content) })))
    .filter(({ like }) => like >= SAME_FILE)
    .sort((a, b) => b.like - a.like || byPath(a.old, b.old) || byPath(a.now, b.now));
  const moved = new Set<StoreText>();
  for (const { old, now } of pairs) {
    if (!left.has(old) || moved.has(now)) continue;
    left.delete(old);
    moved.add(now);
    comparing.pair(old, now);
  }
  for (const now of rest) if (!moved.has(now)) comparing.created(now);
  for (const old of left) comparing.removed(old);
}

/** The differences between two states of a store. The order of the files given does not matter. */
export function compareStores(input: readonly StoreText[], output: readonly StoreText[]): Comparison {
  const comparing = new Comparing();
  const olds = [...input].sort(byPath);
  const news = new Map([...output].sort(byPath).map((file) => [file.path, file]));
  const gone: StoreText[] = [];
  for (const old of olds) {
    const now = news.get(old.path);
    if (!now) gone.push(old);
    else if (now.content === old.content) comparing.pair(old, old);
    else comparing.pair(old, now);
    news.delete(old.path);
  }
  settle(gone, [...news.values()], comparing);
  return { files: comparing.files, changes: comparing.changes };
}
