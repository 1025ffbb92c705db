import type { Finding } from "../mining/finding";
import type { KnownItem } from "./known";

const ABOUT_FAILURES = new Set(["avoid_error", "fix_error"]);

/** The item in force about the same failure of the same call, whatever it says to do about it. */
function sameFailure(finding: Finding, items: readonly KnownItem[]): KnownItem | undefined {
  const { slots, operation, state } = finding;
  if (operation !== "add" || state !== "proposed" || !ABOUT_FAILURES.has(slots.action)) return undefined;
  return items.find(
    ({ slots: known }) =>
      known !== null &&
      ABOUT_FAILURES.has(known.action) &&
      known.trigger === slots.trigger &&
      known.objects[0] !== undefined &&
      known.objects[0] === slots.objects[0],
  );
}

/**
 * What a dream says about a failure that an item in force is about already comes as a revision of that item, not beside it. Two
 * fixes of one failure that differ are shown as a contradiction. A finding that an item was made from is left alone.
 */
export function revisions(found: readonly Finding[], items: readonly KnownItem[], isOwn: (finding: Finding, item: KnownItem) => boolean): Finding[] {
  return found.map((finding) => {
    const item = sameFailure(finding, items);
    if (item === undefined || isOwn(finding, item)) return finding;
    const twoFixes = item.slots?.action === "fix_error" && finding.slots.action === "fix_error";
    return {
      ...finding,
      operation: "revise",
      targets: [item.path],
      notes: [...finding.notes, `“${item.title}” in force is about the same failure: this would take its place.`],
      contradictions: twoFixes
        ? [...finding.contradictions, { path: item.path, fingerprint: null, title: item.title, text: item.body }]
        : finding.contradictions,
    };
  });
}
