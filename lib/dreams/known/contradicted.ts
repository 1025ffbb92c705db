import type { Finding } from "../mining/finding";
import { aboutItems, type KnownItem } from "./known";

/** What sessions say against guidance that a dream once wrote: the same steps, the other end; the same place, the other way round. */

const same = (a: readonly string[], b: readonly string[]): boolean => a.length === b.length && a.every((one, at) => one === b[at]);

/** A difference between two lines, the other way round: what stood first is what came to stand. */
function isReversed(a: readonly string[], b: readonly string[]): boolean {
  const [what, form, before, after] = a;
  return form === "line" && before !== "" && same([what ?? "", form, after ?? "", before ?? ""], b);
}

/** In a sentence, why a finding speaks against an item; null when it does not. Steps must go with the verdicts: that they happen is no argument. */
function againstItem({ slots }: KnownItem, finding: Finding): string | null {
  if (slots === null) return null;
  const other = finding.slots;
  if (slots.action === "follow" && other.action === "failing_steps" && finding.strength !== "seen" && same(slots.objects, other.objects))
    return "In the same task, sessions that take the steps it asks for fail more often than others.";
  if (slots.action === "failing_steps" && other.action === "follow" && finding.strength !== "seen" && same(slots.objects, other.objects))
    return "In the same task, sessions that take the steps it warns of succeed more often than others.";
  if (slots.action === "line" && other.action === "line" && isReversed(slots.objects, other.objects))
    return "Results are sent back for what it asks for, and accepted with what it warns of.";
  return null;
}

/**
 * Items that sessions contradict, to be retired: with the quotes, the numbers and the strength of what speaks against them.
 * @param found the findings of this dream
 */
export function contradictedFindings(items: readonly KnownItem[], found: readonly Finding[]): Finding[] {
  return items.flatMap((item) => {
    for (const finding of found) {
      const why = finding.operation === "add" ? againstItem(item, finding) : null;
      if (why === null) continue;
      const { strength, support, association, members, cites, totals, days, people, agentVersions, tools } = finding;
      const retire = aboutItems("retire", [item], {
        title: `Retire: ${item.title}`,
        trigger: "",
        body: why,
        appliesTo: item.appliesTo,
        reason: "contradicted",
        notes: [`“${finding.text.title}” says the opposite. Approving that one beside this item would give agents both.`],
      });
      const own = cites.map((cite) => ({ ...cite, claim: 0 }));
      return [{ ...retire, strength, support, association, members, cites: own, totals, days, people, agentVersions, tools }];
    }
    return [];
  });
}

/** The findings that speak against items in force, with the items named as what they contradict. */
export function withContradictions(found: readonly Finding[], items: readonly KnownItem[]): Finding[] {
  return found.map((finding) => {
    const against = finding.operation === "add" ? items.filter((item) => againstItem(item, finding) !== null) : [];
    if (against.length === 0) return finding;
    const contradictions = against.map(({ path, title, body }) => ({ path, fingerprint: null, title, text: body }));
    return { ...finding, contradictions: [...finding.contradictions, ...contradictions] };
  });
}
