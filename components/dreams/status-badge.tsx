import { Badge } from "@/components/ui/badge";
import type { DreamStatus } from "@/lib/dreams/dream";
import { STATUS_WORDS } from "./words";

export function StatusBadge({ status, canceling = false }: { status: DreamStatus; canceling?: boolean }) {
  const { word, tone } = STATUS_WORDS[status];
  return <Badge tone={canceling ? "warn" : tone}>{canceling ? "Canceling" : word}</Badge>;
}
