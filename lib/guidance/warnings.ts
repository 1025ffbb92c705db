import type { LoadedChange, LoadedItem } from "./load";
import { LARGE_RELEASE_BYTES, type Sizes } from "./release";

const WHAT = { add: "addition", revise: "revision", merge: "merge", retire: "retirement" } as const;

/** A change that waits without effect, in a sentence. */
function mootWords({ operation, path, title }: LoadedChange): string {
  const lost = operation === "merge" ? "some of what it merges is" : `${path} is`;
  return `The ${WHAT[operation]} "${title}" no longer applies: ${lost} not in force any more. It is not counted, and the next publication drops it.`;
}

/** What a person should know before they publish. Remarks, never refusals. */
export function warningsOf(items: readonly LoadedItem[], changes: readonly LoadedChange[], sizes: Sizes): string[] {
  const warnings: string[] = [];
  for (const change of changes.filter((one) => one.moot)) warnings.push(mootWords(change));
  const live = changes.filter((change) => !change.moot);
  const undone = live.filter((change) => !change.standing || !change.current || change.lessonState !== "approved");
  for (const change of undone) warnings.push(`The approval of "${change.title}" no longer stands. This draft cannot be published until it is gone.`);
  if (items.length === 0) warnings.push("Nothing is left in this release: agents would get no guidance at all.");
  const bytes = sizes.files + sizes.index;
  if (bytes > LARGE_RELEASE_BYTES) {
    warnings.push(
      `An agent that gets everything reads ${Math.round(bytes / 1024)} KB each time. Long guidance crowds out the task; consider narrower audiences.`,
    );
  }
  const alone = live.filter((change) => change.approvals.length > 0 && change.approvals.every((approval) => approval.selfApproved)).length;
  if (alone > 0)
    warnings.push(
      `${alone === 1 ? "One change was" : `${alone} changes were`} approved in a workspace with a single reviewer, and will be stamped so for good.`,
    );
  const adopted = items.filter((item) => item.decision === "adopt").length;
  if (adopted > 0) warnings.push(`${adopted === 1 ? "One item was" : `${adopted} items were`} adopted and never reviewed.`);
  return warnings;
}
