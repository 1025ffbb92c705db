import { HostileInline } from "@/components/text/hostile-text";
import { Badge, type BadgeTone } from "@/components/ui/badge";
import { Notice } from "@/components/ui/notice";
import { RelativeTime } from "@/components/ui/relative-time";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import type { Place, WithdrawalView } from "@/lib/guidance/withdraw/queries";

const STATES: Record<Place["state"], { word: string; tone: BadgeTone }> = {
  proven: { word: "gone, and checked", tone: "neutral" },
  pending: { word: "on its way", tone: "info" },
  unreachable: { word: "not within reach", tone: "warn" },
};

/** That a lesson was withdrawn, by whom and why, and what is known of each place that had it. */
export function Withdrawal({ withdrawal }: { withdrawal: WithdrawalView }) {
  return (
    <section aria-labelledby="withdrawal" className="mb-6">
      <h2 id="withdrawal" className="mb-2 text-base">
        Withdrawn
      </h2>
      <Notice tone="warn" className="mb-3">
        <HostileInline text={withdrawal.by} /> withdrew it <RelativeTime at={withdrawal.at} />, with release {withdrawal.release}:{" "}
        <HostileInline text={withdrawal.reason} />
      </Notice>
      <Table caption="Where it was, and whether it is gone" stacked>
        <TableHead>
          <tr>
            <TableHeader>Destination</TableHeader>
            <TableHeader>State</TableHeader>
            <TableHeader>What is known</TableHeader>
            <TableHeader>When</TableHeader>
          </tr>
        </TableHead>
        <TableBody>
          {withdrawal.places.map((place) => (
            <TableRow key={`${place.kind} ${place.name}`}>
              <TableCell className="[overflow-wrap:anywhere]">
                <HostileInline text={place.name} />
              </TableCell>
              <TableCell label="State">
                <Badge tone={STATES[place.state].tone}>{STATES[place.state].word}</Badge>
              </TableCell>
              <TableCell className="min-w-56 [overflow-wrap:anywhere] text-muted">
                <HostileInline text={place.detail} />
              </TableCell>
              <TableCell label="When" className="whitespace-nowrap">
                {place.at ? <RelativeTime at={place.at} /> : "–"}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </section>
  );
}
