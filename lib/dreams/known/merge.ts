import { canonicalJson } from "@/lib/text/hash";
import { byText, type Finding } from "../mining/finding";
import { rulesOf } from "../mining/in-force";
import { opposed } from "../mining/wishes";
import { aboutItems, type KnownItem } from "./known";

/** So much of the shorter text in clauses that stand word for word in the other makes two items one subject. */
const SAME_SUBJECT = 0.4;
/** A shorter clause ("if so", "in that case") says nothing about the subject. */
const LEAST_WORDS = 4;

const EXCEPTION = /^(?:except|unless|but|only if|other than|apart from|außer|ausser|es sei denn|nur wenn)\b/iu;
const BREAK = /[.!?;:\n]+|,\s+(?=(?:except|unless|but|only if|other than|apart from|außer|ausser|es sei denn|nur wenn)\b)/iu;

interface Clause {
  words: string;
  key: string;
  size: number;
}

function clausesOf(body: string): Clause[] {
  return body.split(BREAK).flatMap((part) => {
    const words = part.replace(/^[\s\-*+>#\d.)]+/, "").trim();
    const key = words
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, " ")
      .trim();
    return key === "" ? [] : [{ words, key, size: key.split(" ").length }];
  });
}

interface Read {
  item: KnownItem;
  clauses: Clause[];
}

function sameSubject(a: Read, b: Read): boolean {
  if (a.item.kind !== b.item.kind || a.item.trigger !== b.item.trigger || canonicalJson(a.item.appliesTo) !== canonicalJson(b.item.appliesTo)) return false;
  const keys = new Set(b.clauses.filter(({ size }) => size >= LEAST_WORDS).map(({ key }) => key));
  const shared = a.clauses.filter(({ key }) => keys.has(key)).reduce((sum, { size }) => sum + size, 0);
  const least = Math.min(...[a, b].map(({ clauses }) => clauses.reduce((sum, { size }) => sum + size, 0)));
  if (least === 0 || shared / least < SAME_SUBJECT) return false;
  // Similar is not same: items that want opposite things are a contradiction, never one item.
  const rules = rulesOf([b.item]);
  return !rulesOf([a.item]).some((one) => rules.some((other) => opposed(one.slots, other.slots)));
}

/**
 * Items that say one thing several times, to be merged into the text whose clauses most of them share. What only one of them says is
 * not in that text: those clauses are `lost`, exceptions first, for people to weigh before anything goes.
 */
export function mergeFindings(items: readonly KnownItem[]): Finding[] {
  const left = new Set([...items].sort((a, b) => byText(a.path, b.path)).map((item): Read => ({ item, clauses: clausesOf(item.body) })));
  const findings: Finding[] = [];
  for (const first of left) {
    left.delete(first);
    const group = [first];
    for (const member of group)
      for (const other of left)
        if (sameSubject(member, other)) {
          left.delete(other);
          group.push(other);
        }
    if (group.length > 1) findings.push(merged(group));
  }
  return findings;
}

function merged(group: readonly Read[]): Finding {
  const votes = new Map<string, number>();
  for (const { clauses } of group) for (const key of new Set(clauses.map((clause) => clause.key))) votes.set(key, (votes.get(key) ?? 0) + 1);
  const own = ({ clauses }: Read) => clauses.filter(({ key }) => votes.get(key) === 1).length;
  const common = ({ clauses }: Read) => clauses.filter(({ key }) => votes.get(key)! > 1).length;
  const [kept, ...absorbed] = [...group].sort((a, b) => common(b) - common(a) || own(a) - own(b) || byText(a.item.path, b.item.path));
  const stays = new Set(kept!.clauses.map(({ key }) => key));
  const lost = absorbed.flatMap(({ item, clauses }) =>
    clauses.filter(({ key }) => !stays.has(key)).map(({ words }) => ({ path: item.path, text: words, exception: EXCEPTION.test(words) })),
  );
  lost.sort((a, b) => Number(b.exception) - Number(a.exception));
  const { title, trigger, body, appliesTo } = kept!.item;
  const exceptions = lost.filter(({ exception }) => exception).length;
  return {
    ...aboutItems("merge", [kept!.item, ...absorbed.map(({ item }) => item)], {
      title,
      trigger,
      body,
      appliesTo,
      reason: "one subject",
      notes: [
        `${group.length} items in force say the same in part of their words.`,
        ...(exceptions > 0
          ? [`The merged text would lose ${exceptions === 1 ? "an exception" : `${exceptions} exceptions`}. Add what must stay before you approve.`]
          : []),
        ...lost.map(({ path, text }) => `Would be lost, from ${path}: “${text}”`),
      ],
    }),
    lost,
  };
}
