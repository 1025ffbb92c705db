"use client";
import { useRouter } from "next/navigation";
import { useSubmit } from "@/components/layout/use-submit";
import { ConfirmDialog } from "@/components/settings/confirm-dialog";
import { HostileInline } from "@/components/text/hostile-text";
import { Button } from "@/components/ui/button";
import { ErrorState } from "@/components/ui/error-state";
import { toast } from "@/components/ui/toast";
import { removeRubricAction, requestGradingAction } from "@/lib/claude/grade/actions";
import type { RubricView } from "@/lib/claude/grade/queries";
import { counted, dollars } from "./words";

interface Rights {
  mayAsk: boolean;
  mayManage: boolean;
}

/** The library of rubrics, and how far each goes with what people said. */
export function RubricList({ slug, rubrics, ...rights }: { slug: string; rubrics: readonly RubricView[] } & Rights) {
  return (
    <ul className="flex flex-col gap-3">
      {rubrics.map((rubric) => (
        <Rubric key={rubric.id} slug={slug} rubric={rubric} {...rights} />
      ))}
    </ul>
  );
}

/** A round number of sessions at once. */
const AT_ONCE = 20;

function Rubric({ slug, rubric, mayAsk, mayManage }: { slug: string; rubric: RubricView } & Rights) {
  const router = useRouter();
  const { busy, submit, general } = useSubmit<{ sessions: number; estimateHigh: number }>();
  const { agreement } = rubric;
  const ask = (which: "unjudged" | "judged_by_people") =>
    submit(
      () => requestGradingAction(slug, { rubricId: rubric.id, which, most: AT_ONCE }),
      ({ sessions, estimateHigh }) => {
        toast.success(`Claude is asked about ${counted(sessions, "session")}, for up to ${dollars(estimateHigh)}.`);
        router.refresh();
      },
    );
  return (
    <li className="rounded-lg border bg-surface px-4 py-3.5 text-sm">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <h3 className="text-base">
          <HostileInline text={rubric.name} />
        </h3>
        <p className="text-xs text-muted">{rubric.agent ? <HostileInline text={rubric.agent} /> : "every agent"}</p>
      </div>
      <ul className="mt-1.5 list-disc pl-5">
        {rubric.criteria.map((criterion) => (
          <li key={criterion.name}>
            <HostileInline text={criterion.name} className="font-medium" />: <HostileInline text={criterion.met} className="text-muted" />
          </li>
        ))}
      </ul>
      <p className="mt-2 text-muted tabular-nums">
        {counted(rubric.graded, "session")} graded, {counted(rubric.waiting, "session")} without a verdict.{" "}
        {agreement.both === 0
          ? "No session has both its grade and a person's verdict yet, so nobody knows how good it is."
          : `Of ${counted(agreement.both, "session")} that a person judged too, ${agreement.agree} agree; ${agreement.tooKind} graded too kindly, ${agreement.tooStrict} too strictly.`}
      </p>
      {general && <ErrorState title={general} className="mt-3" />}
      <div className="mt-3 flex flex-wrap gap-2">
        {mayAsk && (
          <>
            <Button size="sm" busy={busy} disabled={rubric.waiting === 0} onClick={() => ask("unjudged")}>
              Grade {counted(Math.min(AT_ONCE, rubric.waiting), "session")}
            </Button>
            <Button size="sm" disabled={busy} onClick={() => ask("judged_by_people")}>
              Compare with people's verdicts
            </Button>
          </>
        )}
        {mayManage && (
          <ConfirmDialog
            trigger={
              <Button size="sm" variant="ghost">
                Remove
              </Button>
            }
            title={`Remove ${rubric.name}?`}
            description="It is not asked by any more. The grades that were given by it stay."
            confirm="Remove"
            run={() => removeRubricAction(slug, { id: rubric.id })}
            done="The rubric is removed."
          />
        )}
      </div>
    </li>
  );
}
