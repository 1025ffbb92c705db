import { appliesToQuestion, type Question } from "../audience";
import type { LoadedItem } from "../load";
import { ItemIndex } from "./item-index";

/** What is kept of a release to find in it quickly. What is published never changes, so it stays as long as there is room. */

const MAX_RELEASES = 20;
const MAX_AUDIENCES = 500;
/** Longer than any list of tools that comes again. */
const MAX_KEY = 4_000;

type Audience = Pick<Question, "agent" | "role" | "tools">;

interface Admission {
  /** By place in the release: 1 when the item is for whoever asks. */
  admitted: Uint8Array;
  count: number;
}

class ReleaseFinder {
  readonly index: ItemIndex;
  private readonly admissions = new Map<string, Admission>();

  constructor(private readonly items: readonly LoadedItem[]) {
    this.index = new ItemIndex(items.map((item) => ({ ...item, content: item.file })));
  }

  /** Which items are for an audience. Those for certain tasks are for everyone here: the task is described, not named. */
  admission({ agent, role, tools }: Audience): Admission {
    const key = JSON.stringify([agent, role, tools]);
    const known = this.admissions.get(key);
    if (known) return known;
    const admitted = Uint8Array.from(this.items, (item) => (appliesToQuestion(item.appliesTo, { agent, role, tools }) ? 1 : 0));
    const admission = { admitted, count: admitted.reduce((sum, one) => sum + one, 0) };
    if (key.length <= MAX_KEY) {
      if (this.admissions.size >= MAX_AUDIENCES) this.admissions.clear();
      this.admissions.set(key, admission);
    }
    return admission;
  }
}

// One a process, whichever bundle a route or an action was compiled into.
const holder = globalThis as typeof globalThis & { lucidReleaseFinders?: Map<string, ReleaseFinder> };

/** @param items of the release, in order */
export function releaseFinder(releaseId: string, items: readonly LoadedItem[]): ReleaseFinder {
  holder.lucidReleaseFinders ??= new Map();
  const finders = holder.lucidReleaseFinders;
  const known = finders.get(releaseId);
  if (known) return known;
  if (finders.size >= MAX_RELEASES) finders.clear();
  const finder = new ReleaseFinder(items);
  finders.set(releaseId, finder);
  return finder;
}
