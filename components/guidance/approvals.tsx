import { HostileInline } from "@/components/text/hostile-text";
import { Badge } from "@/components/ui/badge";
import { RelativeTime } from "@/components/ui/relative-time";
import type { ItemApproval } from "@/lib/guidance/load";

/** Who let it in, when and why. Adopted guidance says that nobody reviewed it. */
export function Approvals({ approvals, adopted }: { approvals: readonly ItemApproval[]; adopted: boolean }) {
  if (approvals.length === 0) return <p className="text-danger">No approval stands.</p>;
  return (
    <ul className="flex min-w-0 flex-col gap-1 [overflow-wrap:anywhere]">
      {approvals.map((approval) => (
        <li key={`${approval.id} ${approval.at}`}>
          {adopted ? "Adopted, not reviewed, by " : "Approved by "}
          <HostileInline text={approval.name} className="font-medium text-text" />, <RelativeTime at={approval.at} />
          {approval.selfApproved && (
            <Badge tone="warn" className="ml-1.5">
              Self-approved
            </Badge>
          )}
          {approval.note !== "" && (
            <>
              {": "}
              <HostileInline text={approval.note} className="text-text" />
            </>
          )}
        </li>
      ))}
    </ul>
  );
}
