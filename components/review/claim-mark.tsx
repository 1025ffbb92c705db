import type { ClaimView } from "@/lib/lessons/review-view";

/** Where the quotes of a sentence stand. */
export const claimId = (lessonId: string, at: number): string => `claim-${lessonId}-${at}`;

/** After a sentence: how many quotes bear on it, or that none does. Leads to them in the evidence. */
export function ClaimMark({ lessonId, claim, at }: { lessonId: string; claim: ClaimView | undefined; at: number }) {
  if (!claim) return null;
  const { supports, contradicts, reworded } = claim;
  if (supports + contradicts === 0) {
    return (
      <span className="ml-1.5 inline-block rounded-sm border border-dashed border-border-strong/70 px-1 align-[0.1em] text-[0.6875rem] leading-4 font-normal text-muted">
        no quote
      </span>
    );
  }
  const words = `${supports} for${contradicts > 0 ? `, ${contradicts} against` : ""}`;
  return (
    <a
      href={`#${claimId(lessonId, at)}`}
      aria-label={`Evidence for sentence ${at + 1}: ${words}${reworded ? ", found for an earlier wording" : ""}`}
      title={reworded ? `${words}; found for an earlier wording` : words}
      className="ml-1.5 inline-block rounded-sm bg-raised px-1 align-[0.1em] text-[0.6875rem] leading-4 font-normal text-muted tabular-nums hover:bg-border hover:text-text"
    >
      {words}
      {reworded && "*"}
    </a>
  );
}
