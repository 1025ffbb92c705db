import Link from "next/link";
import { HostileInline } from "@/components/text/hostile-text";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import type { Care } from "@/lib/effect/concerns/queries";
import { type Arm, type EffectView, odds } from "@/lib/effect/effect";
import { CareButton, type Person } from "./care-button";

const rate = ({ successes, sessions }: Arm): string => (sessions === 0 ? "none" : `${successes} of ${sessions}`);
const points = (difference: number | null): string =>
  difference === null ? "–" : `${difference > 0 ? "+" : difference < 0 ? "−" : ""}${Math.abs(Math.round(difference * 100))} points`;

/** From so much evidence on a finding is called one. */
const FOUND = 20;

function measured({ measured: evidence }: EffectView): string {
  if (!evidence) return "not measured";
  if (evidence.mostHarm >= FOUND) return `harms: evidence ${odds(evidence.mostHarm)}`;
  if (evidence.mostBenefit >= FOUND) return `helps: evidence ${odds(evidence.mostBenefit)}`;
  return "nothing found yet";
}

/** Lesson by lesson: what was described, what was measured, what agents said. */
export function Effects({
  slug,
  effects,
  care,
  people,
}: {
  slug: string;
  effects: readonly EffectView[];
  care: ReadonlyMap<string, Care>;
  /** Who can be named; null where the reader cannot change it. */
  people: readonly Person[] | null;
}) {
  return (
    <section aria-labelledby="effects" className="mb-8">
      <h2 id="effects" className="mb-1 text-base">
        Effects
      </h2>
      <p className="mb-3 max-w-prose text-sm text-muted">
        Described: sessions of the same tasks, with the lesson and without it; they may differ in other ways. Measured: against sessions that chance held out
        from all guidance, by a test that may be looked at at any time.
      </p>
      <Table caption="Effects of the lessons in force" stacked>
        <TableHead>
          <tr>
            <TableHeader>Lesson</TableHeader>
            <TableHeader>Described</TableHeader>
            <TableHeader>Measured</TableHeader>
            <TableHeader>Agents said</TableHeader>
            <TableHeader>Answers for it</TableHeader>
          </tr>
        </TableHead>
        <TableBody>
          {effects.map((effect) => {
            const cared = care.get(effect.itemId);
            return (
              <TableRow key={effect.lessonId}>
                <TableCell className="max-w-72 min-w-40 [overflow-wrap:anywhere]">
                  <Link href={`/w/${slug}/guidance/lessons/${effect.lessonId}`} className="font-medium hover:underline">
                    <HostileInline text={effect.title} />
                  </Link>
                </TableCell>
                <TableCell label="Described" className="whitespace-nowrap tabular-nums">
                  <div className="max-sm:text-right">
                    {points(effect.described.difference)}
                    {effect.described.with.sessions > 0 && (
                      <span className="block text-xs text-muted">
                        {rate(effect.described.with)} with it, {rate(effect.described.without)} without
                      </span>
                    )}
                  </div>
                </TableCell>
                <TableCell label="Measured" className="whitespace-nowrap tabular-nums">
                  <div className="max-sm:text-right">
                    {measured(effect)}
                    {effect.measured && (
                      <span className="block text-xs text-muted">
                        {points(effect.measured.difference)}; {effect.measured.given} with it, {effect.measured.heldOut} held out
                      </span>
                    )}
                  </div>
                </TableCell>
                <TableCell label="Agents said" className="whitespace-nowrap text-muted">
                  {effect.reports.helpful + effect.reports.harmful === 0 ? "nothing" : `helpful ${effect.reports.helpful}, harmful ${effect.reports.harmful}`}
                </TableCell>
                <TableCell label="Answers for it" className="whitespace-nowrap text-muted">
                  <div>
                    {cared?.owner ? <HostileInline text={cared.owner} /> : "nobody yet"}
                    {cared?.revalidateOn && `, until ${cared.revalidateOn}`}{" "}
                    {people && <CareButton slug={slug} itemId={effect.itemId} title={effect.title} care={cared ?? null} people={people} />}
                  </div>
                </TableCell>
              </TableRow>
            );
          })}
        </TableBody>
      </Table>
    </section>
  );
}
