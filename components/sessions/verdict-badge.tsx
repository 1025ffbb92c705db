import { Badge } from "@/components/ui/badge";
import type { VerdictResult } from "@/lib/sessions/session";
import { verdictLabel, verdictTone } from "./words";

export function VerdictBadge({ verdict, reward, succeeded }: { verdict: VerdictResult | null; reward: number | null; succeeded: boolean | null }) {
  return <Badge tone={verdictTone(verdict, succeeded)}>{verdictLabel(verdict, reward)}</Badge>;
}
