import { Badge } from "@/components/ui/badge";
import type { ReleaseSummary } from "@/lib/guidance/queries";

/** The state of a release, and where it came from when that is not the usual way. */
export function ReleaseBadges({ release }: { release: Pick<ReleaseSummary, "state" | "origin" | "returnsTo"> }) {
  return (
    <>
      {release.state === "in_force" && <Badge tone="ok">In force</Badge>}
      {release.state === "draft" && <Badge tone="accent">Draft</Badge>}
      {release.origin === "adopted" && <Badge tone="warn">Adopted, not reviewed</Badge>}
      {release.origin === "withdrawn" && <Badge tone="warn">Lesson withdrawn</Badge>}
      {release.origin === "returned" && <Badge tone="info">Return to {release.returnsTo}</Badge>}
    </>
  );
}
