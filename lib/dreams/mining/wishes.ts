import type { DirectiveFeature } from "../features/features";
import { byText, type MinedSession } from "./finding";

/** What a wish says, apart from its words. */
export interface WishSlots {
  language: string;
  polarity: "do" | "do_not";
  verb: string;
  objects: readonly string[];
  instead: readonly string[];
}

export interface Said {
  session: MinedSession;
  wish: DirectiveFeature;
}

export interface WishGroup {
  slots: WishSlots;
  said: Said[];
}

function shared(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let count = 0;
  for (const word of a) if (b.has(word)) count++;
  return count;
}

/** Whether two object lists mean the same thing: equal, or nearly so with the smaller inside the larger. */
export function sameObjects(a: readonly string[], b: readonly string[]): boolean {
  return sameSets(new Set(a), new Set(b));
}

function sameSets(one: ReadonlySet<string>, two: ReadonlySet<string>): boolean {
  const common = shared(one, two);
  const least = Math.min(one.size, two.size);
  const most = Math.max(one.size, two.size);
  if (one.size === two.size && common === most) return true;
  if (least === 0) return false;
  if (least === 1) return common === 1 && most === 2;
  return common / least >= 0.75 && common / most >= 0.5;
}

/** Same action, same polarity, same objects: one wish. Anything less is another. */
export function sameWish(a: WishSlots, b: WishSlots): boolean {
  if (a.language !== b.language || a.polarity !== b.polarity || a.verb !== b.verb) return false;
  if (a.instead.length > 0 && b.instead.length > 0 && !sameObjects(a.instead, b.instead)) return false;
  return sameObjects(a.objects, b.objects);
}

/** The same thing wanted and not wanted, or each wanted in place of the other. */
export function opposed(a: WishSlots, b: WishSlots): boolean {
  if (a.language !== b.language) return false;
  const sameAction = a.verb === b.verb;
  if (sameAction && a.polarity !== b.polarity && sameObjects(a.objects, b.objects)) return true;
  if (!sameAction || a.polarity !== b.polarity) return false;
  return a.instead.length > 0 && sameObjects(a.instead, b.objects) && (b.instead.length === 0 || sameObjects(b.instead, a.objects));
}

interface Distinct {
  wish: DirectiveFeature;
  objects: ReadonlySet<string>;
  instead: ReadonlySet<string>;
  said: Said[];
}

/** `sameWish` of two wishes of one language, polarity and verb. */
function sameSlots(a: Distinct, b: Distinct): boolean {
  if (a.instead.size > 0 && b.instead.size > 0 && !sameSets(a.instead, b.instead)) return false;
  return sameSets(a.objects, b.objects);
}

/** Distinct wishes by one thing that they are about. Wishes that are one share an object, or have none. */
function byObject(all: readonly Distinct[]): number[][] {
  const found = new Map<string, number[]>();
  all.forEach(({ wish: { language, polarity, verb }, objects }, index) => {
    for (const object of objects.size === 0 ? [""] : objects) {
      const key = `${language}/${polarity}/${verb}/${object}`;
      const known = found.get(key);
      if (known) known.push(index);
      else found.set(key, [index]);
    }
  });
  return [...found.values()];
}

/** Groups wishes that are one, by transitive sameness over the sorted distinct ones. */
export function groupWishes(all: readonly Said[]): WishGroup[] {
  const distinct = new Map<string, Said[]>();
  for (const said of all) {
    const { language, polarity, verb, objects, instead } = said.wish;
    const key = JSON.stringify([language, polarity, verb, objects, instead]);
    const known = distinct.get(key);
    if (known) known.push(said);
    else distinct.set(key, [said]);
  }
  const entries: Distinct[] = [...distinct]
    .sort((a, b) => byText(a[0], b[0]))
    .map(([, said]) => {
      const { wish } = said[0]!;
      return { wish, objects: new Set(wish.objects), instead: new Set(wish.instead), said };
    });
  const parent = entries.map((_, index) => index);
  const root = (index: number): number => {
    let at = index;
    while (parent[at] !== at) at = parent[at] = parent[parent[at]!]!;
    return at;
  };
  for (const indices of byObject(entries)) {
    for (let i = 0; i < indices.length; i++) {
      for (let j = i + 1; j < indices.length; j++) {
        const [a, b] = [indices[i]!, indices[j]!];
        if (root(a) !== root(b) && sameSlots(entries[a]!, entries[b]!)) parent[root(b)] = root(a);
      }
    }
  }
  const groups = new Map<number, Said[]>();
  entries.forEach(({ said }, index) => {
    const at = root(index);
    groups.set(at, [...(groups.get(at) ?? []), ...said]);
  });
  return [...groups.values()].map((said) => ({
    slots: typical(said),
    said: [...said].sort((a, b) => byText(a.session.key, b.session.key) || a.wish.said.event - b.wish.said.event || a.wish.said.start - b.wish.said.start),
  }));
}

/** The slots that most sessions of a group used; ties go to fewer objects, then by code unit. */
function typical(said: readonly Said[]): WishSlots {
  const votes = new Map<string, { wish: DirectiveFeature; sessions: Set<string> }>();
  for (const { session, wish } of said) {
    const key = JSON.stringify([wish.objects, wish.instead]);
    const vote = votes.get(key) ?? { wish, sessions: new Set() };
    vote.sessions.add(session.key);
    votes.set(key, vote);
  }
  const [best] = [...votes].sort(
    (a, b) => b[1].sessions.size - a[1].sessions.size || a[1].wish.objects.length - b[1].wish.objects.length || byText(a[0], b[0]),
  );
  const { language, polarity, verb, objects, instead } = best![1].wish;
  return { language, polarity, verb, objects, instead };
}
