/** How wide the side panes of the desk are and which of them are folded. Kept in a cookie, so that the first paint has it right. */

export type Side = "queue" | "evidence";

export interface PanesLayout {
  /** In CSS pixels. */
  queue: number;
  evidence: number;
  folded: Record<Side, boolean>;
}

export const LAYOUT_COOKIE = "lucid-desk";
/** There once the hint of the first minutes was closed. */
export const HINT_COOKIE = "lucid-desk-hint";
export const LIMITS: Record<Side, readonly [number, number]> = { queue: [240, 560], evidence: [280, 900] };
export const DEFAULT_LAYOUT: PanesLayout = { queue: 348, evidence: 408, folded: { queue: false, evidence: false } };

export const clampWidth = (side: Side, width: number): number => Math.round(Math.min(LIMITS[side][1], Math.max(LIMITS[side][0], width)));

/** "348-408-01": widths, then whether the queue and the evidence are folded. Anything else is the default. */
export function readLayout(text: string | undefined): PanesLayout {
  const parts = /^(\d{2,4})-(\d{2,4})-([01])([01])$/.exec(text ?? "");
  if (!parts) return DEFAULT_LAYOUT;
  const [, queue, evidence, foldedQueue, foldedEvidence] = parts;
  return {
    queue: clampWidth("queue", Number(queue)),
    evidence: clampWidth("evidence", Number(evidence)),
    folded: { queue: foldedQueue === "1", evidence: foldedEvidence === "1" },
  };
}

export function writeLayout({ queue, evidence, folded }: PanesLayout): string {
  return `${queue}-${evidence}-${folded.queue ? 1 : 0}${folded.evidence ? 1 : 0}`;
}
