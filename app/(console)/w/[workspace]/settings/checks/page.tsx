import { ListChecks } from "lucide-react";
import type { Metadata } from "next";
import { CheckForm } from "@/components/settings/check-form";
import { RemoveCheck } from "@/components/settings/remove-check";
import { HostileInline } from "@/components/text/hostile-text";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { pageContext } from "@/lib/auth/gate";
import { may } from "@/lib/auth/policy";
import { ruleWords } from "@/lib/sessions/checks/check";
import { listChecks } from "@/lib/sessions/checks/queries";
import { listFacets } from "@/lib/sessions/queries/facets";

export const metadata: Metadata = { title: "Checks" };

const number = new Intl.NumberFormat("en-GB");

export default async function ChecksPage({ params }: { params: Promise<{ workspace: string }> }) {
  const { actor, workspace } = await pageContext((await params).workspace);
  const [{ checks, judged, open }, facets] = await Promise.all([listChecks(actor), listFacets(actor)]);
  const editable = may(actor, "workspace.settings");
  return (
    <div className="flex flex-col gap-6">
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <p className="max-w-2xl text-sm text-pretty text-muted">
          Checks judge sessions whose source gives no verdict, so that dreams can compare them. A verdict of the source, a grader or a person always stands.{" "}
          <span className="text-text tabular-nums">
            {number.format(judged)} judged by checks, {number.format(open)} without a verdict.
          </span>
        </p>
        {editable && <CheckForm slug={workspace.slug} agents={facets.agents} />}
      </div>
      {!editable && <Notice>You can read the checks. Changing them needs the role lead.</Notice>}
      {checks.length === 0 ? (
        <EmptyState icon={<ListChecks aria-hidden />} title="No check is defined">
          Say what a session that succeeded looks like: a tool that was called, an error that was overcome, a person who accepted the result.
        </EmptyState>
      ) : (
        <ul className="divide-y rounded-lg border bg-surface">
          {checks.map((check) => (
            <li key={check.id} className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2 px-4 py-3">
              <div className="min-w-0 flex-1 basis-64">
                <h2 className="text-sm font-medium [overflow-wrap:anywhere]">
                  <HostileInline text={check.name} />
                </h2>
                <p className="text-xs text-muted">{check.agent === null ? "Sessions of every agent" : `Sessions of ${check.agent}`} succeed when</p>
                <ul className="mt-1 list-disc pl-5 text-sm">
                  {check.rules.map((rule) => (
                    <li key={JSON.stringify(rule)} className="[overflow-wrap:anywhere]">
                      <HostileInline text={ruleWords(rule)} />
                    </li>
                  ))}
                </ul>
              </div>
              {editable && <RemoveCheck slug={workspace.slug} id={check.id} name={check.name} />}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
