import type { QueueCounts, QueueRow } from "@/lib/lessons/queue";
import type { EvidenceView } from "@/lib/lessons/review-evidence";
import type { ReviewView } from "@/lib/lessons/review-view";

/** What the desk shows: the views of lib/lessons under the desk's own words. */

export type DeskLesson = ReviewView;
export type DeskQuote = EvidenceView;
export type DeskRow = QueueRow;
export type DeskCounts = QueueCounts;
